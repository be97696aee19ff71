"""Waiting for the disk fails loudly."""

import os
from pathlib import Path

import pytest

from averment.evidence.durable import sync_descriptor, sync_path, sync_paths


def test_files_and_folders_can_be_waited_for(tmp_path: Path) -> None:
    """A read-only file, its folder, many at a time and none at all."""
    path = tmp_path / "blob"
    path.write_bytes(b"x")
    path.chmod(0o400)
    sync_path(path)
    sync_path(tmp_path)
    sync_paths([path, tmp_path, path])
    sync_paths([])


def test_what_is_gone_is_an_error(tmp_path: Path) -> None:
    """One missing file among many is not passed over."""
    (tmp_path / "here").write_bytes(b"x")
    with pytest.raises(FileNotFoundError):
        sync_paths([tmp_path / "here", tmp_path / "gone"])


def test_a_pipe_cannot_be_made_durable() -> None:
    """A descriptor without a disk behind it is refused by the system, not accepted in silence."""
    one, two = os.pipe()
    try:
        with pytest.raises(OSError, match="Invalid argument"):
            sync_descriptor(two)
    finally:
        os.close(one)
        os.close(two)
