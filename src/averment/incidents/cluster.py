"""Mentions of events gathered into events.

Mentions that can be told apart by themselves (a date, a specific place, a proper name) are compared in
blocks and joined pair by pair, the surest first; no join may bring together two dates or two places that
exclude each other. The others ("the attack", "this incident", the dead) then go to the event that the
text is speaking of.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Final, TypeVar

from averment.incidents.dating import days_apart, narrow
from averment.incidents.events import Happening
from averment.incidents.families import compatible, groups
from averment.incidents.group import Group, join, move
from averment.incidents.places import same_place
from averment.incidents.pointing import point
from averment.incidents.signals import SIGNALS, VETO, Sketch
from averment.incidents.tokens import stem, stops
from averment.model import Precision

BRIDGE: Final = 3  # sentences between a dated and a placed mention of one event
SURE_TIME: Final = 0.5  # more than two neighbouring days
LARGE: Final = 400  # sketches in a block that are still compared pair by pair

T = TypeVar("T")


def cluster(mentions: Sequence[Happening]) -> list[Group]:
    """The events, each with the positions of its mentions in `mentions`, in order of first mention."""
    drawn: dict[Sketch, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if is_anchored(mention):
            drawn[sketch(mention)].append(number)
    of: dict[int, Group] = {}
    for drawing, numbers in drawn.items():
        dates, spots, wide = _some(drawing.when), _some(drawing.spot), _some(drawing.wide)
        group = Group(list(numbers), dates, spots, wide, {drawing.family})
        of.update(dict.fromkeys(numbers, group))
    for _, a, b, evidence in _joins([d for d in drawn if d.when or d.title]):
        join(of, drawn[a][0], drawn[b][0], evidence)
    _bridge(mentions, of)
    _settle(mentions, of, drawn)
    point(mentions, of)
    _meet(of)
    groups_ = {id(g): g for g in of.values()}
    for group in groups_.values():
        group.members.sort()
    return sorted(groups_.values(), key=lambda g: g.members)


def _some(value: T | None) -> list[T]:
    """A list of one, or none."""
    return [] if value is None else [value]


def is_anchored(mention: Happening) -> bool:
    """Whether a mention can stand for an event by itself."""
    if mention.consequence and mention.spot is None:
        return False
    return (
        mention.real
        and mention.family != "aftermath"
        and (narrow(mention.when) or mention.spot is not None or mention.title is not None)
    )


def sketch(mention: Happening) -> Sketch:
    """What a mention says of its event."""
    words = mention.title.split() if mention.title else []
    return Sketch(
        family=mention.family,
        when=mention.when if narrow(mention.when) else None,
        spot=mention.spot,
        title=frozenset(stem(w.casefold()) for w in words if w.casefold() not in stops()),
        names=mention.names,
        wide=None if narrow(mention.when) else mention.when,
    )


def _joins(drawings: list[Sketch]) -> list[tuple[float, Sketch, Sketch, str]]:
    """The pairs that may be joined, surest first."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, drawing in enumerate(drawings):
        for key in _keys(drawing):
            blocks[key].append(number)
    pairs = {p for b in blocks.values() for p in combinations(sorted(b)[:LARGE], 2)}
    found = []
    for i, j in sorted(pairs):
        judged = judge(drawings[i], drawings[j])
        if judged is not None:
            found.append((*judged, i, j))
    found.sort(key=lambda f: (-f[0], f[2], f[3]))
    return [(score, drawings[i], drawings[j], evidence) for score, evidence, i, j in found]


def _keys(drawing: Sketch) -> Iterable[tuple[str, str]]:
    """The blocks a sketch belongs to: month and kind, place, name."""
    if drawing.when and drawing.when.earliest and drawing.when.latest:
        for day in {drawing.when.earliest.replace(day=1), drawing.when.latest.replace(day=1)}:
            for group in groups(drawing.family) or {drawing.family}:
                yield day.isoformat(), group
    if drawing.spot:
        yield "place", drawing.spot.key
    for word in drawing.title:
        yield "title", word


def judge(a: Sketch, b: Sketch) -> tuple[float, str] | None:
    """(score, what agrees) when two sketches are close enough to be one event, else None."""
    seen = {name: signal(a, b) for name, signal in SIGNALS.items()}
    if VETO in seen.values():
        return None
    kind, time, place = seen["kind"], seen["time"], seen["place"]
    same = (
        (seen["title"] == 1 and kind == 1)
        or (place == 1 and time > SURE_TIME)
        or (place == 1 and time > 0 and kind == 1)
        or (time == 1 and (kind == 1 or seen["name"] > 0))
        or (time > 0 and seen["name"] > 0 and kind == 1)
    )
    if not same:
        return None
    agree = " and ".join(name for name in ("title", "time", "place", "name") if seen[name] > 0)
    return sum(seen.values()) / len(seen), agree


def _settle(mentions: Sequence[Happening], of: dict[int, Group], drawn: dict[Sketch, list[int]]) -> None:
    """Undated mentions with a place go to the one dated event there; else they make an event together."""
    loose = [d for d in drawn if d.spot and not d.when and not d.title]
    for drawing in loose:
        for number in drawn[drawing]:
            there = _events_at(drawing, of)
            dated = [g for g in there if g.dates]
            last = _last_before(mentions, dated, number) if len(dated) > 1 else None
            choice = dated[0] if len(dated) == 1 else last
            if choice is None and not dated:
                choice = next((g for g in there if number not in g.members), None)
            if choice is not None and number not in choice.members:
                move(of, number, choice, "place")


def _events_at(drawing: Sketch, of: dict[int, Group]) -> list[Group]:
    """The events at the sketch's place whose kind fits, each once, in order of first mention."""
    spot = drawing.spot
    unique = {id(g): g for _, g in sorted(of.items())}
    return [
        g
        for g in unique.values()
        if spot
        and any(same_place(spot, s) for s in g.spots)
        and any(compatible(drawing.family, f) for f in g.families)
        and (drawing.wide is None or all(days_apart(drawing.wide, d) == 0 for d in [*g.dates, *g.wide]))
    ]


def _last_before(mentions: Sequence[Happening], found: list[Group], number: int) -> Group | None:
    """Of several events the one last spoken of before a mention, in the same document."""
    here = mentions[number]
    before = [
        (m, g) for g in found for m in g.members if m < number and mentions[m].document == here.document
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _bridge(mentions: Sequence[Happening], of: dict[int, Group]) -> None:
    """Join a dated and a placed mention that follow closely and use the same kind of word."""
    order = sorted(of)
    for a, b in pairwise(order):
        first, second = mentions[a], mentions[b]
        close = first.document == second.document and first.part == second.part
        if not close or second.sentence - first.sentence > BRIDGE:
            continue
        complement = bool(of[a].dates) != bool(of[b].dates) and bool(of[a].spots) != bool(of[b].spots)
        alike = first.family == second.family or "harm" in groups(first.family) & groups(second.family)
        if complement and alike and (second.definite or second.verb or first.family == second.family):
            join(of, a, b, "the text goes on")


def _meet(of: dict[int, Group]) -> None:
    """Join events of one day that were found in different ways: at one place, or with no rival that day."""
    days: dict[str, list[Group]] = defaultdict(list)
    for group in {id(g): g for _, g in sorted(of.items())}.values():
        if len(group.dates) == 1 and group.dates[0].precision is Precision.DAY and group.members:
            days[str(group.dates[0].earliest)].append(group)
    for groups_ in days.values():
        for first, second in combinations(groups_[:LARGE], 2):
            if _meets(first, second, groups_) and of[first.members[0]] is not of[second.members[0]]:
                join(of, first.members[0], second.members[0], "time and place")


def _meets(first: Group, second: Group, groups_: list[Group]) -> bool:
    """Whether two events of one day are one: a family in common, and one place or nobody else in question."""
    if not first.families & second.families:
        return False
    if first.spots and second.spots:
        return any(same_place(a, b) for a in first.spots for b in second.spots)
    alike = [g for g in groups_ if g.families & (first.families | second.families)]
    return len(alike) == 2 and bool(first.spots or second.spots)  # noqa: PLR2004 - just these two
