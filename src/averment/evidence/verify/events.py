"""Is the log whole: bodies, commitments, chain, disclosures, order and time."""

import hashlib
from collections.abc import Iterator, Mapping

from averment.evidence.verify.published import Broken, Line, read_body, read_sealed
from averment.evidence.verify.report import Fault

START = bytes(32)


def check_events(lines: list[Line]) -> Iterator[Fault]:
    """Every fault of every event, in the order of the log; fills in what the lines say."""
    for line in lines:
        yield from _parts(line)
    yield from _chain(lines)
    yield from _course(lines)


def _parts(line: Line) -> Iterator[Fault]:
    """One event by itself: its form and its disclosures."""
    if line.body is not None:
        try:
            read_body(line)
        except Broken as error:
            yield Fault("event-body", line.place("events"), line.seq, str(error))
    if line.sealed is not None:
        try:
            read_sealed(line)
        except Broken as error:
            yield Fault("sealed", line.place("sealed"), line.seq, str(error))
            return
        yield from _disclosed(line)


def _disclosed(line: Line) -> Iterator[Fault]:
    """Whether the disclosures are exactly those that the body lists."""
    listed = {str(digest) for digest in _list(line.public.get("_sd"))}
    if not line.public:
        return
    place = line.place("sealed")
    if line.digests - listed:
        yield Fault("sealed", place, line.seq, "holds a member whose digest is not in the event")
    if missing := len(listed - line.digests):
        yield Fault(
            "sealed", place, line.seq, f"lacks {missing} of the {len(listed)} members that the event lists"
        )


def _list(value: object) -> list[object]:
    """A list, or none."""
    return value if isinstance(value, list) else []


def _chain(lines: list[Line]) -> Iterator[Fault]:
    """Whether body, entry and chain agree; where one of the three differs, that one was changed."""
    previous: bytes | None = START
    for line in lines:
        if previous is not None and (kind := _changed(previous, line)):
            detail = "does not agree with the other log files; it was changed after it was written"
            yield Fault("log-changed", line.place(kind), line.seq, detail)
        previous = None if line.chain is None else bytes.fromhex(line.chain)


def _changed(previous: bytes, line: Line) -> str | None:
    """Which part of an event does not fit what comes before it and the other two."""
    if line.body is None or line.entry is None or line.chain is None:
        return None  # the missing part is named already
    body, entry = hashlib.sha256(line.body).digest(), bytes.fromhex(line.entry)
    if body == entry:
        return None if _next(previous, entry) == line.chain else "chain"
    return "entries" if _next(previous, body) == line.chain else "events"


def _next(previous: bytes, entry: bytes) -> str:
    """The chain value after an entry."""
    return hashlib.sha256(previous + entry).hexdigest()


def _course(lines: list[Line]) -> Iterator[Fault]:
    """Whether the events tell one story: a beginning, one case, time and objects in order."""
    latest: dict[str, str] = {}
    case: object = None
    at = ""
    for line in lines:
        if not line.public:
            continue
        case = line.public["case"] if case is None else case
        yield from _frame(line, case, at)
        at = str(line.public["at"])
        if line.object is not None:
            yield from _previous(line, latest)
            latest[line.object] = hashlib.sha256(line.body or b"").hexdigest()


def _frame(line: Line, case: object, last: str) -> Iterator[Fault]:
    """An event among its neighbours."""
    place = line.place("events")
    if (line.type == "case.created") != (line.seq == 0):
        yield Fault("order", place, line.seq, "a case begins with case.created and has it once")
    if line.public["case"] != case:
        yield Fault("order", place, line.seq, "belongs to another case")
    if str(line.public["at"]) < last and line.type != "clock-anomaly":
        yield Fault("time", place, line.seq, "lies before the event before it, and no clock-anomaly says so")


def _previous(line: Line, latest: Mapping[str, str]) -> Iterator[Fault]:
    """Whether an event names the event before it on the same object."""
    if line.public["prev_for_object"] != latest.get(line.object or ""):
        detail = f"does not name the last event before it on object {line.object}"
        yield Fault("order", line.place("events"), line.seq, detail)
