"""Figures and number words that say no amount: labels, times of day, names, fractions, parts of codes."""

import re
from typing import Final

from averment.claims.counting import auxiliaries, counted, phrase_ends, roles
from averment.claims.drafts import Draft
from averment.claims.wordrow import Row
from averment.claims.words import words

ALSO_COUNTED: Final = frozenset({"case", "camp", "house", "zone", "group", "act", "order", "post", "test"})
INDENT: Final = 40  # code points of white space and marks before the number of a list item
JOINTS: Final = frozenset("-–/_=@:#")
FRACTIONS: Final = frozenset(
    {"third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "halves"}
)
ORDINAL: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
HEADING: Final = 60  # code points of a numbered heading: "3 The answer of the Directorate"
PLACES_CLOCK: Final = frozenset(
    {"at", "until", "till", "by", "since", "from", "before", "after", "around", "about", "towards", "toward"}
    | {"between", "past"}
)
HOURS: Final = 12  # a bare number word up to here behind "at" or "by" is an hour
MINUTES: Final = 30  # "twenty-nine past", "ten to"
POINTED: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d\Z")
LIST_NUMBER: Final = 2  # figures at most in the number of an item
PARTS_OF_DAY: Final = frozenset({"morning", "afternoon", "evening"})


def labelled(row: Row, draft: Draft) -> bool:
    """Resolution 2118 · page 12 · No. 5 · cable 1 · the "3." that opens a line · a footnote [12]."""
    first, last = draft.number.first, draft.number.last
    before = row.word(first - 1)
    if before in {".", "-"} and row.glued(first - 2) and row.word(first - 2) in words("numbered"):
        return not (draft.number.spelled and row.capital(first)) and not (before == "." and draft.known)
    if before == "#":
        return row.glued(first - 1)
    if _page_of(row, first) or _nought(row, first):
        return True
    if before in words("numbered"):
        counts = draft.number.spelled and bool(draft.unit or (draft.noun and draft.known))
        return not (counts or listed(draft)) and not (before in ALSO_COUNTED and draft.known)
    if before == "[" and row.word(last + 1) == "]":
        return True
    return _bears_number(row, draft) or _numbers_item(row, draft)


def _page_of(row: Row, first: int) -> bool:
    """Witness No.: 22 · page 3 of 7."""
    before = row.word(first - 1)
    if before == "of" and row.kind(first - 2) == "d":
        return row.word(first - 3) in words("numbered")
    return before == ":" and row.word(first - 2) == "." and row.word(first - 3) in words("numbered")


def _nought(row: Row, first: int) -> bool:
    """Bearing 045: figures that begin with a nought count nothing."""
    return row.kinds[first] == "d" and row.words[first][0] == "0" and len(row.words[first]) > 1


def _bears_number(row: Row, draft: Draft) -> bool:
    """Whether the figures are the number of the one thing named right before them: "cable 1 trips"."""
    number = draft.number
    before = number.first - 1
    if not number.plain or draft.unit or draft.first < number.first or not _single(row, before):
        return False
    return not listed(draft) and (not number.spelled or draft.noun is None)


def _single(row: Row, at: int) -> bool:
    """Whether a word names one thing of a kind that texts count, or one that bears numbers."""
    word = row.word(at)
    return word in counted() and f"{word}s" in counted() and row.kind(at) == "w"


def listed(draft: Draft) -> bool:
    """Whether the noun's head is a thing that texts about events count."""
    head = (draft.noun or "").lower().split()[-1:]
    return bool(head) and head[0] in counted()


def _numbers_item(row: Row, draft: Draft) -> bool:
    """Whether the figures open a line or a bracket as the number of what follows."""
    number = draft.number
    first, last = number.first, number.last
    after = row.word(last + 1)
    if number.spelled or len(row.words[first]) > LIST_NUMBER + 2:
        return False
    if row.word(first - 1) == "(" and after == ")":
        return row.capital(last + 2) and len(row.words[first]) <= LIST_NUMBER and draft.role is None
    if not _opens_line(row, first):
        return False
    if after in {".", ")", "/"}:
        return row.glued(last)
    if after == "|":
        return draft.unit is None
    return draft.noun is None and draft.role is None and draft.unit is None and _heads(row, last)


def _heads(row: Row, last: int) -> bool:
    """Whether figures that open a line stand before a short heading."""
    begin = row.starts[last]
    stop = row.text.find("\n", begin, begin + HEADING)
    line = row.text[begin:stop] if stop >= 0 else row.text[begin : begin + HEADING + 1]
    return row.capital(last + 1) and len(line) <= HEADING and line.rstrip()[-1:] not in {".", "!", "?", ":"}


def _opens_line(row: Row, at: int) -> bool:
    begin = row.starts[at - 1] if row.word(at - 1) == "(" else row.starts[at]
    floor = max(0, begin - INDENT)
    line = row.text.rfind("\n", floor, begin)
    if line < 0 < floor:
        return False
    return not row.text[line + 1 : begin].strip(" \t•*>-–—")


def torn(row: Row, draft: Draft) -> bool:
    """Whether the figures are part of something longer: 3-0, 4x, a name joined by a mark."""
    first, last = draft.first, draft.last
    tail = draft.number.last + 1
    if row.glued(tail - 1) and row.kind(tail) == "w" and draft.unit is None and row.kinds[tail - 1] in "dn":
        return True  # "11h" over a comment
    if first > 0 and row.glued(first - 1):
        before = row.word(first - 1)
        if before == "." and row.glued(first - 2) and row.kind(first - 2) in "wx":
            return True
        if row.kind(first - 1) in "wdnxo" or before in JOINTS:
            return before not in {"-", "–"} or row.glued(first - 2)
    if last > draft.figures or not row.glued(last):
        return False
    return row.kind(last + 1) in "wdnxo" or (row.word(last + 1) in JOINTS and row.glued(last + 1))


def fraction(row: Row, draft: Draft) -> bool:
    """Two thirds · two-thirds, where they are no share of anything · the "sixty" of sixty-fourth."""
    at = draft.figures + 1
    if row.word(at) == "-" and row.glued(at - 1):
        return row.word(at + 1) in FRACTIONS or row.word(at + 1).endswith(ORDINAL)
    return row.word(at) in FRACTIONS


def clock(row: Row, draft: Draft) -> bool:
    """10.10 a.m. · at 02.30 · 0150 · at ten · ten past two · twenty minutes to six · eleven o'clock."""
    first, at = draft.number.first, draft.figures + 1
    after = row.word(at)
    if after in {"am", "pm", "o'clock", "o’clock", "hrs"}:
        return True
    if after in {"a", "p"} and row.word(at + 1) == "." and row.word(at + 2) == "m":
        return True
    if row.kinds[first] in "dn":
        return _clock_in_figures(row, draft)
    return _clock_in_words(row, draft)


def _placed(row: Row, draft: Draft) -> bool:
    """Whether a word that places something in time stands before a number, or as its own bound."""
    return row.word(draft.first - 1) in PLACES_CLOCK or row.word(draft.first) in PLACES_CLOCK


def _clock_in_figures(row: Row, draft: Draft) -> bool:
    first = draft.number.first
    figures = row.words[first]
    bare = draft.noun is None and draft.unit is None
    if figures.isdigit():
        return _placed(row, draft) and bare and _of_day(row, draft.figures + 1)
    if draft.unit or not POINTED.fullmatch(figures):
        return False
    if _placed(row, draft) or (figures[0] == "0" and len(figures) == len("02.30")):
        return True
    if row.word(first - 1) in {"to", "and", "-", "–"} and POINTED.fullmatch(row.word(first - 2)):
        return True
    return _in_cell(row, first)


def _in_cell(row: Row, at: int) -> bool:
    """Whether figures end a line behind a comma or bar, as times do over a comment or in a log."""
    ended = at + 1 >= len(row.words) or "\n" in row.text[row.ends[at] : row.starts[at + 1]]
    return (ended or row.word(at + 1) == "|") and row.word(at - 1) in {",", "|", "·", "-", "–"}


def _of_day(row: Row, at: int) -> bool:
    """In the morning · that morning."""
    return row.word(at + 2 if row.word(at) == "in" else at + 1) in PARTS_OF_DAY


def _clock_in_words(row: Row, draft: Draft) -> bool:
    number, before = draft.number, row.word(draft.first - 1)
    if number.low < MINUTES and _minutes_of(row, draft):
        return True
    if number.low > HOURS or draft.noun or draft.toll or draft.unit:
        return False
    if before == "past" or (before == "to" and row.word(draft.first - 2) in {"quarter", "minutes"}):
        return True
    if before == "to" and row.word(draft.first - 2) in MINUTE_WORDS and _told(row, draft.first - 3):
        return True
    if not _placed(row, draft):
        return False
    return draft.role is None and (
        row.word(draft.last + 1) not in {"of", "in"} or _of_day(row, draft.last + 1)
    )


MINUTE_WORDS: Final = frozenset({"five", "ten", "twenty"})


def _told(row: Row, at: int) -> bool:
    """Whether a word before a number can tell the time: "at ten to six", "it's five past"."""
    return row.word(at) in PLACES_CLOCK | {"it's", "it’s", "is", "was", "exactly", "nearly", "almost"}


def _minutes_of(row: Row, draft: Draft) -> bool:
    """Whether the number tells the minutes before or after an hour: "ten past", "four minutes past six"."""
    at = draft.figures + 1
    named = row.word(at) in {"minutes", "minute"}
    at += named
    if row.word(at) == "past":
        return row.kind(at + 1) in "wdp|"
    told = named or _told(row, draft.number.first - 1)
    return (
        told and row.word(at) == "to" and row.word(at + 1) in HOUR_WORDS and row.word(at + 2) not in counted()
    )


HOUR_WORDS: Final = words("numerals") | {"noon", "midnight"}


def named(row: Row, draft: Draft, taken: frozenset[int]) -> bool:
    """Whether a bare figure belongs to a name before it: "Channel 4", "Boeing 747"."""
    at = draft.number.first - 1
    if (
        at < 0
        or row.starts[at + 1] - row.ends[at] > 1
        or row.text[row.ends[at]] in "\t\n"
        or at in taken
        or row.kind(at) not in "wx"
        or not row.capital(at)
        or row.words[at] in roles()
        or (row.words[at] in phrase_ends() and not row.text[row.starts[at] : row.ends[at]].isupper())
        or row.words[at] in auxiliaries()
    ):
        return False
    return draft.noun is None or row.kind(at - 1) == "w"


def titled(row: Row, draft: Draft) -> bool:
    """Whether a number word belongs to a name: "the Two Sisters", "Sound Two"."""
    first, last = draft.number.first, draft.number.last
    if not draft.number.spelled or not row.capital(first):
        return False
    if row.quote(first, first).isupper():  # "SENIOR OFFICIAL TWO:"
        return row.word(last + 1) == ":" and row.kind(first - 1) == "w" and row.capital(first - 1)
    before = row.kind(first - 1) == "w" and row.starts[first] - row.ends[first - 1] == 1
    if not before or _headline(row, first):
        return False
    joined = row.capital(first - 1) and row.word(first - 1) not in phrase_ends()
    return joined or row.capital(last + 1)


def _headline(row: Row, at: int) -> bool:
    """Whether the words around one are mostly in capitals, as in a headline."""
    around = range(max(0, at - AROUND), at + AROUND)
    near = [i for i in around if row.kind(i) == "w" and len(row.words[i]) > SHORT]
    return sum(row.capital(i) for i in near) * 3 > len(near) * 2 and len(near) > SHORT


AROUND: Final = 6  # words on either side that tell a headline
SHORT: Final = 3  # letters of words that a headline leaves small
