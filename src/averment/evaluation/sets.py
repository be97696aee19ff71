"""The labelled sets that can be measured, each by one name; what is not ours lies in a user's folder."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from averment.evaluation import corpus, namesets, polnear
from averment.evaluation.calibrating import Bin, expected_error, reliability
from averment.evaluation.corpus import Annotated, BadAnnotation
from averment.evaluation.figures import Figure, figures
from averment.evaluation.naming import names_through
from averment.evaluation.reading import Read, read_through
from averment.evaluation.zoning import zones_through


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of some documents of a set: all of them, or those of one register."""

    name: str
    documents: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One set measured: its figures whole and by register, and how well scores forecast rightness."""

    name: str
    fingerprint: str  # SHA-256 over the documents' ids and words
    groups: tuple[Group, ...]
    reliability: tuple[Bin, ...]
    calibration_error: float


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """How a set is loaded and read."""

    load: Callable[[Path], Iterator[Annotated]]
    read: Callable[[Annotated], Read]
    folder: Path | None  # where it lies in a checkout of Averment


def _part(name: str) -> Callable[[Path], Iterator[Annotated]]:
    return lambda folder: corpus.load(folder / name, name)


CORPUS: Final = Path("corpus")
SETS: Final = {
    "corpus-test": LabelledSet(_part("test"), read_through, CORPUS),
    "corpus-dev": LabelledSet(_part("dev"), read_through, CORPUS),
    "zones-test": LabelledSet(_part("test"), zones_through, CORPUS),
    "zones-dev": LabelledSet(_part("dev"), zones_through, CORPUS),
    "polnear-dev": LabelledSet(
        lambda folder: polnear.load(folder, "dev"),
        partial(read_through, resolved=False),  # its annotators did not name whom a pronoun means
        None,
    ),
    "uner-test": LabelledSet(
        lambda folder: (one.annotated() for one in namesets.uner(folder, "test")), names_through, None
    ),
    "re3d-test": LabelledSet(
        lambda folder: (one.annotated() for one in namesets.re3d(folder, "test")), names_through, None
    ),
}


def measure(name: str, folder: Path | None, seed: int = 0) -> Measured:
    """Reads every document of a set and counts.

    Raises:
        BadAnnotation: there is no such set, or the folder does not hold it.
    """
    if name not in SETS:
        message = f"there is no set {name}; there are {', '.join(SETS)}"
        raise BadAnnotation(message)
    which = SETS[name]
    place = folder or which.folder
    if place is None or not place.is_dir():
        message = f"{name}: name the folder that holds it with --folder; docs/methods.md says where to get it"
        raise BadAnnotation(message)
    documents = list(which.load(place))
    if not documents:
        message = f"{place} holds no document of {name}"
        raise BadAnnotation(message)
    read = [which.read(one) for one in documents]
    bins = reliability(outcome for one in read for outcome in one.outcomes)
    return Measured(
        name,
        _fingerprint(documents),
        tuple(_groups(documents, read, seed)),
        tuple(bins),
        expected_error(bins),
    )


def _groups(documents: Sequence[Annotated], read: Sequence[Read], seed: int) -> Iterator[Group]:
    by_register: dict[str, list[Counter[str]]] = defaultdict(list)
    for document, one in zip(documents, read, strict=True):
        by_register[document.head["register"]].append(one.counts)
    yield Group("all", len(read), tuple(figures([one.counts for one in read], seed)))
    if len(by_register) > 1:
        for register, counts in sorted(by_register.items()):
            yield Group(register, len(counts), tuple(figures(counts, seed)))


def _fingerprint(documents: Sequence[Annotated]) -> str:
    digest = sha256()
    for one in documents:
        digest.update(f"{one.head['id']}\0{one.text}\0{one.marks}\0{one.attributions}\0".encode())
    return digest.hexdigest()
