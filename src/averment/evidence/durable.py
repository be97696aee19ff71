"""Making bytes survive a power cut: fsync of files and folders, one or many."""

import fcntl
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

FULL_SYNC: Final[int | None] = getattr(fcntl, "F_FULLFSYNC", None)  # only macOS has to be asked twice

# Waiting for the disk costs no processor; 16 waiting threads come near one syncfs (evidence.md section 7).
WAITING: Final = 16


def sync_descriptor(descriptor: int) -> None:
    """Return once the bytes behind an open descriptor are on the disk; OSError means that they are not."""
    if FULL_SYNC is None:
        os.fsync(descriptor)
    else:
        fcntl.fcntl(descriptor, FULL_SYNC)


def sync_path(path: Path) -> None:
    """The same for a file or folder by name; for a folder, its list of names becomes durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        sync_descriptor(descriptor)
    finally:
        os.close(descriptor)


def sync_paths(paths: Iterable[Path]) -> None:
    """The same for many at a time; the first failure is raised."""
    many = sorted(set(paths))
    if len(many) == 1:
        sync_path(many[0])
        return
    with ThreadPoolExecutor(WAITING) as pool:
        for _ in pool.map(sync_path, many):
            pass
