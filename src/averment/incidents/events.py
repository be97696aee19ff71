"""Where a text speaks of an event: the head word, when, where, and how definitely."""

import re
from dataclasses import dataclass
from typing import Final

from averment.incidents.dating import context_of, dates_event, narrow, session_day
from averment.incidents.families import groups
from averment.incidents.index import Index
from averment.incidents.places import CAPITAL, KIND, Place, fold, is_broad, places
from averment.incidents.sentences import Sentence
from averment.incidents.tokens import stem, stops, tokens
from averment.incidents.words import entries, finder, row_finder
from averment.model import EntityKind, Level, SegmentKind, StatedDate, When

BEFORE: Final = 48  # characters before a head that hold its determiner and modifiers
AFTER: Final = 60  # characters after a head that hold its object
DETERMINER: Final = re.compile(
    r"\b(the|this|that|these|those|a|an|another|its|their|his|her|our)\b", re.IGNORECASE
)
NAMES: Final = re.compile(CAPITAL)
NAMED: Final = frozenset(
    {"crisis", "meeting", "agreement", "killing", "offensive", "combat", "release", "generic"}
)
INSIDE: Final = (
    r"(?:[\w'’-]+\s+){0,3}"
    r"(?:town|city|village|district|port|suburb|province|region|island|camp|valley)\s+of\s+"
)
WHERE: Final = re.compile(
    rf"\b(?:in|near|at|outside|around|over|off)\s+(?:the\s+)?(?:{INSIDE})?{KIND}(?:\w+\s+)?\Z", re.IGNORECASE
)
TARGET: Final = re.compile(
    rf"\s+(?:of|on|against|at|to|upon)\s+(?:the\s+)?(?:\w+\s+)?{KIND}(?:\w+\s+)?", re.IGNORECASE
)
CUE: Final = 24  # characters in which a date stands right beside a head
FOLLOWS: Final = frozenset({"casualty", "aftermath"})
TARGETED: Final = re.compile(rf"\s+(?:of|on|against)\s+(?:the\s+)?{KIND}({CAPITAL})")
TARGETS: Final = frozenset({"attack", "explosion", "destruction", "combat", "offensive"})
PEOPLE: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.VESSEL, EntityKind.PLACE})
ARTICLE: Final = re.compile(r"\b(?:the|a|an)\s+\Z", re.IGNORECASE)
COUNTED: Final = re.compile(
    r"(?:\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|several|many))\s+(?:\w+\s+){0,2}\Z"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One mention of an event."""

    document: str
    start: int  # of the head word
    end: int
    head: str
    family: str
    sentence: int  # number in the document
    paragraph: int
    part: str  # one voice of the document
    when: When | None
    context: When | None  # the last date of the paragraph, where the sentence has none for it
    around: tuple[Place, ...]  # specific places named in the sentence of that date
    places: tuple[Place, ...]
    names: frozenset[str]  # stems of names beside the head
    title: str | None  # the head with its capitalised modifiers, when it is a name
    verb: bool  # "struck", "was shot down"
    definite: bool  # "the", "this", possessive
    pointing: bool  # "this", "that": speaks of what came just before
    real: bool  # False: denied existence, plans, possibilities
    consequence: bool  # deaths and injuries: belong to an event named nearby

    @property
    def spot(self) -> Place | None:
        """The most specific place, when one is specific enough."""
        return next((p for p in self.places if not p.broad), None)

    @property
    def anchored(self) -> bool:
        """Whether it can be told from other events by itself."""
        dated = self.when is not None
        return self.real and (dated or self.spot is not None or self.title is not None)


def happenings(index: Index, document: str) -> list[Happening]:
    """The mentions of events in a document, in order; boilerplate is left out."""
    found: list[Happening] = []
    for number, sentence in enumerate(index.sentences(document)):
        if index.kind(document, sentence.start) is not SegmentKind.BOILERPLATE:
            found.extend(_in_sentence(index, document, number, sentence))
    return found


def _in_sentence(index: Index, document: str, number: int, sentence: Sentence) -> list[Happening]:
    """The event mentions of one sentence; dates and places go to the nearest head."""
    text = index.text(document)
    named = index.dates.on(document, sentence.start, sentence.end)
    heads = [
        m
        for m in row_finder("event_heads").finditer(text, sentence.start, sentence.end)
        if _is_head(text, m)
        and not any(d.passage.start < m.end() and m.start() < d.passage.end for d in named)
    ]
    if not heads:
        return []
    all_dates = [
        d for d in index.dates.inside(document, sentence.start, sentence.end) if dates_event(text, d)
    ]
    all_spots = places(index, document, sentence.start, sentence.end)
    found = []
    for head in heads:
        start, end = _said_in(index, document, sentence, head)
        dates = [d for d in all_dates if start <= d.passage.start < end]
        spots = [p for p in all_spots if start <= p.start < end]
        spots += [p for p in _target(index, document, head, end) if p.key not in {s.key for s in spots}]
        near_dates = [d for d in dates if _nearest(heads, d.passage.start, d.passage.end) is head]
        near_spots = [p for p in spots if _nearest(heads, p.start, p.end) is head]
        if len(heads) > 1:
            near_dates = near_dates or [d for d in dates if _adjacent(head, d)]
        if head.lastgroup in FOLLOWS and len(dates) == 1 and not narrow(dates[0].when):
            near_dates = near_dates or dates  # “a collapse in 2016 in which four people died”
        found.append(_happening(index, document, (number, sentence), (head, near_dates, near_spots)))
    return found


def _target(index: Index, document: str, head: re.Match[str], end: int) -> list[Place]:
    """The name right after “the shelling of …”, when nobody knows it for a person or an organisation."""
    match = TARGETED.match(index.text(document), head.end(), end)
    if match is None:
        return []
    start, stop = match.span(1)
    known = [m.kind for m in index.mentions.on(document, start, stop)]
    if any(k in PEOPLE for k in known) or finder("after_adjective").match(index.text(document), stop + 1):
        return []
    if finder("not_places").search(match[1]) or head.lastgroup not in TARGETS:
        return []
    return [Place(start, stop, fold(match[1]), match[1], broad=is_broad(index, match[1]))]


def _said_in(index: Index, document: str, sentence: Sentence, head: re.Match[str]) -> tuple[int, int]:
    """The span whose dates and places can be the event's: inside reported words, those words."""
    claim = index.tightest(document, head.start(), head.end())
    if claim is None or claim.level not in {Level.QUOTE, Level.REPORTED}:
        return sentence.start, sentence.end
    p = claim.passage
    return (
        (max(p.start, sentence.start), min(p.end, sentence.end))
        if p.start <= head.start()
        else (sentence.start, sentence.end)
    )


def _adjacent(head: re.Match[str], dated: StatedDate) -> bool:
    """Whether a date stands right beside a head."""
    return -3 <= dated.passage.start - head.end() <= CUE  # noqa: PLR2004 - "of", "on"


def _nearest(heads: list[re.Match[str]], start: int, end: int) -> re.Match[str]:
    """The head nearest to a span; of two equally near the one before it."""
    return min(heads, key=lambda h: (min(abs(start - h.end()), abs(h.start() - end)), h.start()))


def _is_head(text: str, match: re.Match[str]) -> bool:
    """Whether the word is not only a modifier of another noun, or part of a longer word."""
    tail = re.match(r"[\s-]+(\w+)", text[match.end() : match.end() + BEFORE])
    if tail and finder("compound_tails").fullmatch(tail[1].casefold()):
        return False
    if finder("event_verbs").fullmatch(match[0]) and ARTICLE.search(
        text, max(0, match.start() - 6), match.start()
    ):
        return False
    return text[match.end() : match.end() + 1] != "-" and not text[: match.start()].endswith("-")


def _happening(
    index: Index,
    document: str,
    at: tuple[int, Sentence],
    found: tuple[re.Match[str], list[StatedDate], list[Place]],
) -> Happening:
    """Put one mention together."""
    (number, sentence), (head, dates, spots) = at, found
    text = index.text(document)
    before = text[max(sentence.start, head.start() - BEFORE) : head.start()]
    determiner = _determiner(before)
    verb = bool(finder("event_verbs").fullmatch(head[0]))
    family = head.lastgroup or "generic"
    title = _title(before, head, family, determiner)
    near = [p for p in spots if located(text, head, p)]
    if title:
        near = [p for p in near if p.start - head.end() in range(8)]
    ordered = sorted(near, key=lambda p: (p.broad, p.start < head.start(), abs(p.start - head.end())))
    best = sorted(dates, key=lambda d: (not narrow(d.when), abs(d.passage.start - head.end())))
    consequence = family in FOLLOWS
    context = context_of(index, document, number, head.start())
    counted = not consequence and _aggregate(
        before, head[0], dated=bool(best) and narrow(best[0].when), placed=bool(spots)
    )
    return Happening(
        document=document,
        start=head.start(),
        end=head.end(),
        head=head[0],
        family=family,
        sentence=number,
        paragraph=sentence.paragraph,
        part=index.part(document, head.start()),
        when=best[0].when if best else _session(index, document, family, head.start()),
        context=context[0] if context else None,
        around=context[1] if context else (),
        places=tuple(ordered),
        names=_names(index, document, (sentence, head), spots),
        title=title,
        verb=verb,
        definite=not verb and determiner not in {None, "a", "an", "another"},
        pointing=not verb and determiner in {"this", "that", "these", "those"},
        real=_is_real(before) and not counted,
        consequence=consequence,
    )


def _session(index: Index, document: str, family: str, before: int) -> When | None:
    """The day of the meeting under whose heading a vote or a decision stands."""
    return session_day(index, document, before) if "body" in groups(family) else None


def located(text: str, head: re.Match[str], place: Place) -> bool:
    """Whether a place says where an event was: "in X", "the shelling of X", "the X explosion"."""
    before = text[max(0, place.start - BEFORE) : place.start]
    if WHERE.search(before):
        return True
    between = text[head.end() : place.start] if place.start >= head.end() else None
    if between is not None:
        return bool(TARGET.fullmatch(between))
    if finder("event_verbs").fullmatch(head[0]):
        return False
    return bool(re.fullmatch(r"(?:['’]s)?\s+(?:\w+\s+){0,2}", text[place.end : head.start()]))


def _determiner(before: str) -> str | None:
    """The determiner of the noun phrase that ends where the head begins, if there is one."""
    found = list(DETERMINER.finditer(before))
    if not found:
        return None
    between = before[found[-1].end() :]
    if re.search(r"[,;:()]|\b(?:of|in|on|by|for|with|from|to|and|at|was|were|is|are|has|had)\b", between):
        return None
    return found[-1][0].casefold()


def _aggregate(before: str, head: str, *, dated: bool, placed: bool) -> bool:
    """Whether a plural sums up many events instead of naming one."""
    plural = head.casefold().endswith("s") and head.casefold() not in entries("event_plurals")
    if not plural or head.casefold().endswith(("ss", "sis")):
        return False
    return bool(COUNTED.search(before)) or not (dated and placed)


def _is_real(before: str) -> bool:
    """Whether the mention speaks of something that is said to have happened."""
    close = before[-BEFORE // 2 :]
    if finder("unreal").search(close):
        return False
    modal = re.search(
        r"\b(?:would|could|should|will|must|may|might)\s+(?:be|have been|again|also|not)?\s*\Z", close
    )
    return modal is None


def _title(before: str, head: re.Match[str], family: str, determiner: str | None) -> str | None:
    """The head with its capitalised modifiers, when together they are the name of one event."""
    if family not in NAMED or not head[0][0].isalpha():
        return None
    modifiers = re.search(r"((?:[^\W\d_][\w'’-]*\s+){1,3})\Z", before)
    if not modifiers or (
        determiner not in {"the", "this", "that", "their", "its"} and not head[0][0].isupper()
    ):
        return None
    words = modifiers[1].split()
    while words and (words[0].casefold() in stops() or (words[0].islower() and len(words) == 1)):
        words.pop(0)
    if not words or not words[0][0].isupper() or head[0].casefold().endswith(("ed", "met")):
        return None
    if family == "generic" or any(w.casefold() in stops() for w in words):
        return None
    return " ".join([*words, head[0]])


def _names(
    index: Index, document: str, at: tuple[Sentence, re.Match[str]], spots: list[Place]
) -> frozenset[str]:
    """The stems of names beside the head; places and words also written small are left out."""
    (sentence, head), text = at, index.text(document)
    plain = index.small_words(document)
    start, end = max(sentence.start, head.start() - BEFORE), min(sentence.end, head.end() + AFTER)
    taken = [(p.start, p.end) for p in spots]
    found = set()
    for token in tokens(text, start, end):
        first = text[token.start]
        if not (first.isupper() or first.isdigit()) or token.word in stops() or token.start == sentence.start:
            continue
        if any(s <= token.start < e for s, e in taken) or finder("not_places").fullmatch(token.word):
            continue
        if not token.word.isdigit() and stem(token.word) not in plain:
            found.add(stem(token.word))
    return frozenset(found)
