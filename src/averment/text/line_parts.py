"""What a line is made of that may head a comment: a name, times, counts, a handle, a verb, marks between.

In: one line. Out: its name and signs in their order. Nothing is decided here; `head_patterns` decides
from lines of one pattern.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from averment.text.commenters import (
    REMEMBERED,
    WORDED,
    comment_verb,
    day_words,
    displayed,
    is_control_line,
    is_name,
    moments,
    weekday_before,
)
from averment.text.dates import spans
from averment.text.words import alternatives, word_set

LONGEST: Final = 140  # characters of a head
GIVEN_CHARS: Final = 70  # of a name with what its owner says of himself
GIVEN_WORDS: Final = 10
GROUPS: Final = frozenset({"team", "staff", "legend", "follow", "following"})  # end names of bodies too
AFTER_VERB: Final = 6  # words of "replied to Jon Kol"
ARROWS: Final = r"[\u2190-\u21ff\u2500-\u257f\u2794-\u27bf\u2900-\u297f\u2b00-\u2bff]"
NUMBER: Final = r"(?:\[[+–—-]\]|#\d{1,5}[.):,]?|\d{1,5}[.):])\s+"
MARK: Final = re.compile(
    rf"(?:{NUMBER}|(?P<sign>(?:>\s*)*>|(?:[|│]\s+)*[|+`\\├└]?[-─]{{2,}}"
    rf"|[•·*▪‣–—-]|(?:{ARROWS}+[ \t]+)*{ARROWS}+)[ \t]+(?:{NUMBER})?)"
)
TREE: Final = re.compile(r"[\u2500-\u257f]|--|\|")  # lines drawn between comments
STARS: Final = re.compile(r"[★☆⭐✩✭*]{3,}|\b\d(?:[.,]\d)?\s?/\s?(?:5|10)\b|\b\d\s+stars?\b", re.IGNORECASE)
NUMBERED: Final = re.compile(r"#\d{1,6}\b")
NUMERIC: Final = re.compile(r"(?<![\d./-])\d{1,4}([./-])\d{1,2}\1\d{1,4}(?![\d/])")
ACCOUNT: Final = re.compile(r"[(\[]?(?<![\w.])(?P<handle>@[\w.-]*\w(?:@[\w.-]*\w)?|/?u/[\w-]+)[)\]]?")
PARTS: Final = re.compile(r"\s*[|·•»›]\s*| {2,}|\t+|\s+[–—>→▶-]\s+")
EDGES: Final = " ,|·•»›–—-([)]:;/=~"
SENTENCE: Final = re.compile(r"(?<!\w)[^\W\dA-Z_]{3,}[.!?:;…](?:\s|\Z)")
ASIDE: Final = re.compile(r",\s|\s+\(")  # behind a name: where its owner lives, how often he wrote
VOTES: Final = re.compile(r"(?<!\w)[+−-]\d{1,5}\b|[▲▼△♥❤👍👎🔁♻↻↑↓]\ufe0f?\s*\d[\d.,]*\s?[kKmM]?\b")


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a line; places are offsets in the line."""

    name: tuple[int, int] | None
    handle: tuple[int, int] | None
    signs: frozenset[str]  # "age", "clock", "date", "day", "count", "stars", "verb", "handle", "number"
    order: str  # N, T, V as they follow each other
    between: str  # the marks between name and time
    mark: str  # before all else
    led: bool  # a small word stands before all else: "by", "posted by"
    odd: bool  # what stands in the name's place looks like no name


@lru_cache(maxsize=REMEMBERED)
def parts_of(line: str) -> Line | None:
    """The parts of a line that can be a head; None when words are left that are no name."""
    if len(line) > LONGEST or not line:
        return None
    mark = MARK.match(line)
    begin = mark.end() if mark else 0
    shared = _shared().match(line, begin)
    begin = shared.end() if shared else begin
    numbered = mark and (mark["sign"] is None or any(map(str.isdigit, mark[0])))
    sign = "1" if numbered else mark["sign"] if mark else ""
    signs = list(_signs(line, begin))
    if shared:
        signs.append((shared.start(), shared.end(), "verb"))
    if mark and sign == "1":
        signs.append((mark.start(), mark.end(), "number"))
    return _assembled(line, sorted(signs), begin, sign)


def _signs(line: str, begin: int) -> list[tuple[int, int, str]]:
    """Where times, counts, stars, handles and verbs stand."""
    found: list[tuple[int, int, str]] = []
    lowered = line.lower()
    if any(map(str.isdigit, line)) or any(word in lowered for word in WORDED):
        found += [
            (*m.span(), "clock" if ":" in m[0] or re.match(r"\d+\.\d", m[0]) else "age")
            for m in moments(line)
        ]
        found += [(*span, "date") for span in spans(line)]
        found += [(*m.span(), "date") for m in NUMERIC.finditer(line)]
        found += [(*m.span(), "day") for m in day_words(line)]
        found += [(*m.span(), "count") for m in _counts().finditer(line)]
        found += [(*m.span(), "count") for m in VOTES.finditer(line)]
        found += [(*m.span(), "number") for m in NUMBERED.finditer(line)]
    found += [(*m.span(), "stars") for m in STARS.finditer(line)]
    if "@" in line or "u/" in line:
        found += [(*m.span("handle"), "handle") for m in ACCOUNT.finditer(line, begin)]
    return [_with_weekday(line, span) for span in _apart(found) if span[1] > begin]


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The signs without those that lie inside others; the longest counts."""
    kept: list[tuple[int, int, str]] = []
    for sign in sorted(found, key=lambda s: (s[0] - s[1], s[0])):
        if all(sign[1] <= other[0] or sign[0] >= other[1] for other in kept):
            kept.append(sign)
    return kept


def _with_weekday(line: str, sign: tuple[int, int, str]) -> tuple[int, int, str]:
    """A time with the weekday before it."""
    start, end, kind = sign
    return (weekday_before(line, start), end, kind) if kind in TIMES else sign


TIMES: Final = frozenset({"age", "clock", "date", "day"})


def _assembled(line: str, signs: list[tuple[int, int, str]], begin: int, mark: str) -> Line | None:
    """The line's name among what its signs leave; None when more is left."""
    given, verb, kinds = _left(line, signs, begin), None, {kind for *_, kind in signs}
    if given:
        stop = given[0][1]
        given[0], verb = _before_verb(line, given[0], timed=bool(kinds & TIMES))
        behind = line[given[0][1] : stop].split()
        if (verb and len(behind) > AFTER_VERB) or any(word[-1] in ":.!?" for word in behind[:-1]):
            return None  # a sentence
    if any(not _can_be_given(line[slice(*place)]) for place in given[1:]):
        return None
    if verb:
        kinds.add("verb")
    handle = next(((start, end) for start, end, kind in signs if kind == "handle"), None)
    if len(given) > 2 or (len(given) > 1 and not is_name(line[slice(*given[0])])):  # noqa: PLR2004 - a name and a place
        return None
    name = _without_rank(line, given[0]) if given else handle
    words = line[slice(*name)] if name else ""
    opens = name and line[name[1] :].lstrip().startswith(":")
    field = opens and not verb and kinds & TIMES  # "Date: 3 May", "When : 3 May"
    if field or not _can_be_given(words):
        return None
    shown = ASIDE.split(displayed(words)[0], 1)[0]
    odd = bool(words) and words[0] not in "@u/" and not is_name(shown)
    return Line(
        name, handle, frozenset(kinds), _order(name, signs, verb), _between(line, name, signs),
        mark, led=bool(_glue().match(line, begin)), odd=odd,
    )  # fmt: skip


def _left(line: str, signs: list[tuple[int, int, str]], begin: int) -> list[tuple[int, int]]:
    """What the signs leave of a line; a rank only where nothing else is left: "[moderator] 10:15"."""
    bounds = [begin, *(at for start, end, _ in signs for at in (start, end)), len(line)]
    given: list[tuple[int, int]] = []
    for ranks in (False, True):
        for start, end in zip(bounds[::2], bounds[1::2], strict=True):
            given += _named(line, max(begin, start), end, begin, ranks=ranks)
        if given or not signs or signs[0][0] <= begin or signs[0][2] == "handle":
            break
    return given


def _can_be_given(words: str) -> bool:
    """Whether words can stand in a name's place at all: few, no sentence, no address."""
    if not words:
        return True
    few = len(words) <= GIVEN_CHARS and len(words.split()) <= GIVEN_WORDS and "://" not in words
    ended = words[-1] in ".!?…" and not is_name(words)
    return few and not ended and any(map(str.isalnum, words)) and not SENTENCE.search(words)


def _named(line: str, start: int, end: int, first: int, *, ranks: bool) -> list[tuple[int, int]]:
    """What stands between two signs and is no mark, small word or badge and, behind a sign, no button."""
    found, at = [], start
    for stop, after in [*(m.span() for m in PARTS.finditer(line, start, end)), (end, end)]:
        left, right = at, stop
        while left < right and (_is_edge(line[left]) or line[left] == "."):
            left += 1
        while right > left and _is_edge(line[right - 1]):
            right -= 1
        if left < right and (begun := _glue().match(line, left, right)):
            left = begun.end()
        if left < right and (ended := _glue_behind().search(line, left, right)):
            right = ended.start()
        if "(" in line[left:right] and line[right : right + 1] == ")":
            right += 1
        words = line[left:right].strip(" ()[]")
        if (
            any(map(str.isalnum, words))
            and (ranks or not is_badge(words))
            and not (start > first and is_control_line(line[left:right]))
        ):
            found.append((left, right))
        at = after
    return found


def _is_edge(char: str) -> bool:
    """Whether a character beside a name is a mark or a picture and no part of it."""
    return char in EDGES or char == "*" or is_picture_sign(char)


def is_picture_sign(char: str) -> bool:
    """Whether a character is a small picture, as accounts put beside names."""
    return unicodedata.category(char) in {"So", "Mn"} and char > "\u2190"


def _before_verb(line: str, given: tuple[int, int], *, timed: bool) -> tuple[tuple[int, int], str | None]:
    """The name before a verb of commenting: "X wrote:", "X replied to Y"."""
    found = comment_verb().search(line, *given)
    if (
        found is None
        or found.start() <= given[0]
        or not (timed or found.end() == len(line) or line[-1] == ":")
    ):
        return given, None
    return (given[0], found.start()), found[0]


def _order(name: tuple[int, int] | None, signs: list[tuple[int, int, str]], verb: str | None) -> str:
    """N, T and V as they follow each other; other signs do not count."""
    marks = [(start, "T") for start, _, kind in signs if kind in TIMES]
    marks += [(name[0], "N")] if name else []
    marks += [(name[1], "V")] if name and verb else []
    letters = "".join(letter for _, letter in sorted(marks))
    return re.sub(r"T+", "T", letters)


def _between(line: str, name: tuple[int, int] | None, signs: list[tuple[int, int, str]]) -> str:
    """The marks between the name and the time nearest to it, or whatever sign is nearest."""
    if name is None:
        return ""
    timed = [sign for sign in signs if sign[2] in TIMES] or [s for s in signs if s[2] != "handle"]
    after = next((start for start, _, _ in timed if start >= name[1]), None)
    before = next((end for _, end, _ in reversed(timed) if end <= name[0]), None)
    parted = (
        line[name[1] : after] if after is not None else line[before : name[0]] if before is not None else ""
    )
    parted = ACCOUNT.sub("", parted)
    marks = "".join(re.findall(r"[^\w\s]", parted)).lstrip(")]")
    bare = "".join(char for char in marks if not is_picture_sign(char)) or marks
    return bare[:1] or ("  " if "  " in parted or "\t" in parted else "")


def only_signs(line: str) -> bool:
    """Whether a line is nothing but times, counts and ranks."""
    parts = parts_of(line.strip())
    return is_badge(line.strip(EDGES)) or (parts is not None and parts.name is None)


def only_time(line: str) -> bool:
    """Whether a line is nothing but a time, perhaps with counts and buttons."""
    parts = parts_of(line)
    return parts is not None and parts.name is None and "T" in parts.order


def _without_rank(line: str, name: tuple[int, int]) -> tuple[int, int]:
    """The name before a rank that nothing parts from it: "quay_7 Moderator", "Jon Kol Top contributor"."""
    words = line[slice(*name)].split(" ")
    for count in range(max(1, len(words) - 2), len(words)):
        rank = " ".join(words[count:])
        alone = count > 1 or not words[0].isalpha() or words[0].islower()
        if alone and is_badge(rank) and rank.casefold() not in GROUPS:
            return name[0], name[1] - len(rank) - 1
    return name


def is_badge(words: str) -> bool:
    """Whether words beside a name are a rank or a proof."""
    return words.casefold() in word_set("badges")


@cache
def _glue() -> re.Pattern[str]:
    """Small words before a name or between it and the time."""
    return re.compile(rf"(?:(?:{alternatives('head_glue')})(?:\s+|\Z))+", re.IGNORECASE)


@cache
def _glue_behind() -> re.Pattern[str]:
    """Small words behind a name, before a time."""
    return re.compile(rf"(?:[\s,]+(?:{alternatives('head_glue')}))+\Z", re.IGNORECASE)


@cache
def _counts() -> re.Pattern[str]:
    """A number with what it counts: "12 points", "5 likes"."""
    return re.compile(
        rf"(?<![\w.,])\d[\d.,]*\s?[kKmM]?\s+(?:{alternatives('comment_controls')})\b", re.IGNORECASE
    )


@cache
def _shared() -> re.Pattern[str]:
    """Words before the name of who passes something on: "Repost by"."""
    return re.compile(rf"(?:{alternatives('comment_prefixes')})\s+", re.IGNORECASE)
