"""Does the database say the same as the folder: a row edited by hand is named."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from averment.evidence.verify.objects import BRINGS, Blob
from averment.evidence.verify.published import Line
from averment.evidence.verify.report import Fault
from averment.model import Capture, Event, Exhibit, Refusal


def check_event_rows(events: Iterable[Event], lines: list[Line]) -> Iterator[Fault]:
    """The database's events against the files, one by one."""
    count = -1
    for count, event in enumerate(events):
        place = f"database, event {event.seq}"
        if event.seq != count:
            yield Fault(
                "row-missing", f"database, event {count}", count, f"is missing; event {event.seq} follows"
            )
            return
        if count >= len(lines):
            detail = "is not yet in the log files; the next command that opens the case completes them"
            yield Fault("log-behind", place, count, detail, grave=False)
        else:
            yield from _event_row(event, lines[count], place)
    if count + 1 < len(lines):
        detail = (
            f"is in the log files, but the database ends after {count + 1} events; it was set back or cut"
        )
        yield Fault("row-missing", f"database, event {count + 1}", count + 1, detail)


def _event_row(event: Event, line: Line, place: str) -> Iterator[Fault]:
    """One event row against its lines."""
    arrays = (f'["{each.salt}","{each.name}",{each.value}]' for each in event.disclosures)
    sealed = f"[{','.join(arrays)}]".encode()
    pairs = (
        ("body", event.body.encode() == line.body, "events"),
        ("commitment", event.commitment == line.entry, "entries"),
        ("chain value", event.chain == line.chain, "chain"),
        ("sealed members", sealed == line.sealed, "sealed"),
        ("sealed digests", {each.digest for each in event.disclosures} == line.digests, "sealed"),
    )
    for what, same, kind in pairs:
        if not same:
            yield Fault("row-differs", place, event.seq, f"has another {what} than {line.place(kind)}")


def check_exhibit_rows(
    exhibits: Iterable[Exhibit], lines: list[Line], blobs: Mapping[str, Blob]
) -> Iterator[Fault]:
    """The database's exhibits against the originals and the events that brought them."""
    brought = {line.object: line.seq for line in lines if line.type in BRINGS and line.object is not None}
    rows = {row.sha256: row for row in exhibits}
    for sha256, row in rows.items():
        place, seq = f"database, exhibit {sha256}", brought.get(sha256)
        blob = blobs.get(sha256)
        if seq is None:
            yield Fault("row-unknown", place, None, "was brought by no event")
        if blob is None:
            yield Fault("object-missing", place, seq, "has no original in the folder")
        elif blob.found == sha256 and (row.size, row.sha512) != (blob.size, blob.sha512):
            yield Fault("row-differs", place, seq, f"has another size or SHA-512 than {blob.place}")
    for sha256 in sorted(brought.keys() - rows.keys()):
        detail = "is missing, though an event brought the original"
        yield Fault("row-missing", f"database, exhibit {sha256}", brought[sha256], detail)


def check_capture_rows(captures: Iterable[Capture], lines: list[Line]) -> Iterator[Fault]:
    """The database's captures against the events that recorded them."""
    told = {str(line.members.get("capture")): line for line in lines if line.type in BRINGS}
    yield from _compare("capture", {row.id: _capture(row) for row in captures}, told)


def check_refusal_rows(refusals: Iterable[Refusal], lines: list[Line]) -> Iterator[Fault]:
    """The database's refusals against the events that recorded them."""
    told = {str(line.members.get("refusal")): line for line in lines if line.type == "refused"}
    yield from _compare("refusal", {row.id: _refusal(row) for row in refusals}, told)


def _compare(
    kind: str, rows: Mapping[str, Mapping[str, object]], told: Mapping[str, Line]
) -> Iterator[Fault]:
    """Rows against what the log tells of them, member by member."""
    for ident, row in rows.items():
        place, line = f"database, {kind} {ident}", told.get(ident)
        if line is None:
            yield Fault("row-unknown", place, None, "no event recorded it")
            continue
        said = {**line.members, "at": line.public.get("at")}
        if wrong := [name for name, value in row.items() if said.get(name) != value]:
            yield Fault("row-differs", place, line.seq, f"has another {', '.join(wrong)} than the event")
    for known in sorted(told.keys() - rows.keys()):
        detail = "is missing, though an event recorded it"
        yield Fault("row-missing", f"database, {kind} {known}", told[known].seq, detail)


def _capture(row: Capture) -> dict[str, object]:
    """A capture in the words of its event."""
    return {
        "object": row.exhibit,
        "name": row.name,
        "path": row.path,
        "at": _instant(row.taken_at),
        "actor": row.actor,
        "modified_at": None if row.modified_at is None else _instant(row.modified_at),
        "container": row.container,
        "note": row.note,
    }


def _refusal(row: Refusal) -> dict[str, object]:
    """A refusal in the words of its event."""
    return {
        "path": row.path,
        "code": row.code,
        "detail": row.detail,
        "at": _instant(row.at),
        "container": row.container,
    }


def _instant(at: datetime) -> str:
    """A moment as the format spells it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
