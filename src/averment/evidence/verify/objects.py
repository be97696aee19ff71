"""Are the originals there, unchanged, and each accounted for by an event."""

import hashlib
import re
import stat
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.evidence.verify.published import Line
from averment.evidence.verify.report import Fault

BLOB: Final = re.compile(r"objects/sha256/([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})\Z")
SHELF: Final = re.compile(r"objects/sha256(/[0-9a-f]{2}){0,2}\Z")
BRINGS: Final = frozenset({"acquired", "derived"})
READERS: Final = 4  # hashing lets other threads run; more than a few only compete for the disk


@dataclass(frozen=True, slots=True)
class Blob:
    """An original as it lies on the disk."""

    place: str
    sha256: str  # as named
    found: str  # as hashed
    sha512: str
    size: int
    mode: int


def read_blobs(root: Path) -> tuple[dict[str, Blob], list[Fault]]:
    """Every original, hashed anew, and everything under objects/ that is none."""
    faults: list[Fault] = []
    paths: list[Path] = []
    for path in sorted((root / "objects").rglob("*")):
        place = path.relative_to(root).as_posix()
        if fault := _stray(path, place):
            faults.append(fault)
        elif BLOB.match(place):
            paths.append(path)
    with ThreadPoolExecutor(READERS) as pool:
        blobs = list(pool.map(lambda path: _blob(root, path), paths))
    faults += [each for each in blobs if isinstance(each, Fault)]
    return {each.sha256: each for each in blobs if isinstance(each, Blob)}, faults


def _stray(path: Path, place: str) -> Fault | None:
    """What is wrong with a thing under objects/ that is no original and no folder for one."""
    if place == "objects/tmp" and path.is_dir() and not path.is_symlink():
        return None
    if place.startswith("objects/tmp/"):
        detail = "was left unfinished by a process that ended early; the next `averment add` removes it"
        return Fault("leftover", place, None, detail, grave=False)
    mode = path.lstat().st_mode
    if (stat.S_ISREG(mode) and BLOB.match(place)) or (stat.S_ISDIR(mode) and SHELF.match(place)):
        return None
    return Fault("object-stray", place, None, "is no original: its place or its kind is wrong")


def _blob(root: Path, path: Path) -> Blob | Fault:
    """One original, read to its end."""
    place = path.relative_to(root).as_posix()
    first, second, size = hashlib.sha256(), hashlib.sha512(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                first.update(chunk)
                second.update(chunk)
                size += len(chunk)
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError as error:
        return Fault("object-unreadable", place, None, f"cannot be read ({error.strerror})")
    return Blob(place, path.name, first.hexdigest(), second.hexdigest(), size, mode)


def check_objects(blobs: Mapping[str, Blob], lines: list[Line]) -> Iterator[Fault]:
    """Originals against their names and against the events that brought them."""
    brought: dict[str, Line] = {}
    for line in lines:
        if line.type in BRINGS and line.object is not None:
            brought.setdefault(line.object, line)
            yield from _brought(line, blobs.get(line.object))
            yield from _inputs(line, blobs)
    for sha256, blob in blobs.items():
        yield from _itself(blob, brought.get(sha256))


def _brought(line: Line, blob: Blob | None) -> Iterator[Fault]:
    """An event that brought an original, against the original."""
    sha256 = line.object or ""
    if blob is None:
        place = f"objects/sha256/{sha256[:2]}/{sha256[2:4]}/{sha256}"
        yield Fault("object-missing", place, line.seq, f"is missing, though it was {line.type}")
    elif blob.found == blob.sha256 and (blob.size, blob.sha512) != (
        line.members.get("size"),
        line.members.get("sha512"),
    ):
        detail = f"states another size or SHA-512 than {blob.place} has"
        yield Fault("object-differs", line.place("sealed"), line.seq, detail)


def _inputs(line: Line, blobs: Mapping[str, Blob]) -> Iterator[Fault]:
    """The originals out of which an event made another."""
    inputs = line.members.get("inputs")
    for sha256 in inputs if isinstance(inputs, list) else []:
        if str(sha256) not in blobs:
            yield Fault(
                "object-missing", f"object {sha256}", line.seq, "is missing, though another was made of it"
            )


def _itself(blob: Blob, line: Line | None) -> Iterator[Fault]:
    """An original against its name, its rights and the log."""
    seq = None if line is None else line.seq
    if blob.found != blob.sha256:
        size = "" if line is None else f", {blob.size} bytes where {line.members.get('size')} were received"
        yield Fault("object-bytes", blob.place, seq, f"was changed: its bytes give {blob.found}{size}")
    if blob.mode & ~0o400:
        detail = f"has the rights {blob.mode:04o}, not 0400; its bytes could be changed by mistake"
        yield Fault("object-mode", blob.place, seq, detail, grave=False)
    if line is None:
        detail = "no event names it; a process that was killed between writing and recording leaves this"
        yield Fault("object-orphan", blob.place, None, detail, grave=False)
