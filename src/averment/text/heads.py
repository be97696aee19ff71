"""Who wrote it and when, as the head of a text says: mail fields, bylines, dates, datelines."""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.authors import named_beside_date
from averment.text.blocks import Block, lines, split
from averment.text.commenters import NAMED as COMMENTER
from averment.text.dates import only_date, stated
from averment.text.draft import Facts
from averment.text.words import alternatives, word_set

FIELDS: Final = Reason("head-fields@1", 0.9, "Fields such as From and Date at the head of the text.")
BYLINE: Final = Reason("head-byline@1", 0.85, "Names the author at the head of the text.")
DATED: Final = Reason("head-date@1", 0.85, "Gives a date at the head of the text.")
DATELINE: Final = Reason("head-dateline@1", 0.85, "Place, date or agency with which the report begins.")
FIELD: Final = re.compile(
    r"(from|to|cc|date|sent|subject|author|source|publisher|от|кому|дата|тема|автор|источник"
    r"|de|à|objet|von|an|betreff|datum|para|asunto|fecha)\s*:\s+(\S[^\n]*)", re.IGNORECASE
)  # fmt: skip
AUTHOR_FIELDS: Final = {"from", "author", "от", "автор", "von"}
DATE_FIELDS: Final = {"date", "sent", "дата", "datum", "fecha"}
TITLE_FIELDS: Final = {"subject", "тема", "objet", "betreff", "asunto"}
SOURCE_FIELDS: Final = {"source", "publisher", "источник"}
FORM: Final = re.compile(r"[^\W\d_][^:\n.!?]{0,30}:\s+\S")
FORM_LINES: Final = 4
LABEL: Final = re.compile(r"^[ \t]*([^\W\d_][^:\n.!?]{0,30}?)[ \t]*:\s+\S", re.MULTILINE)
CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?:\s*(?:GMT|UTC|Z|[A-Z]{3,4}|[ap]\.?m))")
REACH: Final = 8  # blocks at the head in which bylines are looked for
LINE: Final = 160
IMPRINT: Final = 8  # lines of a head with body, office, number, place and date
NAME: Final = r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,5}"
PLACE: Final = r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][A-ZÀ-ÞА-ЯЁІЇЄҐ.'’-]*(?:[ ,/]{1,2}[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]*){0,5}"
NAMED: Final = r"[^\W\d_a-zа-я][\w.'’-]*(?:[ ,-]{1,2}[^\W\d_a-zа-я][\w.'’-]*){0,5}"  # words with capitals
AFTER_DATE: Final = 40  # characters
AGENCY: Final = r"\((?P<agency>[^()\n\d]{2,40})\)"
LABELLED: Final = re.compile(
    r"^[^\W\d_a-z]{2}[^\n:().]{0,30}\([^()\n]{1,30}\):", re.MULTILINE
)  # "HOST (in studio):"
LABELS_IN: Final = 20_000  # characters in which such labels are looked for
DASH: Final = r"\s*[–—-]{1,2}\s+"


@cache
def _byline() -> re.Pattern[str]:
    """A line that begins with "By" or its like and goes on with a name."""
    return re.compile(rf"(?:{alternatives('bylines')})\s*:?\s+(?P<name>{NAME})(?P<rest>.*)\Z", re.IGNORECASE)


@cache
def _dated() -> re.Pattern[str]:
    """A line that begins with "Published" or its like."""
    return re.compile(rf"(?:{alternatives('dated')})\s*:?\s+(?P<rest>.*)\Z", re.IGNORECASE)


@cache
def _updated() -> re.Pattern[str]:
    """A line about a change, whose date is not the date of publication."""
    return re.compile(rf"(?:{alternatives('updated')})\b", re.IGNORECASE)


def find_slug(text: str, blocks: list[Block], facts: Facts) -> None:
    """Label a wire's first line with date and clock time, which stands above the title."""
    if len(blocks) > 1 and blocks[0].free:
        words = text[blocks[0].start : blocks[0].end]
        if len(words) <= LINE and "\n" not in words and CLOCK.search(words) and stated(words):
            blocks[0].label(SegmentKind.HEADER, DATED, alone=True)
            _publish(words, facts, f"The first line says “{words[:80]}”.")


def find_fields(text: str, blocks: list[Block], facts: Facts) -> list[Block]:
    """Label a block of fields at the very head, a title above it apart, and take what they say."""
    if not blocks or not blocks[0].free:
        return blocks
    rows = list(lines(text, blocks[0]))
    if _again(text, rows):
        return blocks
    form = _form(text, rows)
    if form:
        for start, end in rows[form - 1 :]:
            name, _, value = text[start:end].partition(":")
            _take(name.strip().casefold(), value.strip(), facts)
        parts = split(text, blocks[0], [rows[form - 1][0]])
        parts[-1].label(SegmentKind.HEADER, FIELDS, alone=True)
        return [*parts, *blocks[1:]]
    count = next((n for n, row in enumerate(rows) if not FIELD.match(text[slice(*row)])), len(rows))
    if count < 2:  # noqa: PLR2004 - one line with a colon is no head
        return blocks
    for start, end in rows[:count]:
        field = FIELD.match(text, start, end)
        if field:
            _take(field[1].casefold(), field[2].strip(), facts)
    parts = split(text, blocks[0], [rows[count][0]] if count < len(rows) else [])
    parts[0].label(SegmentKind.HEADER, FIELDS, alone=True)
    return [*parts, *blocks[1:]]


def _form(text: str, rows: list[tuple[int, int]]) -> int:
    """The number of the first field, from 1, when a block is a form under at most one title; else 0."""
    fields = [bool(FORM.match(text, start, end)) for start, end in rows]
    if len(fields) < FORM_LINES or not all(fields[1:]):
        return 0
    labels = {text[start:end].split(":", maxsplit=1)[0].casefold() for start, end in rows[not fields[0] :]}
    return (1 if fields[0] else 2) if len(labels) == len(rows) - (not fields[0]) else 0


def _again(text: str, rows: list[tuple[int, int]]) -> bool:
    """Whether fields of the first block come again below it: the first record of several is no head."""
    labels = set(LABEL.findall(text, rows[0][0], rows[-1][1]))
    below = set(LABEL.findall(text, rows[-1][1]))
    if {label.casefold() for label in labels} & (AUTHOR_FIELDS | TITLE_FIELDS):
        return False  # the head of a mail, below which others follow
    return len(labels & below) > 1 and 2 * len(labels & below) >= len(labels)


def _take(name: str, value: str, facts: Facts) -> None:
    """One field of the head."""
    if name in AUTHOR_FIELDS:
        facts.author = facts.author or re.sub(r"\s*<[^>]*>\s*\Z", "", value).strip('" ') or None
    elif name in TITLE_FIELDS:
        facts.title = facts.title or value
    elif name in SOURCE_FIELDS:
        facts.publisher = facts.publisher or value
    elif name in DATE_FIELDS:
        _publish(value, facts, f"The head of the text gives the date “{value[:60]}”.")


def _publish(words: str, facts: Facts, detail: str, rule: str = "published-head@1") -> None:
    """Take a date of publication, with its reason."""
    when = stated(words)
    if when and facts.published is None:
        facts.published, facts.published_reason = when, Reason(rule, 0.85, detail)


def find_bylines(text: str, blocks: list[Block], facts: Facts) -> list[Block]:
    """Label bylines, date lines and the dateline among the first blocks, and take what they say."""
    found: list[Block] = []
    for number, block in enumerate(blocks):
        if number >= REACH or not block.free:
            if number < REACH and block.kind is SegmentKind.HEADER and block.reason is not COMMENTER:
                _dates_of_rows(text, list(lines(text, block)), facts)
            found.append(block)
            continue
        parts = _head_lines(text, block, facts)
        size = parts[-1].end - parts[-1].start
        dated = _dateline(text, parts[-1], facts) if parts[-1].free and size > LINE // 2 else []
        parts = [*parts[:-1], *dated] if len(dated) > 1 else parts
        found += parts
        if len(dated) > 1 or (parts[-1].free and size > LINE):
            return [*found, *blocks[number + 1 :]]
    return found


def _head_lines(text: str, block: Block, facts: Facts) -> list[Block]:
    """The leading lines of a block that are bylines or dates, and the rest."""
    rows = list(lines(text, block))
    reasons: list[Reason] = []
    for start, end in rows:
        reason = _line(text[start:end], facts)
        if reason is None:
            break
        reasons.append(reason)
    if not reasons and _is_imprint(text, rows):
        return _imprint(text, block, rows, facts)
    parts = split(text, block, [start for start, _ in rows[1 : len(reasons) + 1]]) if reasons else [block]
    for part, reason in zip(parts, reasons, strict=False):
        part.label(SegmentKind.HEADER, reason)
    return parts


def _is_imprint(text: str, rows: list[tuple[int, int]]) -> bool:
    """Whether a block is a few short lines and no paragraph: body, office, place and date."""
    words = [text[slice(*row)] for row in rows]
    return 1 < len(rows) <= IMPRINT and all(
        len(row) <= LINE and row[-1] not in ".!?;," and "\t" not in row for row in words
    )


def _imprint(text: str, block: Block, rows: list[tuple[int, int]], facts: Facts) -> list[Block]:
    """The one line of an imprint that gives a date, or all of it when more than a title stands above."""
    found = _dates_of_rows(text, rows, facts)
    if found is None:
        return [block]
    if len(rows) > 2:  # noqa: PLR2004 - a title and a date
        block.label(SegmentKind.HEADER, DATED)
        return [block]
    parts = split(text, block, [rows[1][0]])
    parts[1].label(SegmentKind.HEADER, DATED)
    return parts


def _dates_of_rows(text: str, rows: list[tuple[int, int]], facts: Facts) -> int | None:
    """Take the date of the one line that is a date or a place and date; several are a list of events."""
    dated = [n for n, row in enumerate(rows) if _line(text[slice(*row)], Facts()) is DATED]
    if len(dated) != 1:
        return None
    _line(text[slice(*rows[dated[0]])], facts)
    return dated[0]


def _line(words: str, facts: Facts) -> Reason | None:
    """Why a line is part of the head; what it says is taken."""
    if len(words) > LINE or words[-1] in "!?;,":
        return None
    words = words.strip("*_ ")  # marks of emphasis
    if _updated().match(words) and stated(words):
        return DATED
    dated = _dated().match(words)
    if dated and stated(dated["rest"]):
        _publish(dated["rest"], facts, f"A line at the head says “{words[:80]}”.")
        return DATED
    inside = _dated_inside().search(words)
    if inside and not words.endswith(".") and stated(words[inside.end() :][:40]):
        _publish(words[inside.end() :], facts, f"A line at the head says “{words[:80]}”.")
        return DATED
    named = named_beside_date(words)
    if named or only_date(words) or _place_and_date(words):
        facts.author = facts.author or named
        _publish(words, facts, f"The date “{words[:60]}” stands at the head of the text.")
        return DATED
    return _author(words, facts)


def _place_and_date(words: str) -> bool:
    """Whether a line is a name of a place or paper, a date, and hardly anything else."""
    when = stated(words)
    if when is None or not when.as_stated:
        return False
    before, _, after = words.partition(when.as_stated)
    named = re.fullmatch(rf"{NAMED},\s*(?:[^\W\d_]+,?\s*)?", before)
    return bool(named) and len(after) <= AFTER_DATE


@cache
def _dated_inside() -> re.Pattern[str]:
    """A line such as "…, published 10 May 2021" at the end of a short line."""
    return re.compile(rf",\s*(?:{alternatives('dated')})\s+", re.IGNORECASE)


def _author(words: str, facts: Facts) -> Reason | None:
    """A byline: the word, a name in capitals or with capitals, perhaps a date."""
    match = _byline().match(words)
    if not match or len(words.split()) > 14 or words.endswith("."):  # noqa: PLR2004 - a sentence
        return None
    rest = re.sub(
        r"\s+(?:and|und|et|y|и|та|e)\b.*|\s+(?:for|in|at|from|of|on|für|pour|для)\b.*", "", match["name"]
    )
    if not all(not part[0].islower() or part in word_set("name_particles") for part in rest.split()):
        return None
    facts.author = facts.author or rest.strip(" ,.")
    _publish(match["rest"], facts, f"The byline says “{words[:80]}”.")
    return BYLINE


def _dateline(text: str, block: Block, facts: Facts) -> list[Block]:
    """A report's "GENEVA, 3 March 2021 (Agency) -" cut off as head, or the block as it is."""
    match = _dateline_pattern().match(text, block.start, min(block.end, block.start + 140))
    if not match:
        return [block]
    head, *rest = split(text, block, [match.end()])
    colon = match[0].rstrip().endswith(":")
    told = match["agency"] or match["wire"] or match["date"]
    alone = match["place"].isupper() and not colon and not text[match.end() : match.end() + 3].isupper()
    if not rest or not (told or alone) or (colon and _returns(text, match["place"])):
        return [block]
    head.label(SegmentKind.HEADER, DATELINE, alone=True)
    agency = match["agency"]
    if agency and not stated(agency):
        facts.publisher = facts.publisher or agency.strip()
    _publish(
        match["date"] or "",
        facts,
        f"The dateline says “{text[head.start : head.end]}”.",
        "published-dateline@1",
    )
    return [head, *rest]


def _returns(text: str, place: str) -> bool:
    """Whether the words before a colon begin other lines too: then they name who speaks."""
    if len(LABELLED.findall(text[:LABELS_IN])) > 1:
        return True
    return len(re.findall(rf"^{re.escape(place)}\b[^:\n]{{0,60}}:", text, re.MULTILINE)) > 1


@cache
def _dateline_pattern() -> re.Pattern[str]:
    """Place, date and agency before a dash, or an agency alone in brackets."""
    date = r"(?P<date>[^–—\n()]{0,30}?\d{1,4}[^–—\n()]{0,20}?)"
    return re.compile(
        rf"(?P<place>{PLACE})(?:,?\s+{date})?\s*(?:[/,]?\s*{AGENCY}|/(?P<wire>[A-Z-]{{2,20}})/)?(?:{DASH}|:\s+(?=[A-Z“\"]))"
    )
