r"""Files come in: folders walked in a fixed order, each file read once, nothing left unaccounted for.

Rules of the walk:

- Only what was named is read. A named symbolic link is followed, since it was named.
- Inside a named folder a link to a file is taken in with a note when the file lies in a named folder as
  well; a link to a folder is not walked (the folder is, under its own name); links leading out are refused.
- FIFOs, sockets and devices are never opened. The case's own folder is never entered.
- Names that are not UTF-8 are shown with `\xNN` for each byte that does not decode.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from averment.evidence.vault import Readable, Staged, Vault
from averment.model import AvermentError, Capture, Exhibit, Refusal, content_id

# How much more than its first size a growing file may give before the reading ends.
GROWTH: Final = 64 << 20
SURROGATE: Final = re.compile("[\ud800-\udfff]")
REPLACED: Final = "replaced"
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

# Stable words; the details are shown to the user.
DETAILS: Final = {
    "fifo": "This is a pipe, not a file; save what comes out of it to a file and add that.",
    "socket": "This is a socket, not a file; there is nothing in it to keep.",
    "device": "This is a device, not a file; make an image of it and add the image.",
    "not-found": "There is nothing at this path; check its spelling.",
    "vanished": "The file went away between listing and reading; restore it and add it again.",
    REPLACED: "Another file was put in its place between listing and reading; add it again.",
    "permission": "This may not be read with your permissions; change them or run as its owner.",
    "broken-symlink": "This symbolic link points to nothing; add what it should point to.",
    "symlink-loop": "This symbolic link leads back to where it stands; its folder is walked only once.",
    "symlink-folder": "This symbolic link points to a folder that is walked under its own name.",
    "symlink-outside": "This symbolic link leads out of what you named; name its target to take it in.",
    "case-folder": "This is the case's own folder; it is never taken into itself.",
    "named-twice": "This path was named twice; it is taken in once.",
    "unreadable": "The system could not read this; check the disk and copy the file elsewhere first.",
}
KINDS: Final = ((stat.S_ISFIFO, "fifo"), (stat.S_ISSOCK, "socket"))
CODES: Final = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.ELOOP: "symlink-loop",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file that can be read now."""

    real: Path  # what to open; its last part is no symbolic link
    path: str  # where it stood, as the user named it, printable
    name: str
    device: int
    inode: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """Something found that is not read: a refusal without its moment."""

    path: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the walk: as named, and where it really is."""

    shown: Path
    real: Path
    hidden: bool = False  # stands below a hidden folder


def visible(name: str) -> str:
    r"""A file name that can be stored and shown: bytes outside UTF-8 become `\xNN`, valid names stay."""
    if not SURROGATE.search(name):
        return name
    # A literal backslash is doubled, so that two different names never look the same.
    return SURROGATE.sub(_escape, name.replace("\\", "\\\\"))


def _escape(found: re.Match[str]) -> str:
    """The spelling of one undecodable byte (PEP 383 keeps byte 0xNN as U+DCNN)."""
    code = ord(found.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"  # noqa: PLR2004 - PEP 383


def walk(paths: Iterable[Path], *, exclude: Path | None = None) -> Iterator[Found | TurnedAway]:
    """Every file under `paths`, in the order named and sorted by the bytes of the names below.

    `exclude` is the case's own folder. Nothing is opened but folders; nothing is raised for what cannot
    be read: it comes out as TurnedAway.
    """
    named = [(path, _real(path)) for path in paths]
    roots = tuple(real for _, real in named if isinstance(real, Path))
    steps = _Walk(roots, None if exclude is None else Path(os.path.realpath(exclude)))
    for path, real in named:
        if isinstance(real, Path):
            yield from steps.below(_Spot(path, real))
        else:
            yield _turn_away(path, {"vanished": "not-found"}.get(real, real))


def _real(path: Path) -> Path | str:
    """Where a path leads after all links, or the code that says why nowhere."""
    try:
        return Path(os.path.realpath(path, strict=True))
    except OSError as error:
        if error.errno == errno.ENOENT and path.is_symlink():
            return "broken-symlink"
        return CODES.get(error.errno or 0, "unreadable")


def _turn_away(path: Path, code: str, why: str = "") -> TurnedAway:
    """The refusal of one place."""
    return TurnedAway(visible(str(path)), code, DETAILS[code] + (f" ({why})" if why else ""))


class _Walk:
    """One walk over all named folders, without recursion: folders may be nested as deep as paths are long."""

    def __init__(self, roots: tuple[Path, ...], exclude: Path | None) -> None:
        self.roots = roots
        self.exclude = exclude
        self.seen: set[Path] = set()

    def below(self, top: _Spot) -> Iterator[Found | TurnedAway]:
        """Everything at and under one named path."""
        waiting = [top]
        while waiting:
            spot = waiting.pop()
            try:
                status = spot.real.lstat()
                if stat.S_ISDIR(status.st_mode):
                    inside = self._enter(spot)
                    if isinstance(inside, TurnedAway):
                        yield inside
                    else:
                        waiting += inside
                else:
                    yield self._look(spot, status)
            except OSError as error:
                yield _turn_away(spot.shown, CODES.get(error.errno or 0, "unreadable"), error.strerror or "")

    def _enter(self, spot: _Spot) -> list[_Spot] | TurnedAway:
        """The places in a folder, last name first, since the last one put is the first one taken."""
        if code := self._barred(spot.real):
            return _turn_away(spot.shown, code)
        hidden = spot.hidden or (spot.real not in self.roots and spot.real.name.startswith("."))
        names = sorted((entry.name for entry in spot.real.iterdir()), key=os.fsencode, reverse=True)
        return [_Spot(spot.shown / name, spot.real / name, hidden) for name in names]

    def _barred(self, real: Path) -> str | None:
        """Why a place may not be looked at (again)."""
        if self._in_case(real):
            return "case-folder"
        if real in self.seen:
            return "named-twice"
        self.seen.add(real)
        return None

    def _in_case(self, real: Path) -> bool:
        """Whether a place is, or lies in, the case's own folder."""
        return self.exclude is not None and real.is_relative_to(self.exclude)

    def _look(self, spot: _Spot, status: os.stat_result) -> Found | TurnedAway:
        """What to do with one place that is no folder."""
        if code := self._barred(spot.real) or _kind(status):
            return _turn_away(spot.shown, code)
        if stat.S_ISLNK(status.st_mode):
            return self._through(spot)
        return _found(spot, spot.real, status)

    def _through(self, spot: _Spot) -> Found | TurnedAway:
        """What to do with a symbolic link inside a named folder."""
        target = _real(spot.real)
        if isinstance(target, str):
            return _turn_away(spot.shown, target)
        where = visible(str(target))
        if not any(target.is_relative_to(root) for root in self.roots):
            return _turn_away(spot.shown, "symlink-outside", f"it points to {where}")
        if self._in_case(target):
            return _turn_away(spot.shown, "case-folder")
        status = target.lstat()
        if stat.S_ISDIR(status.st_mode):
            loop = spot.real.is_relative_to(target)
            return _turn_away(spot.shown, "symlink-loop" if loop else "symlink-folder")
        if code := _kind(status):
            return _turn_away(spot.shown, code)
        return _found(spot, target, status, note=f"reached through a symbolic link to {where}")


def _kind(status: os.stat_result) -> str | None:
    """The code of something that is neither file, folder nor link."""
    mode = status.st_mode
    if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
        return None
    return next((code for is_kind, code in KINDS if is_kind(mode)), "device")


def _found(spot: _Spot, real: Path, status: os.stat_result, *, note: str | None = None) -> Found:
    """A readable file, with what should be known about its place."""
    name = spot.shown.name
    notes = [note] if note else []
    if name.startswith("."):
        notes.append("hidden file")
    if spot.hidden:
        notes.append("in a hidden folder")
    if SURROGATE.search(str(spot.shown)):
        notes.append("its name is not valid UTF-8 and is shown escaped")
    return Found(real, visible(str(spot.shown)), visible(name), status.st_dev, status.st_ino, tuple(notes))


class _Unreadable(AvermentError):
    """A source file cannot be read; the refusal made of this says what to do."""

    def __init__(self, code: str, why: str = "") -> None:
        super().__init__(why)
        self.code = code
        self.why = why


class _Source:
    """An open source file that watches whether it changes while it is read."""

    def __init__(self, found: Found) -> None:
        # Never waits (a pipe may have taken the file's place), never follows a link, never changes the file.
        flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            self._descriptor = os.open(found.real, flags)
        except OSError as error:
            raise _unreadable(error) from error
        self._before = os.fstat(self._descriptor)
        self._read = 0
        if (self._before.st_dev, self._before.st_ino) != (found.device, found.inode):
            os.close(self._descriptor)
            raise _Unreadable(REPLACED)

    def __enter__(self) -> Self:
        """Give the reader."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close the file."""
        os.close(self._descriptor)

    def read(self, size: int, /) -> bytes:
        """The next bytes; the end comes early for a file that grows without end."""
        room = self._before.st_size + GROWTH - self._read
        try:
            chunk = os.read(self._descriptor, min(size, room))
        except OSError as error:
            raise _unreadable(error) from error
        self._read += len(chunk)
        return chunk

    @property
    def modified_at(self) -> datetime | None:
        """The file's own time of change; None when it lies outside the calendar."""
        try:
            return EPOCH + timedelta(microseconds=self._before.st_mtime_ns // 1000)
        except OverflowError:
            return None

    @property
    def note(self) -> str | None:
        """A sentence when the file changed between the first and the last byte read."""
        after = os.fstat(self._descriptor)
        same_time = after.st_mtime_ns == self._before.st_mtime_ns
        if same_time and after.st_size == self._before.st_size == self._read:
            return None
        return f"changed while it was read; the {self._read} bytes read were kept"


def _unreadable(error: OSError) -> _Unreadable:
    """What an error of the source means."""
    return _Unreadable(CODES.get(error.errno or 0, "unreadable"), error.strerror or "")


def refuse(turned: TurnedAway, *, at: datetime) -> Refusal:
    """The refusal of something turned away, at a moment."""
    ident = content_id("ref", turned.path, turned.code, at.isoformat())
    return Refusal(ident, turned.path, turned.code, turned.detail, at)


def receive(
    vault: Vault, found: Found | TurnedAway, *, actor: str, at: datetime
) -> tuple[Exhibit, Capture] | Refusal:
    """Take in one file, durably, or say why not; DiskFull and VaultUnwritable are raised, never swallowed."""
    return receive_all(vault, [found], actor=actor, at=at)[0]


def receive_all(
    vault: Vault, many: Iterable[Found | TurnedAway], *, actor: str, at: datetime
) -> list[tuple[Exhibit, Capture] | Refusal]:
    """Take in many files, waiting for the disk once; results stand in the order of `many`.

    Give some hundred files at a time: all are on disk twice for a moment at most. When the vault fails,
    nothing of this batch is acknowledged and nothing unfinished stays.
    """
    results: list[tuple[Exhibit, Capture] | Refusal] = []
    staged: list[Staged] = []
    try:
        for found in many:
            result = _stage(vault, found, actor=actor, at=at)
            if isinstance(result, Refusal):
                results.append(result)
            else:
                staged.append(result[0])
                results.append((result[0].exhibit, result[1]))
    except BaseException:
        vault.discard(staged)
        raise
    if staged:
        vault.settle(staged)
    return results


def _stage(
    vault: Vault, found: Found | TurnedAway, *, actor: str, at: datetime
) -> tuple[Staged, Capture] | Refusal:
    """Read one file into the vault, not yet durable."""
    if isinstance(found, TurnedAway):
        return refuse(found, at=at)
    try:
        with _Source(found) as source:
            staged = vault.stage(source)
            modified_at, note = source.modified_at, source.note
    except _Unreadable as error:
        detail = DETAILS[error.code] + (f" ({error.why})" if error.why else "")
        return refuse(TurnedAway(found.path, error.code, detail), at=at)
    notes = [*found.notes, *([note] if note else [])]
    capture = Capture(
        id=content_id("cap", staged.exhibit.sha256, found.path, actor, at.isoformat()),
        exhibit=staged.exhibit.sha256,
        name=found.name,
        path=found.path,
        taken_at=at,
        actor=actor,
        modified_at=modified_at,
        note="; ".join(notes) or None,
    )
    return staged, capture


def receive_part(  # noqa: PLR0913 - a capture has that many sides
    vault: Vault, stream: Readable, *, name: str, path: str, container: str, actor: str, at: datetime
) -> tuple[Exhibit, Capture]:
    """Keep a part of an exhibit (attachment, archive member) as an exhibit of its own, durably.

    `container` is the SHA-256 of what it came out of, `path` says where in it: `mail.eml!plan.pdf`.
    """
    exhibit = vault.put(stream)
    ident = content_id("cap", exhibit.sha256, visible(path), actor, at.isoformat())
    return exhibit, Capture(
        ident, exhibit.sha256, visible(name), visible(path), at, actor, container=container
    )
