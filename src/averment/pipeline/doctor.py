"""What this machine offers, what it lacks, and what the lack costs."""

import importlib.metadata
import importlib.util
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import averment
from averment.model import AvermentError
from averment.store import refuse_network, refuse_old, sqlite_version


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: str  # "ok", "missing" (something works less well), "bad" (do not work with evidence here)
    found: str
    advice: str | None = None


def examine(folder: Path) -> tuple[Check, ...]:
    """Look at the machine, and at the disk on which `folder` lies."""
    return (
        Check("averment", "ok", averment.__version__),
        Check("python", "ok", f"{platform.python_version()} ({sys.executable})"),
        _sqlite(),
        _disk(folder),
        _sandbox(),
        _postgres(),
    )


def _sqlite() -> Check:
    try:
        refuse_old()
    except AvermentError as error:
        return Check("sqlite", "bad", sqlite_version, str(error))
    return Check("sqlite", "ok", f"{sqlite_version} through apsw")


def _disk(folder: Path) -> Check:
    free = f"{shutil.disk_usage(folder).free / 1e9:.1f} GB free at {folder.resolve()}"
    try:
        refuse_network(folder)
    except AvermentError as error:
        return Check("disk", "bad", free, str(error))
    return Check("disk", "ok", free)


def _sandbox() -> Check:
    found = shutil.which("bwrap")
    if found:
        return Check("sandbox", "ok", found)
    advice = "apt-get install bubblewrap; without it files are parsed in a limited, but not isolated, process"
    return Check("sandbox", "missing", "bubblewrap is not installed", advice)


def _postgres() -> Check:
    if importlib.util.find_spec("pg8000") is None:
        advice = "pip install 'averment[postgres]', only needed when a team shares a case on a server"
        return Check("postgresql", "missing", "the client is not installed", advice)
    return Check("postgresql", "ok", f"client pg8000 {importlib.metadata.version('pg8000')}")
