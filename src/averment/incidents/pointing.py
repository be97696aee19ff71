"""Mentions that only point: "the attack", "this incident", the dead."""

from collections.abc import Sequence
from typing import Final

from averment.incidents.events import Happening, compatible, days_apart, groups
from averment.incidents.group import Group, move

BACK: Final = 2  # paragraphs over which "the attack" still speaks of the last one
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
            if antecedent is None and mention.context and mention.real and "harm" in groups(mention.family):
                spots = list(mention.around) if len(mention.around) == 1 else []
                of[number] = Group([number], [mention.context], spots, {mention.family}, {"the date above"})
                last.append(number)
            elif antecedent is not None:
                move(of, number, of[antecedent], "the text goes on")
                last.append(number)


def _antecedent(
    mentions: Sequence[Happening], of: dict[int, Group], at: tuple[Happening, list[int]]
) -> int | None:
    """What a mention points at: by a name beside both, else the last one that fits, else the only one."""
    mention, last = at
    named = _named_before(mentions, of, mention)
    if named is not None:
        return named
    fitting = (n for n in reversed(last) if _may_mean(mention, mentions[n]))
    before = next((n for n in fitting if _in_time(mention, of[n])), None)
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
    if mention.context is None or not group.dates:
        return True
    return any(days_apart(mention.context, d) == 0 for d in group.dates)


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


def _only_one(mentions: Sequence[Happening], of: dict[int, Group], mention: Happening) -> int | None:
    """The mention of the only event of that sort in the document, if there is only one."""
    found = [
        n
        for n, g in sorted(of.items())
        if mentions[n].document == mention.document and any(compatible(mention.family, f) for f in g.families)
    ]
    found = [n for n in found if _in_time(mention, of[n])]
    return found[0] if found and len({id(of[n]) for n in found}) == 1 else None
