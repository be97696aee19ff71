"""Where claims of a case disagree, and what only looks like it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from averment.incidents.compare import COMPARATORS
from averment.incidents.ground import Difference, Ground
from averment.incidents.index import Index
from averment.model import Claim, Conflict, ConflictKind, Incident, Reason, Verdict, content_id

WITHIN: Final = frozenset({ConflictKind.ARITHMETIC, ConflictKind.TEXT_URL})  # may lie in one sentence


def find_conflicts(
    index: Index, incidents: tuple[Incident, ...], copies: Mapping[str, str]
) -> tuple[Conflict, ...]:
    """Every pair that a comparator reports, once per kind, in reading order.

    `copies` names the origin of each claim that repeats another word for word: a conflict is reported
    against the origin, and its reason counts the copies.
    """
    ground = Ground(index, incidents, copies)
    by_id = {c.id: c for c in index.contents.claims}
    repeated = Counter(copies.values())
    found: dict[str, Conflict] = {}
    for rule, (kind, compare) in COMPARATORS.items():
        for difference in compare(ground):
            original = _original(kind, difference, copies, by_id)
            if original is None:
                continue
            conflict = _conflict(rule, kind, original, repeated)
            known = found.get(conflict.id)
            if known is None or _better(conflict) > _better(known):
                found[conflict.id] = conflict
    place = {c.id: (c.passage, c.id) for c in index.contents.claims}
    return tuple(sorted(found.values(), key=lambda c: (place[c.a], place[c.b], c.kind)))


def _better(conflict: Conflict) -> tuple[float, bool, bool]:
    """Of two records of one pair the surer one, a conflict before what only looks like one."""
    return conflict.reason.score, conflict.verdict is Verdict.CONFLICT, conflict.incident is not None


def _holds(a: Claim, b: Claim) -> bool:
    """Whether one of two claims stands inside of the other: a sentence never disputes its own clause."""
    return a.passage.document == b.passage.document and (
        (a.passage.start <= b.passage.start and b.passage.end <= a.passage.end)
        or (b.passage.start <= a.passage.start and a.passage.end <= b.passage.end)
    )


def _original(
    kind: ConflictKind, found: Difference, copies: Mapping[str, str], by_id: Mapping[str, Claim]
) -> Difference | None:
    """The difference between the origins of two claims; None between a claim and its copy or its clause."""
    a, b = (by_id[copies.get(c.id, c.id)] for c in (found.a, found.b))
    if a.id == b.id and found.a.id != found.b.id:
        return None
    if a.id != b.id and kind not in WITHIN and _holds(a, b):
        return None
    return replace(found, a=a, b=b)


def _which(kind: ConflictKind, found: Difference) -> tuple[str, ...]:
    """What tells several sums on the same two rows apart."""
    return found.used if kind is ConflictKind.ARITHMETIC else ()


def _conflict(rule: str, kind: ConflictKind, found: Difference, repeated: Counter[str]) -> Conflict:
    """The record of a difference; neither side is put first for what it says."""
    first, second = sorted((found.a, found.b), key=lambda c: (c.passage, c.id))
    times = sum(repeated[c] for c in {first.id, second.id})
    return Conflict(
        id=content_id("cnf", kind.value, first.id, second.id, *_which(kind, found)),
        kind=kind,
        a=first.id,
        b=second.id,
        verdict=found.verdict,
        reason=Reason(rule, found.score, found.detail + _counted(times), found.used),
        incident=found.incident,
    )


def _counted(times: int) -> str:
    """The copies of the two claims, in words for a reader; nothing when there are none."""
    if not times:
        return ""
    copies = "1 copy is" if times == 1 else f"{times} copies are"
    return f" ({copies} not compared again.)"
