"""The main job in one command: a folder of documents becomes a case that can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.model import NothingTakenIn
from averment.pipeline.building import Built, build
from averment.pipeline.case import Case, create_or_open
from averment.pipeline.progress import Tell, silent
from averment.pipeline.sandbox import prepare
from averment.pipeline.taking_in import Account, add

SUFFIX: Final = ".case"


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that stands ready, and what was done to make it so."""

    case: Case
    account: Account
    built: Built


def folder_for(paths: Sequence[Path]) -> Path:
    """Where the case of these paths goes when nobody says: `<name of the first>.case`, here."""
    name = paths[0].resolve().stem if paths[0].is_file() else paths[0].resolve().name
    return Path((name or "averment") + SUFFIX)


def open_paths(paths: Sequence[Path], root: Path, *, title: str | None = None, tell: Tell = silent) -> Opened:
    """Take in, build, and hand over; done again it adds and makes only what has changed.

    Raises NothingTakenIn when the case would stay empty.
    """
    prepare()
    case = create_or_open(root, title or root.name.removesuffix(SUFFIX))
    account = add(case, paths, again=False, tell=tell)
    if not account.kept:
        said = "; ".join(f"{entry.path}: {entry.detail}" for entry in account.entries)
        message = f"none of the named paths could be taken in: {said or 'they hold no files'}"
        raise NothingTakenIn(message)
    return Opened(case, account, build(case, tell=tell))
