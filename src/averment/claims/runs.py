"""From capitalised words to names: where a name begins, which small words it holds, what stands outside it.

Titles, nationality adjectives and a country or body named before a person are no part of the name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from averment.claims.namewords import (
    adjectives,
    capitals,
    common,
    countries,
    days,
    documents,
    events,
    geography,
    given,
    heads,
    hyphened,
    institutions,
    modifiers,
    peoples,
    suffixes,
    titles,
    trades,
)
from averment.claims.proper import INITIAL, Style, Word, particles
from averment.claims.words import lines

OPENING: Final = frozenset({"of", "for", "on", "against"})
CONTINUING: Final = OPENING | {"to", "in", "by", "with"}
NUMBERED: Final = frozenset({"no.", "nr.", "unit", "hall", "site", "block", "depot", "brigade", "camp"})
STEM: Final = 5  # letters that the cases of a name share
SYLLABLES: Final = re.compile(r"[A-Z][a-z]{1,5}-([a-z]{1,5})")  # two syllables of a given name
LONGEST_RUN: Final = 64  # words; a longer row of capitals is no name, and is taken in pieces
LOOK_BACK: Final = 8  # words before a run that may decide about it
LONGEST_PHRASE: Final = 7  # words of the longest listed name


@dataclass(frozen=True, slots=True)
class Run:
    """A candidate name: consecutive words, and the title that stood before it."""

    words: tuple[Word, ...]
    title: str | None = None
    adjective: bool = False  # a nationality stood before it

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.words[-1].end

    @property
    def low(self) -> tuple[str, ...]:
        """The words without case."""
        return tuple(word.low for word in self.words)

    @property
    def key(self) -> str:
        """The form under which its occurrences are gathered."""
        return " ".join(self.low)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the document shows: words mostly in lower case, and capitals that stand inside a sentence."""

    lower: frozenset[str]
    inside: frozenset[str]

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Vocabulary":
        """Gather both from a document's words in plain style."""
        plain = [w for w in words if w.style is Style.PLAIN]
        small = Counter(w.low for w in plain if not w.capital)
        inside = Counter(w.low for w in plain if w.capital and not w.initial)
        return cls(frozenset(low for low, n in small.items() if n > inside[low]), frozenset(inside))

    def declined(self, low: str) -> bool:
        """Whether the word stands inside a sentence in another case: the first letters agree."""
        return len(low) > STEM and any(other[:STEM] == low[:STEM] for other in self.inside)

    def doubtful(self, word: Word) -> bool:
        """Whether a first word owes its capital to its place alone."""
        if not word.initial or word.shouted or _listed(word.text):
            return False
        return word.low in common() or (word.low in self.lower and word.low not in given())


def _listed(text: str) -> bool:
    known = text in countries() or text in institutions() or text in capitals()
    return known or text.casefold() in adjectives() | peoples()


def listed_at(words: Sequence[Word], at: int) -> int:
    """How many words from `at` on are the longest listed country or institution; 0 when none."""
    reach = 1
    while reach < LONGEST_PHRASE and at + reach < len(words) and words[at + reach].joined:
        reach += 1
    for size in range(reach, 0, -1):
        phrase = " ".join(w.text for w in words[at : at + size])
        if phrase in countries() or phrase in institutions():
            return size
    return 0


def title_at(words: Sequence[Word], at: int) -> int:
    """How many words from `at` on are a title (its modifiers included); 0 when none."""
    begin = at
    while begin < len(words) and words[begin].low in modifiers() and (begin == at or words[begin].joined):
        begin += 1
    for start in range(begin, at - 1, -1):
        for size in (3, 2, 1):
            phrase = tuple(w.low for w in words[start : start + size])
            tied = all(w.joined for w in words[start + (start == at) : start + size])
            if len(phrase) == size and tied and phrase in titles():
                return start + size - at
    return 0


def runs(words: Sequence[Word], seen: Vocabulary) -> Iterator[Run]:
    """All candidate names of a text in plain style."""
    at = 0
    while at < len(words):
        word = words[at]
        if word.style is not Style.PLAIN or not (word.capital or _ordinal(words, at)):
            at += 1
            continue
        if seen.doubtful(word) and not _heads_phrase(words, at) and not _starts_name(words, at):
            at += 1
            continue
        before = max(0, at - LOOK_BACK)
        stop = before + _extent(words[before : at + LONGEST_RUN], at - before)
        yield from split(words[at:stop])
        at = stop


def _starts_name(words: Sequence[Word], at: int) -> bool:
    """Whether a listed name or a title begins with this word ("The Times", "Secretary of State X")."""
    return listed_at(words, at) > 0 or title_at(words, at) > 0


def _ordinal(words: Sequence[Word], at: int) -> bool:
    """Whether a number opens the name of a unit ("3rd Brigade")."""
    after = at + 1
    return bool(re.fullmatch(r"\d{1,3}(?:st|nd|rd|th)", words[at].text)) and _capital_at(words, after)


def _heads_phrase(words: Sequence[Word], at: int) -> bool:
    """Whether a first word opens a phrase like "Bank of X"."""
    return (
        words[at].low in heads() | geography("head")
        and at + 2 < len(words)
        and words[at + 1].low == "of"
        and words[at + 2].capital
    )


def _extent(words: Sequence[Word], at: int) -> int:
    """Where the run that begins at `at` ends."""
    stop = at + max(1, listed_at(words, at))
    title = title_at(words, at)
    stop = max(stop, at + title)
    opened = False
    while stop < len(words) and words[stop].joined and words[stop].style is Style.PLAIN:
        ended = words[stop - 1].low in suffixes() and words[stop].low not in suffixes()
        if ended or (
            words[stop - 1].text[-1] == "." and words[stop].text in {"The", "A", "An", "In", "It", "On"}
        ):
            break
        if words[stop].text.isdigit() and words[stop - 1].low in NUMBERED:
            stop += 1
            break
        if words[stop].capital or _syllables(words, stop):
            stop += max(1, listed_at(words, stop), title_at(words, stop))
            continue
        bridge, opens = _bridge(words, stop, opened=opened)
        if not bridge:
            break
        stop, opened = bridge, opened or opens
    return stop


def _bridge(words: Sequence[Word], at: int, *, opened: bool) -> tuple[int, bool]:
    """Behind which word a lower-case link ends, and whether it opens an "of" phrase; 0 when it is none."""
    before, link = words[at - 1], words[at].low
    after = at + 1
    if link in particles() - common():
        while after < len(words) and words[after].low in particles() and words[after].joined:
            after += 1
        return (after, False) if _capital_at(words, after) else (0, False)
    if link in _links_of(before.low) or (link in CONTINUING and opened):
        if after < len(words) and words[after].low in {"the", "a"} and words[after].joined:
            after += 1
        if _capital_at(words, after) and not title_at(words, after) and words[after].low not in days():
            return after, True
        return 0, False
    if link in {"and", "&"} and _capital_at(words, after) and _conjoins(words, at, opened=opened):
        return after, opened
    return 0, False


def _links_of(head: str) -> frozenset[str]:
    """Which links may follow a head noun: "Treaty on", "Organisation for", "Bank of"."""
    if head in documents() | events() | {"commission", "committee", "panel", "mission", "inquiry"}:
        return OPENING
    if head in heads() - trades():
        return frozenset({"of", "for"})
    return frozenset({"of"}) if head in geography("head") else frozenset()


def _capital_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].capital and words[at].joined and words[at].style is Style.PLAIN


def _conjoins(words: Sequence[Word], at: int, *, opened: bool) -> bool:
    """Whether "and" stands inside one name: between fields of work, or after a head noun."""
    left, right = words[at - 1], words[at + 1]
    if words[at].low == "&" or right.low in {"sons", "brothers", "partners", "co", "co."}:
        return True
    if _listed(right.text) or right.shouted or right.low in given():
        return False
    fields = frozenset(lines("names-subjects"))
    if opened:
        return right.low in fields
    last = at + 1
    while last + 1 < len(words) and _capital_at(words, last + 1):
        last += 1
    return left.low in fields and right.low in fields and (last > at + 1 or right.low in heads())


def split(words: Sequence[Word]) -> Iterator[Run]:
    """The names inside one run: what stands before a title, the name after it, without nationality."""
    for at in range(len(words)):
        size = title_at(words, at)
        if not size or (at + size < len(words) and _is_body(words[at + size :])):
            continue
        yield from _bare(words[:at])
        rest = words[at + size :]
        if rest:
            title = " ".join(w.text for w in words[at : at + size])
            yield from _titled(rest, title)
        return
    yield from _bare(words)


def _titled(words: Sequence[Word], title: str) -> Iterator[Run]:
    nested = title_at(words, 0)
    if nested and nested < len(words):
        yield from _titled(words[nested:], title)
    elif not nested and words[0].capital:
        yield Run(tuple(words), title=title)


def _is_body(words: Sequence[Word]) -> bool:
    """Whether the words end like an organisation, so that "General" or "Prime" in it is no title."""
    return words[-1].low in heads() | suffixes() or any(w.low in OPENING for w in words[1:])


def _bare(words: Sequence[Word]) -> Iterator[Run]:
    while words and not (words[-1].capital or words[-1].text[0].isdigit() or _syllables(words, -1)):
        words = words[:-1]
    cut = next((at for at in range(1, len(words)) if _signed(words, at)), 0)
    if cut:
        yield from _bare(words[:cut])
        yield Run(tuple(words[cut:]))
        return
    while words and words[0].low == "the" and " ".join(w.text for w in words) not in institutions():
        words = words[1:]
    while len(words) > 1 and words[0].low in common() and _listed(" ".join(w.text for w in words[1:])):
        words = words[1:]
    if words and _listed(" ".join(w.text for w in words)) and _nationality(words) != len(words):
        yield Run(tuple(words))
        return
    size = _nationality(words)
    if size and size < len(words) and not _is_body(words):
        yield Run(tuple(words[size:]), adjective=True)
    elif words and not (size == len(words) and " ".join(w.low for w in words) not in peoples()):
        yield Run(tuple(words))


def _signed(words: Sequence[Word], at: int) -> bool:
    """Whether a person's initials follow a body: "Head of the Agency B. A. Name"."""
    return bool(INITIAL.fullmatch(words[at].text)) and words[at - 1].low in heads()


def _syllables(words: Sequence[Word], at: int) -> bool:
    """Whether a hyphened word goes on with a person's name: two short syllables behind a capitalised word."""
    match = SYLLABLES.fullmatch(words[at].text)
    return bool(match and len(words) > 1 and words[at - 1].capital and match[1] not in hyphened())


def _nationality(words: Sequence[Word]) -> int:
    for size in (2, 1):
        if len(words) >= size and " ".join(w.low for w in words[:size]) in adjectives() | peoples():
            return size
    parts = words[0].low.split("-") if words else []
    return int(len(parts) > 1 and all(part in adjectives() for part in parts))
