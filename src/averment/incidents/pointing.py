"""Mentions that only point: "the attack", "this incident", the dead."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from averment.incidents.dating import days_apart, narrow
from averment.incidents.events import Happening
from averment.incidents.families import compatible, groups
from averment.incidents.group import Group, move
from averment.incidents.places import same_place
from averment.model import When

LATER: Final = 60  # days after an event on which people still die of it
BACK: Final = 2  # paragraphs over which "the attack" still speaks of the last one
MAIN: Final = 3  # times as many mentions as the next event make the one a document is about
SHORT_NAME: Final = 2  # letters of a stem that says too little


def point(mentions: Sequence[Happening], of: dict[int, Group]) -> None:
    """Mentions without date, place or name go to the event that the text last spoke of."""
    last: list[int] = []
    for number, mention in enumerate(mentions):
        if last and mentions[last[-1]].document != mention.document:
            last = []
        if number in of:
            last.append(number)
        elif mention.definite or mention.consequence or mention.verb:
            antecedent = _antecedent(mentions, of, (mention, last))
            day = _own_day(mention) or mention.context
            if antecedent is None and day and _founds(mention):
                spots = list(mention.around) if len(mention.around) == 1 else []
                of[number] = Group([number], [day], spots, [], {mention.family}, {"the date above"})
                last.append(number)
            elif antecedent is not None:
                move(of, number, of[antecedent], "the text goes on")
                last.append(number)


def _founds(mention: Happening) -> bool:
    """Whether a mention may be an event of its own by the date above it."""
    return mention.real and mention.family != "aftermath" and "harm" in groups(mention.family)


def _antecedent(
    mentions: Sequence[Happening], of: dict[int, Group], at: tuple[Happening, list[int]]
) -> int | None:
    """What a mention points at: in its paragraph, by a name, in those before, or the only one."""
    mention, last = at
    fitting = (n for n in reversed(last) if _may_mean(mention, mentions[n]))
    before = next((n for n in fitting if _in_time(mention, of[n])), None)
    if before is None or mentions[before].paragraph != mention.paragraph:
        named = _named_before(mentions, of, mention)
        before = before if named is None else named
    return _only_one(mentions, of, mention) if before is None else before


def _may_mean(mention: Happening, other: Happening) -> bool:
    """Whether a mention can point back at another: near, same voice, a word that fits."""
    if mention.part != other.part or not compatible(mention.family, other.family):
        return False
    gap = mention.paragraph - other.paragraph
    if mention.verb and not mention.consequence:
        return (gap == 0 and "harm" in groups(mention.family)) or (
            mention.family == other.family and gap <= 1
        )
    return gap <= 1 if mention.family == "generic" and not mention.pointing else gap <= BACK


def _in_time(mention: Happening, group: Group) -> bool:
    """Whether the date that the text last gave, with a place, is the event's."""
    if mention.spot and group.spots and not any(same_place(mention.spot, s) for s in group.spots):
        return False
    day = _own_day(mention)
    if day is None and mention.when is not None and group.dates:
        return any(days_apart(mention.when, d) == 0 for d in group.dates)
    if day is not None:
        return not group.dates or any(_dies_later(day, d) for d in group.dates)
    if mention.context is None or not group.dates:
        return True
    return any(days_apart(mention.context, d) == 0 for d in group.dates)


def _own_day(mention: Happening) -> When | None:
    """The date beside a mention of deaths or injuries."""
    return mention.when if mention.consequence and narrow(mention.when) else None


def _dies_later(day: When, event: When) -> bool:
    """Whether people can have died on a day of what happened before."""
    if day.overlaps(event):
        return True
    late = bool(day.earliest and event.latest and day.earliest > event.latest)
    return late and days_apart(event, day) <= LATER


def _named_before(mentions: Sequence[Happening], of: dict[int, Group], mention: Happening) -> int | None:
    """The mention of the only fitting event of the document beside which the same rare name stands."""
    if not mention.names or not mention.definite:
        return None
    found = [
        n
        for n, g in sorted(of.items())
        if mentions[n].document == mention.document
        and any(compatible(mention.family, f) for f in g.families)
        and any(len(name) > SHORT_NAME for name in mentions[n].names & mention.names)
    ]
    return found[-1] if found and len({id(of[n]) for n in found}) == 1 else None


def _fits(mention: Happening, family: str) -> bool:
    """Whether a mention can mean an event of a family from afar; a verb of calm things only its own."""
    if mention.verb and "harm" not in groups(mention.family):
        return mention.family == family
    return compatible(mention.family, family)


def _only_one(mentions: Sequence[Happening], of: dict[int, Group], mention: Happening) -> int | None:
    """The mention of the event of that sort of which the document speaks alone, or by far the most."""
    found = [
        n
        for n, g in sorted(of.items())
        if mentions[n].document == mention.document
        and any(_fits(mention, f) for f in g.families)
        and _in_time(mention, g)
    ]
    counted = Counter(id(of[n]) for n in found)
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MAIN * ranked[1][1]):
        return None
    return next(n for n in found if id(of[n]) == ranked[0][0])
