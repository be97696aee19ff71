"""The vault: originals byte for byte, under the name of their own digest, never changed.

```
case-root/objects/sha256/ab/cd/abcd…   mode 0400, exactly the bytes received
case-root/objects/tmp/                 being written; swept at start
```
"""

import errno
import hashlib
import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from averment.evidence.durable import sync_path, sync_paths
from averment.model import AvermentError, DiskFull, Exhibit, InvalidWord, NotFound, VerificationFailed

CHUNK: Final = 1 << 20
READ_ONLY: Final = 0o400
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
HEX: Final = frozenset("0123456789abcdef")
DIGITS: Final = 64


class VaultUnwritable(AvermentError):
    """The case folder cannot be written; check its disk and permissions, then run the command again."""

    exit_code = 3
    http_status = 507


class Readable(Protocol):
    """Anything that gives bytes; b"" is the end."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes."""


@dataclass(frozen=True, slots=True)
class Staged:
    """Bytes that are written and hashed, but neither durable nor in their place."""

    exhibit: Exhibit
    tmp: Path


class Vault:
    """The originals of one case; safe for threads and processes, but `sweep` is for the lock's holder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._objects = root / "objects"
        self._tmp = self._objects / "tmp"
        self._numbers = itertools.count()
        self._synced: set[Path] = set()  # folders whose own name is known to be durable

    def path(self, sha256: str) -> Path:
        """Where the original of this digest stands or would stand; InvalidWord for anything but a digest."""
        if len(sha256) != DIGITS or not HEX.issuperset(sha256):
            message = f"{sha256!r} is not a SHA-256 in lower-case hex"
            raise InvalidWord(message)
        return self._objects / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> BinaryIO:
        """The original's bytes for reading; NotFound when the case does not hold it."""
        try:
            descriptor = os.open(self.path(sha256), os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        except FileNotFoundError as error:
            message = f"the case holds no original {sha256}; `averment verify CASE` says what is missing"
            raise NotFound(message) from error
        return os.fdopen(descriptor, "rb")

    def put(self, stream: Readable) -> Exhibit:
        """Take in one stream, once, to its end; when this returns, the bytes are durable.

        Raises DiskFull or VaultUnwritable with nothing half-written; errors of `stream` pass through.
        """
        return self.settle([self.stage(stream)])[0]

    def stage(self, stream: Readable) -> Staged:
        """Write and hash a stream without waiting for the disk; `settle` or `discard` must follow."""
        with self._failures():
            tmp, descriptor = self._claim()
        try:
            try:
                exhibit = self._pour(stream, descriptor)
                with self._failures():
                    os.fchmod(descriptor, READ_ONLY)
            finally:
                os.close(descriptor)
        except BaseException:
            tmp.unlink(missing_ok=True)
            raise
        return Staged(exhibit, tmp)

    def settle(self, staged: Sequence[Staged]) -> tuple[Exhibit, ...]:
        """Make many staged streams durable and put each in its place, waiting for the disk together.

        All or an error: DiskFull, VaultUnwritable, or VerificationFailed when a blob that already stands in
        the place holds other bytes. Blobs placed before the error stay, as orphans until they come again.
        """
        try:
            with self._failures():
                sync_paths(item.tmp for item in staged)
                shelves = [self._place(item) for item in staged]
                self._sync_shelves(shelves)
        finally:
            self.discard(staged)
        return tuple(item.exhibit for item in staged)

    def discard(self, staged: Sequence[Staged]) -> None:
        """Forget staged streams; what is already in its place stays."""
        for item in staged:
            item.tmp.unlink(missing_ok=True)

    def sweep(self) -> tuple[str, ...]:
        """Remove what a killed process left unfinished, and name it; only while holding the case's lock."""
        if not self._tmp.is_dir():
            return ()
        leftovers = sorted(self._tmp.iterdir())
        with self._failures():
            for path in leftovers:
                path.unlink(missing_ok=True)
        return tuple(path.name for path in leftovers)

    def _claim(self) -> tuple[Path, int]:
        """A new file in tmp that nobody else holds; the number is not random, O_EXCL settles collisions."""
        self._tmp.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            tmp = self._tmp / f"{os.getpid()}-{next(self._numbers)}"
            try:
                return tmp, os.open(tmp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            except FileExistsError:
                continue

    def _pour(self, stream: Readable, descriptor: int) -> Exhibit:
        """Copy to the end, hashing on the way."""
        first, second, size = hashlib.sha256(), hashlib.sha512(), 0
        while chunk := stream.read(CHUNK):
            first.update(chunk)
            second.update(chunk)
            size += len(chunk)
            with self._failures():
                _write_all(descriptor, chunk)
        return Exhibit(first.hexdigest(), second.hexdigest(), size)

    def _place(self, item: Staged) -> Path:
        """Give the blob its name without ever replacing another file; the folder it now stands in."""
        final = self.path(item.exhibit.sha256)
        final.parent.mkdir(parents=True, exist_ok=True)
        try:
            final.hardlink_to(item.tmp)
        except FileExistsError:
            _require_same(final, item.exhibit)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            _rename_new(item.tmp, final, item.exhibit)  # a file system without hard links
        return final.parent

    def _sync_shelves(self, shelves: list[Path]) -> None:
        """Make the new names durable, and once per process the folders on the way to them."""
        above = {
            up for shelf in shelves for up in (shelf.parent, shelf.parent.parent, self._objects, self.root)
        }
        sync_paths(set(shelves) | (above - self._synced))
        self._synced |= above

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Say what a failed write means for the user; a full disk is not a broken one."""
        try:
            yield
        except OSError as error:
            if error.errno in FULL:
                message = f"no room for originals under {self.root} ({error.strerror}); "
                raise DiskFull(message + "free some and run the same command again") from error
            message = f"cannot write originals under {self.root}: {error.strerror or error}; "
            raise VaultUnwritable(message + "check the disk and the permissions") from error


def _write_all(descriptor: int, chunk: bytes) -> None:
    """Write a chunk to its end; one call may write only a part."""
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _rename_new(tmp: Path, final: Path, exhibit: Exhibit) -> None:
    """Rename into place; the check before is not atomic, but both files would hold the same bytes."""
    if final.exists():
        _require_same(final, exhibit)
    else:
        tmp.rename(final)
        sync_path(final.parent)


def _require_same(final: Path, exhibit: Exhibit) -> None:
    """Refuse to call something preserved when the blob in its place was changed."""
    descriptor = os.open(final, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as blob:
        found = hashlib.file_digest(blob, "sha256").hexdigest()
    if found != exhibit.sha256:
        message = f"the stored original {final} was changed, its bytes give {found}; restore it from a backup"
        raise VerificationFailed(message)
