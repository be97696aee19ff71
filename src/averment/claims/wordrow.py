"""A text as a row of words, one letter of kind for each, on which the value grammars read.

Kinds: w word, d plain digits, n digits with separators, o ordinal, i ISO date, j date in figures,
t clock time, z decade, f figures joined by slashes, x code (a symbol, model, address, account or
telephone number: never a value), p any other mark, | end of a paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.words import lines, words

LETTERS: Final = (
    r"[^\W\d_][^\W\d_\u0300-\u036f\u064b-\u0652\u0670]*(?:[\u0300-\u036f\u064b-\u0652\u0670]+[^\W\d_]*)*"
)
LONGEST_FIGURE: Final = 24  # characters; a longer run of figures is an identifier, not a value
TOKEN: Final = re.compile(
    r"""
    (?P<url>(?:https?://|www\.)\S+)
    |(?P<account>[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9]))
    |(?P<w>LETTERS(?:['’]LETTERS)*)(?P<tail>(?:[-/]LETTERS){0,4}[-/]?\d[\w/-]*)?
    |(?P<i>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    |(?P<j>(?:\d{1,2}([./-])\d{1,2}\7\d{4}|\d{4}([./])\d{1,2}\8\d{1,2}|\d\d([./])\d\d\9\d\d)(?![\w/]|[.-]\d))
    |(?P<t>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    |(?P<phone>\+\d[\d ().-]{6,18}\d|\(?\d{3}\)?[ -]\d{3}-\d{4}(?!\d)|\d{3,4}-\d{2,3}-\d{2,4}(?![\d-]))
    |(?P<z>(?:\d{3}|['’]?[0-9])0(?:['’]?s|-?(?:х|е|ті|тих|er)|ies)(?!\w))
    |(?P<point>[-−]?\d{1,3}\.\d{3,},\s?[-−]?\d{1,3}\.\d{3,}|\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}\s?['’′]\s?)?(?:[NSEW]\b)?)
    |(?P<o>\d{1,3}(?:st|nd|rd|th|er|ère|re|ème|º|ª|-?(?:го|й|я|е|му|м|ья))(?!\w))
    |(?P<f>\d+(?:/\d+)+(?!\w))
    |(?P<code>\d+[^\W\d_]+\d\w*|\d+(?:-\d+){2,}|\d+/[A-Z]\w*)
    |(?P<n>\d+(?:[.,'’]\d+)*)
    |(?P<brk>\n[^\S\n]*\n\s*)
    |(?P<p>\S)
    """.replace("LETTERS", LETTERS),
    re.VERBOSE,
)
CELL_AFTER: Final = re.compile(r",[^\s”\"]")
KINDS: Final = {"url": "x", "account": "x", "phone": "x", "point": "x", "code": "x", "brk": "|"}


@dataclass(frozen=True, slots=True)
class Row:
    """The words of a stretch of text, without case, with their offsets and kinds."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kinds: str

    def glued(self, at: int) -> bool:
        """Whether nothing stands between word `at` and the next one."""
        return at + 1 < len(self.words) and self.ends[at] == self.starts[at + 1]

    def word(self, at: int) -> str:
        """The word at an index; "" beyond the ends of the row."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def kind(self, at: int) -> str:
        """The kind at an index; `|` beyond the ends of the row."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else "|"

    def capital(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return 0 <= at < len(self.starts) and self.text[self.starts[at]].isupper()

    def quote(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def read(text: str, start: int, end: int) -> Row:
    """The row of `text[start:end]`; offsets are those of the whole text."""
    found: list[tuple[str, int, int, str]] = []
    at = start
    while (match := TOKEN.search(text, at, end)) is not None:
        kind, stop = _kind(match)
        found.append((_plain(match, stop), match.start(), stop, kind))
        at = stop
    return Row(
        text,
        tuple(word for word, _, _, _ in found),
        tuple(begin for _, begin, _, _ in found),
        tuple(stop for _, _, stop, _ in found),
        "".join(kind for _, _, _, kind in found),
    )


def sentence_starts(row: Row) -> tuple[int, ...]:
    """Words that begin a sentence, a clause after a semicolon, or a cell of a table."""
    starts = [0]
    for at, kind in enumerate(row.kinds):
        word = row.words[at]
        if kind == "|" or word in {";", "|"} or (word in {".", "!", "?", "…"} and row.capital(at + 1)):
            starts.append(at + 1)
    return tuple(starts)


def opens_sentence(starts: Sequence[int], at: int) -> bool:
    """Whether word `at` begins one of the sentences."""
    return starts[bisect_right(starts, at) - 1] == at


def _kind(match: re.Match[str]) -> tuple[str, int]:
    """The kind of a token and where it ends: a word lets go of figures that are no part of its name."""
    group = match.lastgroup or "p"
    if group == "tail":
        if match["w"].lower() in _separable():
            return "w", match.end("w")
        return "x", match.end()
    if group == "n":
        stop = _end_of_cell(match)
        return _figure(match.string[match.start() : stop]), stop
    return KINDS.get(group, group), match.end()


def _end_of_cell(match: re.Match[str]) -> int:
    """Where a figure ends; in a row of comma-separated cells a comma parts figures and groups nothing."""
    text, start, end = match.string, match.start(), match.end()
    among_cells = text[max(0, start - 1) : start] == "," or CELL_AFTER.match(text, end)
    comma = text.find(",", start, end) if among_cells else -1
    return comma if comma > 0 else end


def _figure(figure: str) -> str:
    if len(figure) > LONGEST_FIGURE:
        return "x"
    return "d" if figure.isdigit() else "n"


def _plain(match: re.Match[str], stop: int) -> str:
    """The word without case and without vowel signs, as the lists spell it."""
    word = match.group()[: stop - match.start()].lower()
    return word if word.isascii() else _unmarked(word)


def _unmarked(word: str) -> str:
    return re.sub("[\u064b-\u0652\u0670\u0640]", "", word).replace("’", "'")


@cache
def _separable() -> frozenset[str]:
    """Words that may stand glued to figures without forming a name with them: mid-2008, EUR23."""
    months = (line.split("=")[0].strip() for line in lines("months"))
    currencies = (line.split("=")[0].strip() for line in lines("currencies"))
    return words("separable") | frozenset(months) | frozenset(currencies)
