"""A case leaves as files, and files become a case."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.evidence import Act, acts
from averment.model import AvermentError, BadExchange
from averment.pipeline import surroundings
from averment.pipeline.case import Case
from averment.pipeline.progress import Progress, Tell, silent
from averment.pipeline.relating import RELATE, WHOLE, current_key
from averment.publish import FORMAT, FORMATS, read
from averment.store import contents, everything, work

MARK: Final = "case.json"  # a folder with it is an earlier export, and may be written over


class Occupied(AvermentError):
    """The folder to write to holds other files; name a new or empty one."""


class UnknownFormat(AvermentError):
    """There is no such format; `averment export --help` lists them."""


@dataclass(frozen=True, slots=True)
class Export:
    """What was written."""

    folder: str
    format: str
    files: int
    bytes: int


def export(case: Case, form: str, out: Path, *, sealed: bool = False, tell: Tell = silent) -> Export:
    """Write the case to a folder. Raises UnknownFormat, or Occupied when the folder holds something else."""
    if form not in FORMATS:
        message = f"{form!r} is no export format; use one of: {', '.join(FORMATS)}"
        raise UnknownFormat(message)
    _clear(out)
    with case.store.read() as session:
        whole = contents(session)
    count = size = 0
    for name, data in FORMATS[form](whole, sealed=sealed):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count, size = count + 1, size + len(data)
        tell(Progress("write", count, None, name))
    return Export(str(out), form, count, size)


def _clear(out: Path) -> None:
    """Make the folder, or empty it of an earlier export; anything else in it is left alone and refused."""
    if out.is_dir() and any(out.iterdir()):
        if not (out / MARK).is_file():
            raise Occupied
        old = [out / MARK, *out.glob("*.jsonl"), *(out / "texts").glob("*.txt")]
        for path in old:  # the mark goes first: what is left of a cut export is no export
            path.unlink()
    out.mkdir(parents=True, exist_ok=True)


def bring_in(root: Path, folder: Path) -> Case:
    """A new case from an export. Raises BadExchange with file and line, CaseExists, or NotAFolder.

    History comes as it was; originals do not, they are no part of an exchange: `add` them to make the case
    whole. What was derived elsewhere stays until its original is there to be read.
    """
    whole = read(_reader(folder))
    case = Case.begin(root, whole.title, whole.created)
    with case.store.write() as session:
        everything.save(session, whole)
        work.record(session, RELATE, subject=WHOLE, key=current_key(session))
    with case.writing() as writer:
        if not whole.events:
            with writer.step() as step:
                step.acts.append(_imported(folder))
    return case


def _imported(folder: Path) -> Act:
    digest = hashlib.sha256((folder / MARK).read_bytes()).hexdigest()
    at, actor = surroundings.now(), surroundings.actor()
    return acts.imported(folder.name, digest, form=FORMAT, actor=actor, at=at)


def _reader(folder: Path) -> Callable[[str], bytes | None]:
    """The files of a folder by name; links out of it are not followed."""
    root = folder.resolve()

    def get(name: str) -> bytes | None:
        path = root / name
        if not path.resolve().is_relative_to(root):
            message = f"{name} is a link out of {folder}; put the file itself there"
            raise BadExchange(message)
        return path.read_bytes() if path.is_file() else None

    return get
