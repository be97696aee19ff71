"""Lines that begin with who speaks: "NAME:", "Name —", "[10:15] name:", "**Name**", a name on its own line.

In: a text's blocks. Out: the lines whose label can be a speaker's, each with its form. A form that other
texts use too (a dash, a bare line, a handle in small letters) counts only where its labels return.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from averment.text.blocks import Block, lines
from averment.text.commenters import is_name
from averment.text.dialogues import speaks_of_self, speaks_to_others
from averment.text.leftovers import is_leftover
from averment.text.words import word_set

BRACKET: Final = re.compile(r"\s*[(\[][^()\[\]\n]*[)\]]")  # of a party, a paper, a place
ENDS: Final = r"\s*(?P<ends>:|\.\s?[–—]|\.\s-{1,2}(?=\s)|(?<=[^\W\d_a-z]{2})\s?[–—](?=\s)|\s[–—-](?=\s))"
GUTTER: Final = (
    r"(?:\d{1,3}(?:[ \t]{2,}|[.)][ \t]+))?"  # numbers of lines or paragraphs at the edge of a record
)
STAMP: Final = (  # of a recording or a chat, before the label
    r"(?:\[[^\[\]\n]{0,24}\d[^\[\]\n]{0,12}\]|\(?\d{1,2}:\d\d(?::\d\d)?\)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2}\s[^\W\d_]{3,9}\.?(?:\s\d{4})?,?\s+\d{1,2}:\d\d(?::\d\d)?)[.,]?\s*(?:[–—-]\s+)?"
)
WHEN: Final = r"\s*[(\[][^()\[\]\n]{0,24}\d{1,2}:\d\d[^()\[\]\n]{0,12}[)\]]"  # "Jon Kol (10:15):"
BOLD: Final = r"[*_]{0,3}"
LABEL: Final = re.compile(
    rf"{GUTTER}{BOLD}(?P<short>Q|A|Question|Answer)"
    rf"(?:\s?(?:\d{{1,3}}\s?[.:)–—]|[.)–—]){BOLD}(?:\s+|\Z)|(?:\t|[ ]{{2,}}))"
    rf"|(?:{STAMP})?<(?P<nick>[^<>\s@](?:[^<>\n@]{{0,28}}[^<>\s@])?)>\s+"
    r"|(?P<mark>\*\*|__)(?P<bold>[^*_\n:?!.]{2,50})(?P=mark)[ \t]+(?=\S)"
    rf"|(?:(?P<item>(?:#\d{{1,4}}[.):]?|\d{{1,3}}[.)])[ \t]+)|{GUTTER})(?P<stamp>{STAMP})?{BOLD}"
    r"(?P<label>[^\s:;.,!?“”\"«»()|/\d*<–—-][^:;!?“”\"«»|\n–—*]{0,70}?)"
    rf"{BOLD}(?P<when>{WHEN})?{ENDS}{BOLD}(?:\s+|\Z)"
)
PLAIN: Final = re.compile(  # labels that nothing parts from the words but capitals or a stop
    r"(?P<run>[^\W\d_a-z]{2}[^\W\d_a-z'’-]*(?:[ \t]+[^\W\d_a-z][^\W\d_a-z'’.-]+){0,2})[ \t]+"
    r"(?=[^\W\d_a-z][^\W\d_A-Z]|[^\W\d_a-z] |[“\"«…–—])"
    r"|(?P<init>(?:[^\W\d_a-z]\.){2,3})[ \t]+(?=[^\W\d_a-z“\"«])"
    r"|(?P<stop>[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z][^\W\d_A-Z]+)?)\.[ \t]+(?=[^\W\d_a-z“\"«])"
)
OFFICE: Final = re.compile(r",\s|\s+\(")  # behind a name on its own line
DASHED: Final = re.compile(r"[^.\s]\s*[–—-]\s*\Z")
STAMPED: Final = re.compile(rf"{STAMP}(?P<label>[^\s:][^:\n?!]{{0,40}}):\s+(?=\S)")
GROUPS: Final = ("label", "short", "nick", "bold", "run", "init", "stop")
TITLES: Final = word_set("titles") | {"sig", "gen", "col", "lt", "capt", "the", "la", "le"}
LABEL_WORDS: Final = 8
OFFICE_WORDS: Final = 5  # behind a name in full: "Jon Kol, minister of works:"
LABEL_REACH: Final = 130  # characters of a line in which a stamp and a label stand
CAPS_CHARS: Final = 40
SENTENCE: Final = re.compile(r"([^\W\d_]{3,}|\d+)\)?\.\s")
HANDLE: Final = re.compile(r"[^\W\d_][\w.-]{1,24}")
RETURNING: Final = 3  # lines of one unsure form
TURNING: Final = 4  # names on lines of their own in small letters


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that begins with who speaks."""

    line: int  # where the line begins
    label: str
    start: int
    end: int
    form: str = "colon"  # "dash", "short", "nick", "bold", "stamp", "small", "capitals", "line", "item"
    said: str = ""  # what stands behind the label, in its line or the next one


def find_marks(text: str, blocks: list[Block]) -> list[Mark]:
    """All lines that begin with a label, those of an unsure form only where labels return."""
    marks: list[Mark] = []
    free = [block for block in blocks if block.free]
    for place, block in enumerate(free):
        below = (
            text[free[place + 1].start : free[place + 1].end][:LABEL_REACH] if place + 1 < len(free) else ""
        )
        rows = list(lines(text, block))
        for number, (start, end) in enumerate(rows):
            under = text[slice(*rows[number + 1])] if number + 1 < len(rows) else below
            mark = _mark(text, start, end, under, last=number + 1 == len(rows))
            marks += [mark] if mark else []
    fields = next((n for n, mark in enumerate(marks) if not _is_field(mark)), 0)
    return _returning(text, marks[fields:])


def _is_field(mark: Mark) -> bool:
    """Whether a label at the head only says who is there: "Witness: Professor Ida Kvam"."""
    plain = mark.form == "colon" and mark.said[-1:] not in ".!?…" and " " in mark.said.strip()
    return plain and is_name(mark.said.partition(",")[0])


def bare(label: str) -> str:
    """A label without party, paper or place."""
    return BRACKET.sub("", label).strip()


def _mark(text: str, start: int, end: int, under: str, *, last: bool) -> Mark | None:
    """The mark that a line is; `under`: the line below it."""
    words = text[start:end]
    match, form = _label(words[:LABEL_REACH])
    if match:
        group = next(g for g in GROUPS if match.groupdict().get(g))
        at, stop = match.span(group)
        label = words[at:stop].strip()
        return Mark(start, label, start + at, start + stop, form, words[match.end() :] or under)
    if under and not is_leftover(words) and len(words) <= CAPS_CHARS and words[-1] not in ".!?:;,":
        if bare(words).isupper() and not any(map(str.isdigit, words)):
            return Mark(start, words, start, end, "line" if last else "capitals", under)
        name = OFFICE.split(words, 1)[0]
        if is_name(name) and not any(map(str.isdigit, words)) and _is_full(name):
            return Mark(start, name, start, start + len(name), "line", under)
    return None


def _is_full(words: str) -> bool:
    """Whether a bare line can name somebody: two to four words, or a role."""
    return 2 <= len(words.split()) <= 4 or words.casefold() in word_set("speakers")  # noqa: PLR2004 - name and surname


def _label(line: str) -> tuple[re.Match[str] | None, str]:
    """The label at the head of a line, when it can name a speaker, and its form."""
    match = LABEL.match(line)
    if not match:
        odd, plain = STAMPED.match(line), PLAIN.match(line)
        return (odd, "stamped") if odd else (plain, plain.lastgroup or "") if plain else (None, "")
    words = (match["label"] or match["short"] or match["nick"] or match["bold"]).strip()
    form = _form(match)
    if form in {"nick", "short"} or (form == "stamp" and is_name(bare(words))):
        return match, form
    if bare(words).casefold() in word_set("speakers"):
        return match, form
    if bare(words).casefold() in word_set("fields") or len(words.split()) > LABEL_WORDS or _runs_on(words):
        return None, ""
    if not _with_office(bare(words)):
        small = HANDLE.fullmatch(bare(words)) is not None
        kept = {"stamp": "stamped", "colon": "small", "item": "item", "bold": "bold"} if small else {}
        form = "stamped" if form == "stamp" else kept.get(form, "")
    return (match, form) if form else (None, "")


def _runs_on(words: str) -> bool:
    """Whether a sentence ends within what stands before a colon: "EVENING DESK. Transcript. Presenter:"."""
    return any(match[1].casefold() not in TITLES for match in SENTENCE.finditer(words))


def _with_office(words: str) -> bool:
    """Whether words are a name, perhaps with an office behind a comma."""
    name, comma, office = words.partition(",")
    office_fits = len(office.split()) <= OFFICE_WORDS and len(name.split()) > 1
    return _names(name) and (not comma or office_fits or _names(office))


def _form(match: re.Match[str]) -> str:
    """The form of a label."""
    for form in ("nick", "short", "bold"):
        if match[form]:
            return form
    if match["stamp"] or match["when"]:
        return "stamp"
    if match["item"]:
        return "item"
    if not DASHED.search(match[0]):
        return "colon"
    return "dash" if match["label"].strip()[-2:].isupper() else "spaced"


def _names(words: str) -> bool:
    """Whether all words are capitalised, titles, or in a script without capitals."""
    parts = [part.strip(".'’-") for part in words.split()]
    return bool(parts) and all(
        part and (not part[0].islower() or part.casefold() in TITLES or len(part) <= 3)  # noqa: PLR2004 - particles
        for part in parts
    )


def _returning(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks without those of an unsure form whose labels do not return."""
    counts = Counter((mark.form, mark.label) for mark in marks)
    again = Counter(form for (form, _), count in counts.items() if count > 1)
    total = Counter(mark.form for mark in marks)
    talking = {form for form in ("line", "run", "init", "item", "stop") if _take_turns(text, marks, form)}
    kept = []
    for mark in marks:
        returns = counts[mark.form, mark.label] > 1
        like = {mark.form, "colon"} if mark.form == "small" else {mark.form}
        several = sum(again[form] for form in like) > 1 and sum(total[form] for form in like) >= RETURNING
        if (
            mark.form in {"colon", "nick", "stamp"}
            or (mark.form in {"short", "dash", "capitals"} and returns)
            or (mark.form in {"spaced", "bold", "small"} and several and (returns or mark.form != "small"))
            or (mark.form == "stamped" and total["stamp"] + total["stamped"] >= RETURNING)
            or (mark.form in talking and returns)
        ):
            kept.append(mark)
    return kept


def _take_turns(text: str, marks: list[Mark], form: str) -> bool:
    """Whether names without a mark behind them are speakers: they return, take turns and talk.

    A first word with a stop must be a name that stands above: "Yes." and "No." return too.
    """
    alone = [mark for mark in marks if mark.form == form]
    counts = Counter(mark.label for mark in alone)
    said = [mark for mark in alone if counts[mark.label] > 1]
    labels = {mark.label for mark in said}
    if len(said) < TURNING or len(said) * 4 < len(alone) * 3 or len(labels) < 2:  # noqa: PLR2004 - who take turns
        return False
    above = text[: said[0].line]
    if form == "stop" and not all(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", above) for label in labels):
        return False
    follows = sum(one.label == other.label for one, other in pairwise(said))
    return follows * 8 <= len(said) and sum(talks(mark.said) for mark in said) * 4 >= len(said)


def talks(words: str) -> bool:
    """Whether words are said to somebody: a question, "I", "you"."""
    return "?" in words or bool(speaks_of_self().search(words) or speaks_to_others().search(words))


def are_values(marks: list[Mark]) -> bool:
    """Whether what stands behind labels of a plain form are values, as in a table, and no sentence."""
    plain = [mark for mark in marks if mark.form in {"colon", "small"}]
    if len(plain) < len(marks) or any(bare(m.label).casefold() in word_set("speakers") for m in plain):
        return False
    return not any(talks(m.said) or m.said.rstrip('”"»)*_ ')[-1:] in ".!?…" for m in plain)
