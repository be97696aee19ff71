"""Text as the reader's network sees it: words in pieces, names masked, windows of bounded length.

Names are masked so that the network cannot know a party: exchanging two parties' names leaves its input,
and so what it finds, as it was. Pieces are those of BERT's WordPiece (Devlin et al. 2019, arXiv 1810.04805;
greedy longest match), written out here because the usual library brings a dozen network packages along for
these twenty lines.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Final

from averment.claims.words import cue_nouns, cue_verbs, speaking_nouns, words

WORD: Final = re.compile(r"[^\W_]+|[^\w\s]|_|\n\s*")
JOINED: Final = re.compile(r"[ \t]*|[-‐’'.]|\. ")  # between two words of one name
SENTENCE_END: Final = frozenset(".!?…:\n")
QUOTES: Final = frozenset("\"'“”«»„‘’(—–-•*>")
PARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "ben",
        "de",
        "da",
        "di",
        "du",
        "del",
        "van",
        "von",
        "der",
        "la",
        "le",
        "ul",
    ]
)
UNKNOWN, OPENS, CLOSES, NAME, BREAK = 100, 101, 102, 2, 3
LONGEST_WORD: Final = 100  # code points; longer ones are unknown, as in BERT
LONGEST_WINDOW: Final = 160  # pieces between the signs that open and close a window
NAME_LISTS: Final = ("names-countries", "names-capitals", "names-given", "names-peoples", "names-acronyms")
PLAIN_LISTS: Final = (
    "names-common", "names-titles", "names-organizations", "names-subjects", "months", "datewords",
    "calendar", "prepositions", "adverbs", "numerals", "outlets", "settings",
)  # fmt: skip


class Case(IntEnum):
    """How a word is written; the vocabulary itself knows no case."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGITS = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a mark, a line break, or a whole masked name: where it stands and its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]
    case: Case


@dataclass(frozen=True, slots=True)
class NameSense:
    """What a document's own writing tells about its names."""

    names: frozenset[str]  # words written with a capital inside sentences
    plain: frozenset[str]  # words that also stand without one

    def is_name(self, word: str, *, opens: bool) -> bool:
        """Whether a word with a capital is part of a name; `opens` at the start of a sentence."""
        low = word.lower()
        if low in _plain_words() and low not in PARTICLES:
            return False
        if opens:
            known = word in self.names or low in _listed_names() or low not in _whole_words()
            return known and low not in self.plain
        return low not in self.plain or (word in self.names and low in _listed_names())


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    text: str
    opens: bool


@cache
def vocabulary() -> dict[str, int]:
    """Piece to number, from the weights folder."""
    text = (files("averment.claims.reader") / "weights" / "vocab.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.splitlines())}


@cache
def _whole_words() -> frozenset[str]:
    return frozenset(piece for piece in vocabulary() if piece.isalpha())


@cache
def _listed_names() -> frozenset[str]:
    found = set[str]()
    for name in NAME_LISTS:
        found |= {word.lower().strip(",.;:()=+") for word in words(name)}
    return frozenset(found - _plain_words())


@cache
def _plain_words() -> frozenset[str]:
    """Words kept even with a capital: function words, offices, bodies, the calendar, verbs of saying."""
    found = {"i"} | set(cue_verbs()) | set(cue_nouns()) | speaking_nouns()
    for name in PLAIN_LISTS:
        found |= {word.lower().strip("=+.") for word in words(name)}
    return frozenset(word for word in found if len(word) > 1 or word in {"a", "i"})


def name_sense(text: str) -> NameSense:
    """Which words of a document have a capital inside sentences, and which stand without one."""
    names, plain = set[str](), set[str]()
    for raw in _raw(text, 0, len(text)):
        first = raw.text[0]
        if first.islower():
            plain.add(raw.text)
        elif first.isupper() and not raw.opens:
            names.add(raw.text)
    return NameSense(frozenset(names), frozenset(plain))


def words_in(text: str, start: int, end: int, sense: NameSense | None) -> list[Word]:
    """The words of a stretch in order; with a `sense`, each name is one masked word."""
    found: list[Word] = []
    named: list[_Raw] = []
    pending: list[_Raw] = []  # particles that may turn out to stand inside a name
    for raw in _raw(text, start, end):
        if sense is not None and raw.text[0].isupper() and sense.is_name(raw.text, opens=raw.opens):
            last = pending[-1] if pending else named[-1] if named else None
            if last is not None and not JOINED.fullmatch(text, last.end, raw.start):
                found += _flush(named, pending)
            named += [*pending, raw]
            pending.clear()
        elif named and (raw.text in PARTICLES or raw.text in "-‐’'.") and _beside(text, named, pending, raw):
            pending.append(raw)
        else:
            found += _flush(named, pending)
            found.append(_word(raw))
    return found + _flush(named, pending)


def _beside(text: str, named: list[_Raw], pending: list[_Raw], raw: _Raw) -> bool:
    """Whether a particle or joining mark may belong to the name before it; two marks in a row never do."""
    last = pending[-1] if pending else named[-1]
    if not raw.text[0].isalpha():
        tight = last.end == raw.start and last.text[0].isalpha()
        after = text[raw.end : raw.end + 2].strip()[:1]
        return tight and after.isalpha() and (raw.text != "." or (len(last.text) == 1 and after.isupper()))
    return len(pending) < 3 and text[last.end : raw.start] in {" ", "", "-"}  # noqa: PLR2004 - "bin al-"


def _flush(named: list[_Raw], pending: list[_Raw]) -> list[Word]:
    found = [Word(named[0].start, named[-1].end, (NAME,), Case.TITLE)] if named else []
    found += [_word(raw) for raw in pending]
    named.clear()
    pending.clear()
    return found


def _word(raw: _Raw) -> Word:
    if raw.text[0] == "\n":
        return Word(raw.start, raw.end, (BREAK,), Case.OTHER)
    return Word(raw.start, raw.end, pieces(raw.text), _case(raw.text))


def _raw(text: str, start: int, end: int) -> Iterator[_Raw]:
    opens, before = True, None
    for match in WORD.finditer(text, start, end):
        word = match.group()
        yield _Raw(match.start(), match.end(), word, opens)
        last = word[0]
        initial = last == "." and before is not None and before.isupper() and len(before) == 1
        opens = (last in SENTENCE_END and not initial) or (opens and last in QUOTES) or last in '“«„"'
        before = word


def _case(word: str) -> Case:
    if not word[0].isalnum():
        return Case.OTHER
    if word.isdigit():
        return Case.DIGITS
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.TITLE
    return Case.TITLE if word[0].isupper() and word[1:].islower() else Case.MIXED


def pieces(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces: greedy, longest first; (100,) when a part of it is in no piece."""
    return _pieces(word) if len(word) <= LONGEST_WORD else (UNKNOWN,)


@cache
def _pieces(word: str) -> tuple[int, ...]:
    known = vocabulary()
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    found: list[int] = []
    at = 0
    while at < len(plain):
        lead = "##" if at else ""
        end = next((e for e in range(len(plain), at, -1) if lead + plain[at:e] in known), None)
        if end is None:
            return (UNKNOWN,)
        found.append(known[lead + plain[at:end]])
        at = end
    return tuple(found) or (UNKNOWN,)


def windows(found: Sequence[Word], longest: int = LONGEST_WINDOW) -> Iterator[tuple[int, int]]:
    """Ranges of words of at most `longest` pieces, cut at line breaks and sentence ends."""
    sums = [0]
    for word in found:
        sums.append(sums[-1] + len(word.pieces))
    ends = [n + 1 for n, word in enumerate(found) if _may_end(found, n)]
    first = 0
    while first < len(found):
        last = bisect_left(sums, sums[first] + longest + 1) - 1  # as many words as fit
        last = max(last, first + 1)
        if last < len(found):
            cut = bisect_left(ends, last + 1) - 1
            last = ends[cut] if cut >= 0 and ends[cut] > first else last
        yield first, last
        first = last


def _may_end(found: Sequence[Word], at: int) -> bool:
    if found[at].pieces == (BREAK,):
        return True
    stop = len(found[at].pieces) == 1 and found[at].pieces[0] in _stops()
    return stop and at + 1 < len(found) and found[at + 1].case in {Case.TITLE, Case.UPPER}


@cache
def _stops() -> frozenset[int]:
    return frozenset(vocabulary()[mark] for mark in ".!?…" if mark in vocabulary())


def encoded(found: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
    """Pieces and casing of a window with its signs, and the place of each word's first piece."""
    ids, cases, firsts = [OPENS], [0], []
    for word in found:
        firsts.append(len(ids))
        ids += word.pieces[:LONGEST_WINDOW]
        cases += [int(word.case)] * len(word.pieces[:LONGEST_WINDOW])
    return [*ids, CLOSES], [*cases, 0], firsts
