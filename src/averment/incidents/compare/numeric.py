"""Counts of the same thing that cannot both be right."""

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Final

from averment.incidents.figures import Figure, dates_meet, figures
from averment.incidents.ground import Difference, Ground, names, speaker_name
from averment.incidents.words import finder
from averment.model import Bound, Polarity, Quantity, Verdict

CLOSE: Final = 0.05  # relative; within it a round number may be the same count
SHARED: Final = 2  # stems that two counts outside of any incident must share
ALONE: Final = frozenset({"aboard", "spilled"})
REMAIN: Final = re.compile(r"\b(?:remain|remains|remained|still)\b", re.IGNORECASE)
LARGE: Final = 200  # counts of one thing that are compared pair by pair
SILENT: Final = frozenset({Polarity.HYPOTHETICAL, Polarity.QUESTION})


def find(ground: Ground) -> list[Difference]:
    """Pairs of counts of one thing: in one incident, or of one subject and role in the case."""
    blocks: dict[str, list[Figure]] = defaultdict(list)
    beside: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures(ground):
        beside[figure.saying.claim.id].append(figure)
        if figure.saying.claim.polarity not in SILENT and not figure.part:
            blocks[figure.thing].append(figure)
    found = [
        difference
        for key in sorted(blocks)
        for a, b in combinations(blocks[key][:LARGE], 2)
        for difference in [_compare(ground, a, b, beside)]
        if difference is not None
    ]
    return found + _contrasts(ground)


def _compare(ground: Ground, a: Figure, b: Figure, beside: Mapping[str, list[Figure]]) -> Difference | None:
    """One pair; None when the two do not count the same thing or agree."""
    if a.saying.claim.id == b.saying.claim.id or a.unit != b.unit or _says_same(a.quantity, b.quantity):
        return None
    incident = ground.shared_incident(a.saying, b.saying)
    if not _same_subject(a, b, in_incident=incident is not None):
        return None
    verdict, why = judge(a, b)
    if verdict is Verdict.CONFLICT and (_holds_both(a, b, beside) or _holds_both(b, a, beside)):
        verdict, why = Verdict.UNCLEAR, "one of the two passages gives both numbers"
    if verdict is Verdict.CONFLICT and incident is None and _alone(a, b) and not _same_words(a, b):
        verdict, why = Verdict.UNCLEAR, "that both count the same is only inferred"
    if verdict is Verdict.CONFLICT and a.role != b.role and not _same_breath(a, b) and not a.outcome:
        verdict, why = Verdict.UNCLEAR, "what was done with them is known of one count only"
    if verdict is Verdict.COMPATIBLE and incident is None:
        return None
    detail = (
        f"{speaker_name(a.saying.claim)} gives {a.stated}, {speaker_name(b.saying.claim)} gives {b.stated} "
        f"for {a.label}; {why}."
    )
    return Difference(a.saying.claim, b.saying.claim, verdict, detail, 0.8, incident, (a.stated, b.stated))


def _holds_both(a: Figure, b: Figure, beside: Mapping[str, list[Figure]]) -> bool:
    """Whether the claim of a spilled quantity also gives one in the same unit that the other satisfies."""
    return a.role == "spilled" and any(
        f is not a and f.unit == b.unit is not None and f.quantity.overlaps(b.quantity)
        for f in beside[a.saying.claim.id]
    )


def _same_subject(a: Figure, b: Figure, *, in_incident: bool) -> bool:
    """Whether two counts are of the same thing in the same role."""
    if a.saying.incidents and b.saying.incidents and not in_incident:
        return False
    if _same_breath(a, b) or (in_incident and a.outcome):
        return True
    if a.role != b.role and (in_incident or None not in {a.role, b.role}):
        return False
    if a.role is None and b.role is None and not in_incident:
        return False
    if not in_incident and _alone(a, b):
        return _same_names(a, b)
    need = 1 if in_incident else SHARED
    return len(a.subject & b.subject) >= need


def _alone(a: Figure, b: Figure) -> bool:
    """Whether two counts are of those carried or of what was spilled, which a case has most often once."""
    return a.role == b.role and a.role in ALONE


def _same_words(a: Figure, b: Figure) -> bool:
    """Whether two counts share what tells them from other counts."""
    return len(a.subject & b.subject) >= SHARED


def _same_names(a: Figure, b: Figure) -> bool:
    """Whether the names around two counts allow one subject: one has none, or both have one in common."""
    first, second = names(a.saying.quote), names(b.saying.quote)
    return not (first and second) or bool(first & second)


def _same_breath(a: Figure, b: Figure) -> bool:
    """Whether one number follows the other as another count of the same: "five shots; I heard four"."""
    near = a.saying.document == b.saying.document and abs(a.saying.sentence - b.saying.sentence) <= 1
    return near and (a.elliptic or b.elliptic)


def judge(a: Figure, b: Figure) -> tuple[Verdict, str]:  # noqa: PLR0911 - one line per verdict
    """Whether two counts of one thing can both hold, and why."""
    if a.groups != b.groups or (a.outcome and a.people and b.people and a.people != b.people):
        return Verdict.DIFFERENT_SCOPE, "they count different groups"
    if not dates_meet(a.dates, b.dates):
        return Verdict.DIFFERENT_SCOPE, "they speak of different times"
    if a.places and b.places and not a.places & b.places:
        return Verdict.DIFFERENT_SCOPE, "they speak of different places"
    if a.quantity.overlaps(b.quantity):
        return Verdict.COMPATIBLE, "one number satisfies both"
    if _rounded(a.quantity, b.quantity):
        return Verdict.ROUNDING, "one is the other in round figures"
    if _dwindled(a, b):
        return Verdict.SUPERSEDED, "people are found, so a later count of the missing is lower"
    if _updated(a, b):
        return Verdict.SUPERSEDED, "one is stated as a later count than the other"
    return Verdict.CONFLICT, "no number satisfies both"


def _says_same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are the same interval."""
    return (a.low, a.high) == (b.low, b.high)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether the two lie close and one of them is stated as about, or is a round number."""
    x, y = a.low if a.low is not None else a.high, b.low if b.low is not None else b.high
    if x is None or y is None or not max(abs(x), abs(y)):
        return False
    near = abs(x - y) <= max(abs(x), abs(y)) * type(x)(str(CLOSE))
    loose = Bound.ABOUT in {a.bound, b.bound}
    rough = any(v == v.to_integral_value() and v % 100 == 0 for v in (x, y))
    return near and (loose or rough)


def _dwindled(a: Figure, b: Figure) -> bool:
    """Whether two counts of the missing come from different days, the later one lower."""
    first, second = a.published, b.published
    if a.thing != "missing":
        return False
    for here, there in ((a, b), (b, a)):
        if REMAIN.search(f"{here.stated} {here.after}") and _lower(here, there):
            return True
    if not first or not second or first.overlaps(second):
        return False
    if first.earliest is None or second.earliest is None:
        return False
    early, late = (a, b) if first.earliest < second.earliest else (b, a)
    return _lower(late, early)


def _lower(a: Figure, b: Figure) -> bool:
    """Whether one count is surely the lower one."""
    high, low = a.quantity.high, b.quantity.low
    return high is not None and low is not None and high < low


def _updated(a: Figure, b: Figure) -> bool:
    """Whether one count says itself that it replaces an earlier one, or one speaker counts again later."""
    for figure in (a, b):
        if finder("updates").search(figure.saying.quote) or finder("updates").search(figure.sentence):
            return True
    days = [f.saying.claim.said_on or f.published for f in (a, b)]
    same_voice = a.saying.speaker == b.saying.speaker and a.saying.document != b.saying.document
    return same_voice and all(days) and not days[0].overlaps(days[1])  # type: ignore[union-attr, arg-type]


def _contrasts(ground: Ground) -> list[Difference]:
    """A number that the text itself sets against the one before it: "In fact there are 45 of them"."""
    found: list[Difference] = []
    by_document: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures(ground):
        by_document[figure.saying.document].append(figure)
    for document in sorted(by_document):
        row = by_document[document]
        for figure in row:
            if not (finder("contrast").search(figure.sentence) and finder("them").search(figure.after)):
                continue
            before = [
                f
                for f in row
                if f.saying.part == figure.saying.part
                and 1 <= figure.saying.sentence - f.saying.sentence <= 1
            ]
            found.extend(_contrast(ground, f, figure) for f in before if _sets_apart(f, figure))
    return found


def _sets_apart(earlier: Figure, later: Figure) -> bool:
    """Whether the later number excludes the earlier one and measures in the same unit."""
    plain = earlier.unit is None or later.unit is None or earlier.unit == later.unit
    apart = not earlier.quantity.overlaps(later.quantity)
    return plain and apart and earlier.saying.claim.id != later.saying.claim.id


def _contrast(ground: Ground, earlier: Figure, later: Figure) -> Difference:
    """The pair of a stated number and the one set against it."""
    detail = (
        f"{speaker_name(earlier.saying.claim)} gives {earlier.stated}; the next sentence sets "
        f"{later.stated} against it."
    )
    incident = ground.shared_incident(earlier.saying, later.saying)
    return Difference(earlier.saying.claim, later.saying.claim, Verdict.CONFLICT, detail, 0.7, incident)
