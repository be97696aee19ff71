"""Where claims of a case disagree, and what only looks like it."""

from averment.incidents.compare import COMPARATORS
from averment.incidents.ground import Difference, Ground
from averment.incidents.index import Index
from averment.model import Conflict, ConflictKind, Incident, Reason, content_id


def find_conflicts(index: Index, incidents: tuple[Incident, ...]) -> tuple[Conflict, ...]:
    """Every pair that a comparator reports, once per kind, in reading order."""
    ground = Ground(index, incidents)
    found: dict[str, Conflict] = {}
    for rule, (kind, compare) in COMPARATORS.items():
        for difference in compare(ground):
            conflict = _conflict(rule, kind, difference)
            known = found.get(conflict.id)
            if known is None or conflict.reason.score > known.reason.score:
                found[conflict.id] = conflict
    place = {c.id: (c.passage, c.id) for c in index.contents.claims}
    return tuple(sorted(found.values(), key=lambda c: (place[c.a], place[c.b], c.kind)))


def _which(kind: ConflictKind, found: Difference) -> tuple[str, ...]:
    """What tells several sums on the same two rows apart."""
    return found.used if kind is ConflictKind.ARITHMETIC else ()


def _conflict(rule: str, kind: ConflictKind, found: Difference) -> Conflict:
    """The record of a difference; neither side is put first for what it says."""
    first, second = sorted((found.a, found.b), key=lambda c: (c.passage, c.id))
    return Conflict(
        id=content_id("cnf", kind.value, first.id, second.id, *_which(kind, found)),
        kind=kind,
        a=first.id,
        b=second.id,
        verdict=found.verdict,
        reason=Reason(rule, found.score, found.detail, found.used),
        incident=found.incident,
    )
