"""All data sets by name, the parts they are read in, and the digests that say which files were read."""

# ruff: noqa: EM102, TRY003 - messages stand where they are raised

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from training.gum import GENRES, gum
from training.gum_tokens import BadData
from training.names import CLOSED, re3d, uner, wnut
from training.own import own
from training.polnear import polnear
from training.spans import Labelled, nested

Reader = Callable[[Path, str], Iterator[Labelled]]
# Name of the folder under --data -> its reader. Our own corpus stands in the repository.
READERS: Final[Mapping[str, Reader]] = {
    "gum": gum,
    "re3d": re3d,
    "wnut17": wnut,
    "uner": uner,
    "polnear": polnear,
}
# What a shipped reader learns from, and what it is tuned on; UNER's test part and PolNeAR are only judged
# against.
LEARN: Final = (("gum", "train"), ("re3d", "train"), ("wnut17", "train"), ("uner", "dev"))
TUNE: Final = (("gum", "dev"), ("re3d", "dev"))
FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "gum": (
        "splits.md",
        *(f"{place}/GUM_{genre}_*.*" for place in ("dep", "rst/rstweb") for genre in GENRES),
    ),
    "re3d": ("*/documents.json", "*/entities.json"),
    "wnut17": ("wnut17train.conll",),
    "uner": ("en_ewt-ud-dev.iob2", "en_ewt-ud-test.iob2"),
    "polnear": ("data/dev/attributions/*.ann", "data/dev/text/*.txt"),
}


def read(data: Path, name: str, part: str) -> list[Labelled]:
    """A part of a data set. Raises BadData when the folder is not there."""
    folder = data / name
    if not folder.is_dir():
        raise BadData(f"{folder} is missing; fill it as training/README.md says")
    return list(READERS[name](folder, part))


def learning(data: Path, corpus: Path | None) -> list[Labelled]:
    """Everything a shipped reader learns from."""
    documents = [document for name, part in LEARN for document in read(data, name, part)]
    documents += list(own(corpus, "train")) if corpus else []
    return documents + [inside for document in documents for inside in nested(document)]


def tuning(data: Path, corpus: Path | None) -> list[Labelled]:
    """Everything that settings are chosen on."""
    documents = [document for name, part in TUNE for document in read(data, name, part)]
    return documents + (list(own(corpus, "dev")) if corpus else [])


def digests(data: Path, corpus: Path | None, names: Iterable[str]) -> dict[str, str]:
    """One sha256 for each data set, over the names and bytes of the files that its reader opens."""
    found = {name: digest(data / name, _files(data / name, name)) for name in names}
    if corpus:
        found["own"] = digest(corpus, sorted(corpus.rglob("*.txt")))
    return found


def _files(folder: Path, name: str) -> list[Path]:
    files = [file for pattern in FILES[name] for file in folder.glob(pattern)]
    return sorted(file for file in files if file.parent.name != CLOSED)


def digest(folder: Path, files: Iterable[Path]) -> str:
    """Sha256 over `sha256  path` lines, as `sha256sum` writes them, of the files in the order given."""
    lines = (
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder)}\n" for file in files
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()
