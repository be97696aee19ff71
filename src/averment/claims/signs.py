"""What a name names: votes for kinds from the name itself and from the words round all its places.

Nothing is decided at one place alone: a title here, "in" there and a head noun inside are summed.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from averment.claims.namewords import (
    capitals,
    common,
    countries,
    documents,
    events,
    geography,
    given,
    heads,
    institutions,
    peoples,
    suffixes,
    titles,
)
from averment.claims.proper import Word
from averment.claims.runs import Run
from averment.claims.words import lines
from averment.model import EntityKind

ENOUGH: Final = 1.0  # votes below which a form keeps the kind "other"
ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9]{1,6}(?:-[A-Z]{2,7})*$")
DEFINED: Final = re.compile(r"\s?\([“\"]?(?:the\s)?[“\"]?([A-Z][\w.&/-]{1,11})[”\"]?\)")
ROW: Final = re.compile(r"(?:\s\([^()\n]{0,40}\))?(?P<mark>,? and |, | or |/)(?:the )?")
APPOSED: Final = re.compile(
    r",\s(?:an?|the)\s((?:(?!of\b|in\b|for\b|who\b|which\b)[\w-]+(?:[’']s)?\s?){1,5})"
)
BODIES_TOO: Final = frozenset({"speaks", "words"})  # cues of a person that a body shows as well
BREAK: Final = re.compile(r"[.!?;:\n]")  # a sentence ends: the word before says nothing
COMPOUND: Final = re.compile(
    r"\w(?:bank|banka|banken|werke?|gruppe|stroy|neft|gaz|trans|invest|export|kombinat)$"
)
OWNED: Final = re.compile(r"[’'ʼ]s?\s([a-z]+)")

Kind = EntityKind


@dataclass(slots=True)
class Votes:
    """What a form seems to name, summed over its places."""

    total: dict[EntityKind, float] = field(default_factory=lambda: defaultdict(float))
    why: dict[EntityKind, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    several: bool = False  # several words, none of which tells anything

    def add(self, kind: EntityKind, weight: float, cue: str, *, once: bool = False) -> None:
        """Add a vote; what lies in the form itself counts once."""
        seen = self.why[kind].get(cue, 0.0)
        if once and seen:
            return
        self.why[kind][cue] = seen + weight
        self.total[kind] += weight

    def best(self) -> tuple[EntityKind, float, str]:
        """The kind with most votes, ties in the order of the kinds' names, and its strongest cue."""
        if not self.total:
            return EntityKind.OTHER, 0.0, "none"
        kind, weight = max(self.total.items(), key=lambda pair: (pair[1], pair[0].value))
        if weight < ENOUGH:
            return EntityKind.OTHER, weight, "none"
        cue = max(self.why[kind].items(), key=lambda pair: (pair[1], pair[0]))[0]
        return kind, weight, cue


Forms = dict[str, Votes]


def judge(
    text: str, found: Sequence[Run], zones: Sequence[Sequence[Word]], nations: frozenset[str] = frozenset()
) -> Forms:
    """The votes of every form by its places; `nations` are forms of which the document uses an adjective."""
    index = {word.start: (zone, at) for zone in zones for at, word in enumerate(zone)}
    forms: Forms = defaultdict(Votes)
    for run in found:
        votes = forms[run.key]
        _vote_inside(run, votes)
        zone, at = index[run.start]
        tied = not (at and BREAK.search(text, zone[at - 1].end, run.start))
        if tied or run.title:
            _vote_before(run, zone, at, votes)
        _vote_after(zone, at + len(run.words), votes, subject=not (at and tied and _governed(zone, at)))
        _vote_marks(text, run, votes)
        owned = OWNED.match(text, run.end)
        if owned and owned.group(1) in _beside("owns"):
            votes.add(_beside("owns")[owned.group(1)], 1.5, "beside")
        if run.key in nations:
            votes.add(Kind.PLACE, 2, "nation", once=True)
    _define(text, found, forms)
    return forms


def untold(forms: Forms) -> frozenset[str]:
    """The forms of which neither the name nor any of its places tells what they name."""
    return frozenset(key for key, votes in forms.items() if max(votes.total.values(), default=0.0) < ENOUGH)


def settle(text: str, found: Sequence[Run], forms: Forms) -> None:
    """Give each form what other forms and its neighbours tell, when all its own votes are in."""
    _fall_back(forms)
    _inherit(forms)
    _spread(text, found, forms)


def _vote_inside(run: Run, votes: Votes) -> None:
    """What the words of the name themselves show."""
    text, low, size = " ".join(w.text for w in run.words), run.low, len(run.words)
    for kind, weight, names in (
        (Kind.PLACE, 5, countries()),
        (Kind.ORGANIZATION, 5, institutions()),
        (Kind.PLACE, 3, capitals()),
    ):
        if text in names:
            votes.add(kind, weight, "listed", once=True)
            break
    if run.key in peoples():
        votes.add(Kind.OTHER, 5, "listed", once=True)
    head = _head(low)
    if head:
        votes.add(*head, "head", once=True)
    elif size == 1 and ACRONYM.match(text):
        votes.add(Kind.ORGANIZATION, 2, "acronym", once=True)
    elif size > 1:
        _vote_several(run.words, votes)
    elif low[0] in given():
        votes.add(Kind.PERSON, 1, "given", once=True)


def _head(low: Sequence[str]) -> tuple[EntityKind, float] | None:
    """What a head noun says: the last word, the word before "of", or the first."""
    several = len(low) > 1
    stem = next((low[at - 1] for at in range(1, len(low)) if low[at] in {"of", "on", "for"}), low[-1])
    ends = {stem, low[-1]}
    table = (
        (several and low[-1] in suffixes(), Kind.ORGANIZATION, 4.0),
        (bool(ends & documents()), Kind.DOCUMENT, 3.0 if several else 1.0),
        (several and bool(ends & events()), Kind.OTHER, 3.0),
        (bool(ends & heads()), Kind.ORGANIZATION, 3.0 if several else 2.0),
        (several and low[0] in heads(), Kind.ORGANIZATION, 3.0),
        (several and low[0] in geography("first"), Kind.PLACE, 2.5),
        (several and bool(ends & geography("head")), Kind.PLACE, 3.0),
    )
    return next(((kind, weight) for holds, kind, weight in table if holds), None)


def _vote_several(words: Sequence[Word], votes: Votes) -> None:
    told = _of_several(words)
    votes.several = told is None
    if told:
        votes.add(*told, once=True)


def _of_several(words: Sequence[Word]) -> tuple[EntityKind, float, str] | None:
    """What the first word of a name of several words says."""
    first = words[0]
    loud = all(w.shouted for w in words)  # in a line of capitals a short word is no abbreviation
    initials = [w.text for w in words if ACRONYM.match(w.text) and not (loud or set(w.text) <= set("IVX"))]
    table = (
        (first.low in geography("direction"), Kind.PLACE, 1.5, "direction"),
        (first.text in lines("names-vessel-prefixes"), Kind.VESSEL, 5.0, "head"),
        (first.low in given(), Kind.PERSON, 2.5, "given"),
        (first.text in countries() | capitals(), Kind.ORGANIZATION, 1.0, "listed"),
        (bool(re.fullmatch(r"[A-Z]\.", first.text)), Kind.PERSON, 2.5, "initial"),
        (bool(initials), Kind.ORGANIZATION, 1.5, "acronym"),
        (bool(COMPOUND.search(words[-1].low)), Kind.ORGANIZATION, 2.0, "head"),
        (words[-1].low in common(), Kind.ORGANIZATION, 1.0, "words"),
    )
    return next(((kind, weight, cue) for holds, kind, weight, cue in table if holds), None)


@cache
def _beside(side: str) -> Mapping[str, EntityKind]:
    rows = (line.split() for line in lines("names-beside"))
    return {word: EntityKind(kind) for kind, where, word in rows if where == side}


def _vote_before(run: Run, zone: Sequence[Word], at: int, votes: Votes) -> None:
    """What the words before the name show."""
    if run.title:
        votes.add(Kind.PERSON, 3, "title")
        return
    back = list(zone[max(0, at - 3) : at])
    if not back or not (zone[at].joined or run.words[0].initial):  # a quotation mark may stand between
        return
    last = back[-1].low
    if (last,) in titles() and not back[-1].capital and run.low[-1] not in heads():
        votes.add(Kind.PERSON, 3, "title")
    if last in _beside("before"):
        kind = _beside("before")[last]
        votes.add(kind, 3 if kind is Kind.VESSEL else 2, "beside")
    if last == "the" and len(run.words) > 1:
        votes.add(Kind.PERSON, -1, "words", once=True)  # a person's name takes no article
        if {"aboard", "onboard", "voyages", "voyage", "crew"} & {word.low for word in back}:
            votes.add(Kind.VESSEL, 2, "beside")
    place = _place_before(last, back[-2].low if len(back) > 1 else "")
    if place:
        votes.add(Kind.PLACE, *place)


def _place_before(last: str, earlier: str) -> tuple[float, str] | None:
    """What "the village of", "district" or "in" before a name is worth."""
    if last == "of" and earlier in geography("noun"):
        return 3.0, "beside"
    if last in geography("noun"):
        return 1.5, "beside"
    if last == "of" and earlier in {"representative", "ambassador", "government", "republic", "kingdom"}:
        return 2.0, "beside"
    if last in {"neighbouring", "neighboring"}:
        return 2.0, "beside"
    if last in geography("in"):
        return 2.0, "in"
    return (0.6, "in") if last in geography("to") else None


def _governed(zone: Sequence[Word], at: int) -> bool:
    """Whether a preposition stands before the name, so that the verb behind it has another subject."""
    before = zone[at - 2].low if at > 1 and zone[at - 1].low == "the" else zone[at - 1].low
    return before in {"of", "for", "in", "at", "from", "by", "with", "to", "on"}


def _vote_after(zone: Sequence[Word], at: int, votes: Votes, *, subject: bool) -> None:
    """What the word after the name shows; a verb tells of the name only where the name is its subject."""
    if at >= len(zone) or not zone[at].joined or zone[at].capital:
        return
    word = zone[at].low
    if word in _beside("after"):
        kind = _beside("after")[word]
        if kind is Kind.PERSON and not subject:
            return
        votes.add(
            kind, 2 if kind is Kind.WEAPON_SYSTEM else 1.2, "speaks" if kind is Kind.PERSON else "beside"
        )
    elif word in geography("noun") and word not in {"north", "south", "east", "west"}:
        votes.add(Kind.PLACE, 2.5, "beside")


def _vote_marks(text: str, run: Run, votes: Votes) -> None:
    """What the punctuation round the name shows."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 40]
    if before in '“"«„' and before and after[:1] in '”"»“' and len(run.words) > 1:
        votes.add(Kind.ORGANIZATION, 1.2, "quoted")
    follow = re.match(r", ([A-Z][\w.]+(?: [A-Z][\w.]+)?)", after)
    if follow and len(run.words) < 3 and {follow.group(1), follow.group(1).split()[0]} & countries():  # noqa: PLR2004
        votes.add(Kind.PLACE, 1, "country")
    kind = _apposed(text[run.end : run.end + 80])
    if kind:
        votes.add(kind, 2, "beside")
    elif re.match(r", (?:\d{2}, |an? [a-z]|who\b)", after):
        votes.add(Kind.PERSON, 1, "beside")


def _apposed(after: str) -> EntityKind | None:
    """The kind that an apposition names: ", a coal tanker of", ", a former judge"."""
    match = APPOSED.match(after)
    for word in match.group(1).split() if match else ():
        if word in _beside("before"):
            return _beside("before")[word]
        if word in geography("noun"):
            return Kind.PLACE
        if (word,) in titles():
            return Kind.PERSON
    return None


def _define(text: str, found: Sequence[Run], forms: Forms) -> None:
    """An abbreviation takes the kind of the long name it stands for."""
    for run in found:
        match = DEFINED.match(text, run.end)
        if match and len(run.words) > 1 and abbreviates(match.group(1), [w.text for w in run.words]):
            kind = forms[run.key].best()[0]
            kind = Kind.ORGANIZATION if kind in {Kind.PERSON, Kind.OTHER} else kind
            forms[match.group(1).casefold()].add(kind, 6, "defined", once=True)
            forms[run.key].add(kind, 3, "defined", once=True)


def abbreviates(short: str, long: Sequence[str]) -> bool:
    """Whether the letters of an abbreviation begin, in order, words of the long name."""
    letters = [c for c in short.casefold() if c.isalpha()]
    initials = [part[0].casefold() for word in long for part in re.split(r"[-/&]", word) if part]
    matched = 0
    for initial in initials:
        matched += matched < len(letters) and letters[matched] == initial
    return matched >= 2 and matched >= len(letters) - 1  # noqa: PLR2004 - one letter may come from inside


def _fall_back(forms: Forms) -> None:
    """Several words that nothing tells of are most often a person; beside a vote their number is none."""
    for votes in forms.values():
        if votes.several and max(votes.total.values(), default=0.0) < ENOUGH:
            votes.add(Kind.PERSON, 1.0, "words")


def _inherit(forms: Forms) -> None:
    """A lone word that is part of a longer name takes its kind unless its own votes speak louder."""
    wholes: dict[str, set[EntityKind]] = defaultdict(set)
    for key, votes in forms.items():
        kind = votes.best()[0]
        for part in _shorts(key.split(), kind) - heads() - common():
            wholes[part].add(kind)
    _without_suffix(forms)
    for part, kinds in wholes.items():
        if part in forms and len(kinds) == 1 and not any("listed" in why for why in forms[part].why.values()):
            kind = next(iter(kinds))
            forms[part].add(kind, ENOUGH if kind is Kind.ORGANIZATION else 3, "part", once=True)


def _without_suffix(forms: Forms) -> None:
    """A company's name keeps its kind where the legal form behind it is left out."""
    for key in sorted(forms):
        front, _, last = key.rpartition(" ")
        if last in suffixes() and front in forms:
            forms[front].add(Kind.ORGANIZATION, 4, "part", once=True)


def _shorts(parts: Sequence[str], kind: EntityKind) -> set[str]:
    """The lone words by which a longer name may be called again."""
    if len(parts) < 2:  # noqa: PLR2004
        return set()
    if kind is Kind.PERSON:
        return {parts[0], parts[-1]}
    if kind is Kind.VESSEL or (kind is Kind.PLACE and parts[-2] == "of"):
        return {parts[-1]}
    plain = kind is Kind.ORGANIZATION and all(part in heads() | suffixes() for part in parts[1:])
    return {parts[0]} if plain else set()


def _spread(text: str, found: Sequence[Run], forms: Forms) -> None:
    """In a row "X, Y and Z" names without a kind take that of their neighbours."""
    for order in (1, -1):
        for left, right in list(pairwise(found))[::order]:
            gap = ROW.fullmatch(text, left.end, max(left.end, right.start))
            if gap is None:
                continue
            spread = {Kind.PLACE} if gap.group("mark").strip() == "," else {Kind.PLACE, Kind.PERSON}
            for one, other in ((left, right), (right, left)):
                kind, weight, _ = forms[one.key].best()
                _, known, cue = forms[other.key].best()
                if set(forms[one.key].why[kind]) <= BODIES_TOO:
                    continue
                if weight >= 2 and kind in spread and (known < ENOUGH or cue == "words"):  # noqa: PLR2004
                    forms[other.key].add(kind, 2, "row", once=True)
