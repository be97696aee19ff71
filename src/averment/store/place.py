"""Where a database may lie, and who may write to it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from averment.model import CaseBusy, UnsafeDatabase

# SQLite's write-ahead log needs memory shared by all processes, which these cannot give.
# https://www.sqlite.org/wal.html, section 1, point 2.
NETWORKED: Final = frozenset(
    {
        "9p",
        "afs",
        "ceph",
        "cifs",
        "coda",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "gfs2",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "ocfs2",
        "smb3",
        "smbfs",
    }
)
MOUNTS: Final = Path("/proc/self/mountinfo")


def refuse_network(folder: Path, mounts: str | None = None) -> None:
    """Raise UnsafeDatabase when the folder lies on a network file system; unknown systems pass."""
    kind = file_system(folder, mounts)
    if kind in NETWORKED:
        message = (
            f"{folder} lies on a network file system ({kind}), where SQLite can lose data; "
            "move the case to a local disk, or use a PostgreSQL database"
        )
        raise UnsafeDatabase(message)


def file_system(folder: Path, mounts: str | None = None) -> str | None:
    """The type of the file system on which a folder lies, from Linux's mount table (proc(5)); else None."""
    if mounts is None:
        if not MOUNTS.exists():
            return None
        mounts = MOUNTS.read_text("utf-8", errors="replace")
    place = str(folder.resolve())
    best, kind = -1, None
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        point = left.split()[4].encode().decode("unicode_escape")
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:  # a later mount on the same point hides the earlier one
            best, kind = len(point), right.split()[0]
    return kind


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold the case for writing; CaseBusy at once when another process holds it.

    The operating system lets the lock go when the process ends, however it ends.
    """
    with lock.open("a+b") as handle:
        if not _take(handle):
            message = f"another process is writing to {lock.parent}; wait for it to end, then try again"
            raise CaseBusy(message)
        try:
            yield
        finally:
            _let_go(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: IO[bytes]) -> bool:
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(handle: IO[bytes]) -> None:
        os.lseek(handle.fileno(), 0, os.SEEK_SET)
        msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(handle: IO[bytes]) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
