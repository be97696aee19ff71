"""Paragraphs, sentences, quotations and tokens, all with code-point offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.words import words

PARAGRAPH: Final = re.compile(r"[^\n](?:[^\n]|\n(?![ \t]*\n))*")
STOP: Final = re.compile(r"[.!?…؟۔]+[\"”’»)\]]*(?=\s|$)|\n")
TOKEN: Final = re.compile(
    r"(?:[^\W\d_a-z]\.){2,}(?!\w)"  # a dotted abbreviation is one word: "the U.N. said"
    r"|\d{1,2}[:.]\d{2}(?!\d)|\w+(?:[-’'.&/]\w+)*|[^\w\s]"
)
OPENERS: Final = {"“": "”", "«": "»", "„": "“”", "‟": "”", "「": "」", '"': '"'}
NUMBERED: Final = frozenset({"no", "nos", "art", "p", "pp", "vol", "fig", "sec", "para", "paras", "ch"})
SINGLE: Final = "‘'"
SINGLE_CLOSER: Final = re.compile(r"[’'‘]")
DOUBLED: Final = "''"  # typewriter habit for a double mark
LONGEST_SENTENCE: Final = (
    250  # tokens; text without full stops is cut, so that no page costs more than its length
)
LONGEST_QUOTATION: Final = 6000  # code points; a longer one is a missing mark, not a quotation
DASHES: Final = frozenset("—–―-")  # before a signature, and before words in dialogue
NEXT_STARTS: Final = re.compile(r"[\s>]*[\"'“«„(\[—–-]*\s*[^\Wa-zа-яё_]")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of the document's text."""

    start: int
    end: int

    def __contains__(self, position: int) -> bool:
        """Whether a position lies inside."""
        return self.start <= position < self.end


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; `start` and `end` exclude the marks."""

    start: int
    end: int
    outer: Span  # with the marks


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark, or a whole quotation taken as one."""

    text: str
    start: int
    end: int
    quotation: Quotation | None = None

    @property
    def low(self) -> str:
        """The word without case."""
        return "“”" if self.quotation else self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether this is a word or number."""
        return self.quotation is None and (self.text[0].isalnum() or self.text[0] == "_")

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.quotation is None and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens; quotations inside count as one token each."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def words(self) -> int:
        """How many words stand outside quotations."""
        return sum(token.is_word for token in self.tokens)


def paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Blocks between blank lines, trimmed of white space."""
    for match in PARAGRAPH.finditer(text, start, end):
        yield trim(text, match.start(), match.end())


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """Outermost quotations of a paragraph; one left open runs to the paragraph's end."""
    found: list[Quotation] = []
    closed: dict[str, Mapping[int, int]] = {}  # where the marks of each kind close
    at = start
    while at < end:
        mark = text[at]
        if text.startswith(DOUBLED, at) and _opens(text, at, start):
            at = _doubled(text, at, end, found)
            continue
        if mark in SINGLE and (single := _single(text, at, start, end)):
            found.append(single)
            at = single.outer.end
            continue
        if mark not in OPENERS or (mark == '"' and not _opens(text, at, start)):
            at += 1
            continue
        if mark not in closed:
            closed[mark] = closings(text, Span(at, end), mark)
        close = closed[mark].get(at)
        last = close if close is not None else end
        if last > at + 1 and last - at <= LONGEST_QUOTATION:
            inner = trim(text, at + 1, last)
            if inner.end > inner.start:
                outer = Span(at, min(end, last + (close is not None)))
                found.append(Quotation(inner.start, inner.end, outer))
            at = last + 1
        else:
            at += 1
    return tuple(found)


def _doubled(text: str, at: int, end: int, found: list[Quotation]) -> int:
    """Take a quotation between two doubled apostrophes; gives where to go on."""
    close = text.find(DOUBLED, at + 2, min(end, at + LONGEST_QUOTATION))
    inner = trim(text, at + 2, close) if close > 0 else Span(at, at)
    if inner.end > inner.start:
        found.append(Quotation(inner.start, inner.end, Span(at, close + 2)))
        return close + 2
    return at + 2


def _single(text: str, at: int, start: int, end: int) -> Quotation | None:
    """A quotation in single marks that opens at `at`; an apostrophe closes nothing.

    A mark behind a stop or comma closes, so does one before a stop; one before a blank closes when no such
    mark follows ("the workers’ flat" is an owner), and never a straight one.
    """
    if not _opens(text, at, start) or text[at + 1 : at + 2].isspace():
        return None
    last: int | None = None
    for match in SINGLE_CLOSER.finditer(text, at + 1, min(end, at + LONGEST_QUOTATION)):
        close = match.start()
        if match.group() == "‘":
            break
        after = text[close + 1 : close + 2] if close + 1 < end else ""
        if after.isalnum() or text[close - 1].isspace():
            continue
        if text[close - 1] in ",.?!…" or (text[at] == "‘" and (not after or after in ",.;:?!)\n")):
            last = close
            break
        if text[at] == "‘" and last is None:
            last = close
    inner = trim(text, at + 1, last) if last else Span(at, at)
    return Quotation(inner.start, inner.end, Span(at, last + 1)) if last and inner.end > inner.start else None


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a straight mark opens: it follows white space, an opening bracket or a dash."""
    return at == start or text[at - 1].isspace() or text[at - 1] in "([{—–-:,"


def closings(text: str, where: Span, mark: str) -> Mapping[int, int]:
    """Where each opening mark of a kind closes, if it does; inner pairs of the same marks are stepped over.

    All are found in one pass, so that a page of marks that never close costs no more than its length.
    """
    closers = OPENERS[mark]
    found: dict[int, int] = {}
    open_: list[int] = []
    for match in re.finditer(f"[{mark}{closers}]", text[where.start : where.end]):
        at = where.start + match.start()
        if open_ and match.group() in closers:
            opened = open_.pop()
            if at - opened < LONGEST_QUOTATION:
                found[opened] = at
        if match.group() == mark:
            open_.append(at)
    return found


def sentences(text: str, start: int, end: int, quoted: tuple[Quotation, ...] = ()) -> Iterator[Sentence]:
    """The sentences of a paragraph; a quotation is never cut, its own sentences are `inner_sentences`."""
    begin = start
    for match in STOP.finditer(text, start, end):
        stop = match.end()
        before = bisect_right(quoted, match.start(), key=lambda q: q.outer.start)
        holder = quoted[before - 1] if before and match.start() < quoted[before - 1].outer.end else None
        if holder and stop < holder.outer.end:
            continue
        if stop <= begin or not _is_break(text, match, end):
            continue
        yield from _sentence(text, begin, stop, quoted)
        begin = stop
    yield from _sentence(text, begin, end, quoted)


def _is_break(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the mark ends a sentence: no abbreviation, and what follows can begin one."""
    mark = match.group()
    if mark == "\n":
        return _line_break_splits(text, match.start(), end)
    if match.end() >= end:
        return True
    if mark.startswith(".") and len(mark) == 1 and _abbreviated(text, match.start()):
        return False
    return bool(NEXT_STARTS.match(text, match.end(), min(end, match.end() + 12)))


def _line_break_splits(text: str, at: int, end: int) -> bool:
    """A single line break splits list items and rows, not wrapped prose."""
    following = text[at + 1 : min(end, at + 40)].lstrip()
    return bool(re.match(r"[•●▪◦*·–—-]\s|\d{1,3}[.)]\s", following)) or "\t" in text[max(0, at - 1) : at + 2]


@cache
def _abbreviations() -> frozenset[str]:
    return words("abbreviations")


def _abbreviated(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or an initial."""
    begin = stop
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in ".&"):
        begin -= 1
    word = text[begin:stop].lower().lstrip(".")
    initials = text[stop - 1].isupper() and all(len(part) == 1 and part.isalpha() for part in word.split("."))
    if word in NUMBERED:
        return text[stop + 1 :][:3].strip()[:1].isdigit()  # "No. 4", not the answer "No."
    return word in _abbreviations() or initials


def _sentence(text: str, start: int, end: int, quoted: tuple[Quotation, ...]) -> Iterator[Sentence]:
    while start < end and (text[start] == ">" or text[start].isspace()):
        start += 1  # the mark of a quoted mail stands at each line's beginning
    span = trim(text, start, end)
    tokens = tokenize(text, span.start, span.end, quoted) if span.end > span.start else ()
    for first in range(0, len(tokens), LONGEST_SENTENCE):
        piece = tokens[first : first + LONGEST_SENTENCE]
        yield Sentence(piece[0].start, piece[-1].end, piece)


def inner_sentences(text: str, quotation: Quotation) -> list[Span]:
    """The sentences inside a quotation."""
    return [Span(s.start, s.end) for s in sentences(text, quotation.start, quotation.end)]


def tokenize(text: str, start: int, end: int, quoted: tuple[Quotation, ...] = ()) -> tuple[Token, ...]:
    """Words, marks and whole quotations between two offsets."""
    tokens: list[Token] = []
    at = start
    first = bisect_left(quoted, start, key=lambda q: q.outer.start)
    last_one = bisect_left(quoted, end, key=lambda q: q.outer.start)
    for quotation in quoted[first:last_one]:
        tokens += _plain(text, at, quotation.outer.start)
        last = min(end, quotation.outer.end)
        tokens.append(Token(text[quotation.outer.start : last], quotation.outer.start, last, quotation))
        at = last
    return (*tokens, *_plain(text, at, end))


def _plain(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        word, begin = match.group(), match.start()
        possessive = re.search(r"[’']s?$", word) if word[0].isalnum() else None
        if possessive and possessive.start() > 0:
            cut = begin + possessive.start()
            found += [Token(text[begin:cut], begin, cut), Token(text[cut : match.end()], cut, match.end())]
        else:
            found.append(Token(word, begin, match.end()))
    return found
