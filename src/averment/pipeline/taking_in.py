"""Files are taken in: durable first, then recorded, then acknowledged, then never lost."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from averment.evidence import Found, TurnedAway, acts, receive_all, walk
from averment.model import Capture, Exhibit, Refusal
from averment.pipeline import surroundings
from averment.pipeline.case import Case, Writer
from averment.pipeline.progress import Progress, Tell, silent
from averment.store import Session, custody

BATCH: Final = 64  # files for which the disk is waited for once; what a kill can cost to do again


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file."""

    path: str
    outcome: (
        str  # "taken in", "again" (bytes known, recorded once more), "known" (not recorded again), "refused"
    )
    sha256: str | None = None
    size: int | None = None
    code: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Every file that was found, and what became of it."""

    entries: tuple[Entry, ...]

    def count(self, outcome: str) -> int:
        """How many had this outcome."""
        return sum(entry.outcome == outcome for entry in self.entries)

    @property
    def kept(self) -> int:
        """How many files the case holds now."""
        return len(self.entries) - self.count("refused")

    @property
    def refused(self) -> int:
        """How many files were turned away."""
        return self.count("refused")


Acknowledge = Callable[[Entry], None]


def _unheard(_entry: Entry) -> None:
    """Acknowledge to nobody."""


def add(
    case: Case,
    paths: Sequence[Path],
    *,
    again: bool = True,
    acknowledge: Acknowledge = _unheard,
    tell: Tell = silent,
) -> Account:
    """Take in files and folders; with `again` false, what stands unchanged at a known path is passed over.

    Each entry is acknowledged once its bytes, its rows and its event are durable, never before.
    Raises CaseBusy, DiskFull, VaultUnwritable; what was acknowledged before stays in the case.
    """
    entries: list[Entry] = []
    with case.writing() as writer:
        for batch in _batches(walk(paths, exclude=case.root)):
            taken = _take(writer, batch, again=again)
            for entry in taken:
                acknowledge(entry)
            entries += taken
            tell(Progress("take in", len(entries), None, entries[-1].path if entries else ""))
    return Account(tuple(entries))


def _batches(found: Iterable[Found | TurnedAway]) -> Iterator[list[Found | TurnedAway]]:
    batch: list[Found | TurnedAway] = []
    for item in found:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _take(writer: Writer, batch: list[Found | TurnedAway], *, again: bool) -> list[Entry]:
    """One batch: bytes durable, then one transaction, then the log files."""
    actor = surroundings.actor()
    results = receive_all(writer.vault, batch, actor=actor, at=surroundings.now())
    entries: list[Entry] = []
    with writer.step() as step:
        known = _Known(step.session)
        for result in results:
            if isinstance(result, Refusal):
                entries.append(_refuse(known, result, again=again))
                if known.is_new(result.id):
                    custody.REFUSALS.save(step.session, [result])
                    step.acts.append(acts.refused(result, actor=actor))
            else:
                exhibit, capture = result
                entries.append(_receive(known, exhibit, capture, again=again))
                if known.is_new(capture.id):
                    custody.keep_exhibits(step.session, [exhibit])
                    custody.CAPTURES.save(step.session, [capture])
                    step.acts.append(acts.acquired(exhibit, capture))
    return entries


class _Known:
    """What the case already holds, and which of the batch is to be recorded."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.exhibits: set[str] = set()
        self._new: set[str] = set()

    def is_new(self, ident: str) -> bool:
        """Whether this is to be recorded."""
        return ident in self._new

    def captured(self, capture: Capture, *, again: bool) -> bool:
        """Whether this occasion, or without `again` this file at this path, is recorded already."""
        captures = custody.captures_of(self.session, capture.exhibit)
        same = any(c.id == capture.id or (not again and c.path == capture.path) for c in captures)
        if not same:
            self._new.add(capture.id)
        return same

    def refused(self, refusal: Refusal, *, again: bool) -> None:
        """Note whether this refusal is to be recorded."""
        table = custody.REFUSALS.table
        earlier = custody.REFUSALS.all(self.session, table.c.path == refusal.path)
        if not any(r.id == refusal.id or (not again and r.code == refusal.code) for r in earlier):
            self._new.add(refusal.id)

    def holds(self, sha256: str) -> bool:
        """Whether these bytes were received before."""
        held = sha256 in self.exhibits or custody.known(self.session, sha256)
        self.exhibits.add(sha256)
        return held


def _refuse(known: _Known, refusal: Refusal, *, again: bool) -> Entry:
    known.refused(refusal, again=again)
    return Entry(refusal.path, "refused", code=refusal.code, detail=refusal.detail)


def _receive(known: _Known, exhibit: Exhibit, capture: Capture, *, again: bool) -> Entry:
    recorded, held = known.captured(capture, again=again), known.holds(exhibit.sha256)
    outcome = "known" if recorded else "again" if held else "taken in"
    return Entry(capture.path, outcome, exhibit.sha256, exhibit.size, detail=capture.note)
