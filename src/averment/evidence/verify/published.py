"""The published log format, read from the files alone (docs/evidence.md), not through the writer."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from averment.evidence.verify.report import Fault

PER_FILE: Final = 65_536
HEX64: Final = re.compile(rb"[0-9a-f]{64}\Z")
SALT: Final = re.compile(r"[0-9a-f]{32}\Z")
NAME: Final = re.compile(r"[a-z][a-z0-9_]*\Z")
MEMBERS: Final = frozenset({"v", "type", "case", "at", "prev_for_object", "_sd"})
INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\Z")


@dataclass(slots=True)
class Line:
    """One event as the files give it; a part that is missing is None."""

    seq: int
    body: bytes | None = None
    sealed: bytes | None = None
    entry: str | None = None
    chain: str | None = None
    public: Mapping[str, object] = field(default_factory=dict)
    members: dict[str, object] = field(default_factory=dict)  # what the disclosures say
    digests: set[str] = field(default_factory=set)  # of the disclosures

    @property
    def type(self) -> str:
        """What happened, or nothing where the body cannot be read."""
        return str(self.public.get("type", ""))

    @property
    def object(self) -> str | None:
        """The original that the event is about."""
        value = self.members.get("object")
        return value if isinstance(value, str) else None

    def place(self, kind: str) -> str:
        """The file and line of one part of the event."""
        if kind in {"entries", "chain"}:
            return f"log/{kind}, line {self.seq + 1}"
        first = self.seq // PER_FILE * PER_FILE
        return f"log/{kind}/{first:08d}.jsonl, line {self.seq - first + 1}"


class Broken(ValueError):
    """A line does not follow the format; the message says how."""


def read_lines(log: Path) -> tuple[list[Line], list[Fault]]:
    """Every event that any of the log's files knows of, and what is wrong with the files themselves."""
    faults: list[Fault] = []
    entries, chains = _plain(log / "entries", faults), _plain(log / "chain", faults)
    bodies, sealed = _shards(log / "events", faults), _shards(log / "sealed", faults)
    parts = {"entries": entries, "chain": chains, "events": bodies, "sealed": sealed}
    count = max(len(lines) for lines in parts.values())
    faults += _lengths({kind: len(lines) for kind, lines in parts.items()})
    return [
        Line(seq, _at(bodies, seq), _at(sealed, seq), _digest(entries, seq), _digest(chains, seq))
        for seq in range(count)
    ], faults


def _lengths(lengths: Mapping[str, int]) -> list[Fault]:
    """Which log files hold more or fewer events than most of them."""
    usual = max(lengths.values(), key=lambda length: (list(lengths.values()).count(length), length))
    return [
        Fault(
            "log-length",
            f"log/{kind}",
            min(length, usual),
            f"holds {length} events where most log files hold {usual}",
        )
        for kind, length in lengths.items()
        if length != usual
    ]


def read_body(line: Line) -> None:
    """Fill in the public members; Broken says why they cannot be trusted."""
    body = line.body or b""
    public = _strict(body)
    if not isinstance(public, dict) or not public.keys() >= MEMBERS:
        message = "is no event: it lacks members that every event has"
        raise Broken(message)
    if public["v"] != 1 or isinstance(public["v"], bool):
        message = f"is in format {public['v']!r}, which this version cannot check"
        raise Broken(message)
    _check_frame(public)
    line.public = public


def _check_frame(public: Mapping[str, object]) -> None:
    """The members that every event has, each in its one spelling."""
    if not INSTANT.match(str(public["at"])):
        message = f"has the time {public['at']!r}, which is not UTC with six decimals"
        raise Broken(message)
    digests = public["_sd"]
    if not isinstance(digests, list) or not digests or digests != sorted(set(map(str, digests))):
        message = "has no sorted list of sealed digests"
        raise Broken(message)


def read_sealed(line: Line) -> None:
    """Fill in the disclosed members and their digests; Broken for what is no list of disclosures."""
    arrays = _strict(line.sealed or b"")
    if not isinstance(arrays, list):
        message = "is no list of disclosures"
        raise Broken(message)
    for array in arrays:
        match array:
            case [str(salt), str(name), value] if SALT.match(salt) and NAME.match(name):
                line.digests.add(hashlib.sha256(canonical(array)).hexdigest())
                line.members[name] = value
            case _:
                message = "holds something that is not [salt, name, value]"
                raise Broken(message)


def canonical(value: object) -> bytes:
    """The one spelling of a value that has no floats and only ASCII member names (RFC 8785)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _strict(data: bytes) -> object:
    """JSON in its canonical spelling; Broken for anything else."""
    try:
        value = json.loads(data, parse_float=_no_floats, parse_constant=_no_floats)
        spelled = canonical(value)
    except (ValueError, RecursionError) as error:
        message = f"cannot be read as JSON ({error})"
        raise Broken(message) from error
    if spelled != data:
        message = "is not in canonical form"
        raise Broken(message)
    return value


def _no_floats(spelling: str) -> object:
    """Events hold no floats, not even NaN."""
    message = f"{spelling} is a float"
    raise ValueError(message)


def _plain(path: Path, faults: list[Fault]) -> list[bytes]:
    """The lines of a file of digests."""
    lines = _split(path, f"log/{path.name}", faults)
    for number, text in enumerate(lines, 1):
        if not HEX64.match(text):
            detail = "is not 64 lower-case hex digits"
            faults.append(Fault("log-line", f"log/{path.name}, line {number}", number - 1, detail))
    return lines


def _shards(folder: Path, faults: list[Fault]) -> list[bytes]:
    """The lines of a folder of files, one after another; each but the last must be full."""
    lines: list[bytes] = []
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    for index, path in enumerate(files):
        place = f"log/{folder.name}/{path.name}"
        if path.name != f"{index * PER_FILE:08d}.jsonl" or not path.is_file() or path.is_symlink():
            faults.append(
                Fault("log-stray", place, None, "does not belong here, or files before it are missing")
            )
            continue
        more = _split(path, place, faults)
        lines += more
        if (len(more) != PER_FILE and index < len(files) - 1) or len(more) > PER_FILE:
            detail = f"holds {len(more)} lines, not {PER_FILE}"
            faults.append(Fault("log-short", place, index * PER_FILE + len(more), detail))
    return lines


def _split(path: Path, place: str, faults: list[Fault]) -> list[bytes]:
    """A file's lines without their line feeds; an unfinished last one is a fault and is kept."""
    if not path.is_file():
        faults.append(Fault("log-missing", place, None, "is missing"))
        return []
    lines = path.read_bytes().split(b"\n")
    if lines[-1]:
        faults.append(
            Fault("log-torn", f"{place}, line {len(lines)}", len(lines) - 1, "ends without a line feed")
        )
        return lines
    return lines[:-1]


def _at(lines: list[bytes], seq: int) -> bytes | None:
    """A line that may be missing."""
    return lines[seq] if seq < len(lines) else None


def _digest(lines: list[bytes], seq: int) -> str | None:
    """A digest line that may be missing or malformed."""
    text = _at(lines, seq)
    return text.decode() if text is not None and HEX64.match(text) else None
