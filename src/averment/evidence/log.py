"""The log's files, by which a case survives without this software: one line per event, only ever appended.

```
log/entries                   commitment, hex          readable by everybody
log/chain                     chain value, hex         its last line is the head
log/events/00000000.jsonl     public body              65,536 events a file, named by its first one
log/sealed/00000000.jsonl     [[salt, name, value], …] mode 0600, folder 0700
```

The database's transaction is the commit point. These files follow it; after a crash they may lag, never lead.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from averment.evidence.durable import sync_descriptor, sync_path
from averment.model import AvermentError, DiskFull, Event, HistoryLost

PER_FILE: Final = 65_536  # 256 full tiles of the later Merkle log
PRIVATE: Final = 0o600
PUBLIC: Final = 0o644
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class LogUnwritable(AvermentError):
    """The log files cannot be written; the database holds everything, the next start completes the files."""

    exit_code = 3
    http_status = 507


class StaticLog:
    """The log files of one case, known to hold exactly the first `count` events; `complete` makes one."""

    def __init__(self, root: Path, count: int, sizes: dict[Path, int]) -> None:
        self.root = root
        self.count = count
        self._sizes = sizes

    def append(self, events: Sequence[Event]) -> None:
        """Write the events that the database has just committed; when this returns they are durable.

        Raises HistoryLost when the files were changed meanwhile, DiskFull or LogUnwritable when they cannot
        be written: then make a new StaticLog with `complete`, which repairs what is half-written.
        """
        if events and events[0].seq != self.count:
            message = (
                f"the log files end after event {self.count - 1}, but event {events[0].seq} was to follow"
            )
            raise HistoryLost(message)
        with_sizes = dict(self._sizes)
        for path, private, data in _files(self.root, events):
            size = with_sizes.get(path, 0)
            _append(path, data, size=size, private=private)
            with_sizes[path] = size + len(data)
        self._sizes = with_sizes
        self.count += len(events)


def complete(log_root: Path, events: Iterable[Event]) -> StaticLog:
    """Compare the log files with all events of the database, and append what a crash kept from them.

    Only missing ends are written, down to the byte. Raises HistoryLost, with file and line, where the files
    say something else or something more than the database.
    """
    _prepare(log_root)
    sizes: dict[Path, int] = {}
    count = 0
    for _, group in groupby(events, key=lambda event: event.seq // BATCH):
        batch = list(group)
        _refuse_holes(batch, count)
        for path, private, data in _files(log_root, batch):
            sizes[path] = _follow(path, data, size=sizes.get(path, 0), private=private)
        count = batch[-1].seq + 1
    _refuse_more(log_root, sizes)
    return StaticLog(log_root, count, sizes)


BATCH: Final = 4_096  # events compared at a time; divides PER_FILE


def _refuse_holes(events: Sequence[Event], count: int) -> None:
    """Events come one after another; a row that is missing was taken away."""
    for expected, event in enumerate(events, count):
        if event.seq != expected:
            message = f"event {expected} is missing in the database; run `averment verify CASE`"
            raise HistoryLost(message)


def _prepare(root: Path) -> None:
    """Make the folders; what is sealed is closed to others from the first moment."""
    (root / "events").mkdir(parents=True, exist_ok=True)
    (root / "sealed").mkdir(mode=0o700, exist_ok=True)
    sync_path(root)
    sync_path(root.parent)


def _files(root: Path, events: Sequence[Event]) -> Iterator[tuple[Path, bool, bytes]]:
    """The bytes that these events add to each file; sealed first, since salts cannot be made again."""
    for first, group in groupby(events, key=lambda event: event.seq // PER_FILE * PER_FILE):
        shard = list(group)
        name = f"{first:08d}.jsonl"
        yield root / "sealed" / name, True, b"".join(_sealed(event) for event in shard)
        yield root / "events" / name, False, b"".join(event.body.encode() + b"\n" for event in shard)
    yield root / "entries", False, "".join(event.commitment + "\n" for event in events).encode()
    yield root / "chain", False, "".join(event.chain + "\n" for event in events).encode()


def _sealed(event: Event) -> bytes:
    """The line of an event's disclosures; each inner array is what its digest is made of."""
    arrays = (f'["{each.salt}","{each.name}",{each.value}]' for each in event.disclosures)
    return f"[{','.join(arrays)}]\n".encode()


def _append(path: Path, data: bytes, *, size: int, private: bool) -> None:
    """Append to a file of a known size and wait for the disk."""
    if not data:
        return
    try:
        fresh = not path.exists()
        descriptor = os.open(path, _FLAGS, PRIVATE if private else PUBLIC)
        try:
            if os.fstat(descriptor).st_size != size:
                message = f"{path} was changed by somebody else; run `averment verify CASE`"
                raise HistoryLost(message)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            sync_descriptor(descriptor)
        finally:
            os.close(descriptor)
        if fresh:
            sync_path(path.parent)
    except OSError as error:
        detail = (
            f"cannot write {path} ({error.strerror}); the database holds all, the next start completes it"
        )
        raise (DiskFull(detail) if error.errno in FULL else LogUnwritable(detail)) from error


_FLAGS: Final = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW


def _follow(path: Path, data: bytes, *, size: int, private: bool) -> int:
    """Check that a file goes on with these bytes, append those it lacks; its size after them."""
    held = _read(path, size, len(data))
    if not data.startswith(held):
        same = next(i for i, (ours, theirs) in enumerate(zip(held, data, strict=False)) if ours != theirs)
        line = _lines_before(path, size) + data.count(b"\n", 0, same) + 1
        message = (
            f"{path}, line {line} is not what the database holds; keep both and run `averment verify CASE`"
        )
        raise HistoryLost(message)
    _append(path, data[len(held) :], size=size + len(held), private=private)
    return size + len(data)


def _read(path: Path, start: int, length: int) -> bytes:
    """Some bytes of a file; none where there is none."""
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(length)
    except FileNotFoundError:
        return b""


def _lines_before(path: Path, size: int) -> int:
    """How many lines a file's first `size` bytes have."""
    return _read(path, 0, size).count(b"\n")


def _refuse_more(root: Path, sizes: dict[Path, int]) -> None:
    """Files that know more than the database mean that the database was rolled back."""
    files = [root / "entries", root / "chain", *(root / "events").iterdir(), *(root / "sealed").iterdir()]
    for path in sorted(files):
        expected = sizes.get(path, 0)
        if path.exists() and path.stat().st_size > expected:
            line = _lines_before(path, expected) + 1
            message = (
                f"{path} goes on at line {line}, where the database ends; it was set back to an older state"
            )
            raise HistoryLost(message)
