"""Quoted lines of mails and forums: "> words" below "On DATE, NAME wrote:", and forwarded messages."""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines, split
from averment.text.words import alternatives

QUOTED: Final = Reason("quoted-lines@1", 0.9, "Lines marked with > repeat somebody else's words.")
LED_IN: Final = Reason("quoted-lead-in@1", 0.85, "Names whose words are quoted below.")
FORWARDED: Final = Reason(
    "forwarded@1", 0.85, "The message below these fields is repeated from somebody else."
)
SIGNED: Final = Reason("mail-signature@1", 0.8, "The signature below the mark that mail programs set.")
ADDRESS: Final = r"\s*(?:<[^>\n]{3,80}>)?\s*"
WROTE: Final = re.compile(
    rf"(?:on|am|le|el|il|em|w dniu)\b.{{4,120}}?(?:,|\d|>|uhr)\s*(?P<a>[^\d,;:<>\n]{{2,60}}?){ADDRESS}"
    rf"(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu)\s*(?P<b>[^\d,:<>\n]{{2,60}}?)?{ADDRESS}:\s*\Z"
    rf"|(?P<c>[^\d,;:<>\n]{{2,60}}?){ADDRESS[:-3]}\s+"
    r"(?:wrote|said|schrieb|a écrit|escribió|пишет|написал|написала)\s*:\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
LAST: Final = 300  # characters at a paragraph's end in which the lead-in is looked for
ORIGINAL: Final = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение"
    r"|message d'origine|message transféré|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|mensaje original)\s*-{2,}",
    re.IGNORECASE,
)
FIELD_FROM: Final = re.compile(
    r"^[> \t*]*(?:from|von|de|от)\s*:\s*\**\s*(?P<name>[^\n<]{1,80}?)\s*(?:<[^>\n]*>)?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
FIELD_NEXT: Final = re.compile(
    r"^[> \t*]*(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|дата|кому|тема)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
SIGN_OFF_CHARS: Final = 120
INITIALS: Final = re.compile(r"(?:[^\W\d_]\.[ ]?){1,4}|[^\W\d_]{2}")
POSTSCRIPT: Final = re.compile(r"P\.?\s?S\.?[\s:]", re.IGNORECASE)
SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)


def find_quoted(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with quoted lines and the line that introduces them labelled."""
    found: list[Block] = []
    for block in blocks:
        if (block.free and _marked(text[block.start : block.start + 1])) or (
            block.free and "\n>" in text[block.start : block.end]
        ):
            found += _parts(text, block)
        else:
            found.append(block)
    _introduce(text, found)
    return found


def _marked(words: str) -> bool:
    """Whether a line is marked as quoted."""
    return words.startswith(">")


def _parts(text: str, block: Block) -> list[Block]:
    """A block cut between quoted and own lines."""
    rows = list(lines(text, block))
    marks = [_marked(text[start:end]) for start, end in rows]
    parts = split(text, block, [rows[n][0] for n in range(1, len(rows)) if marks[n] != marks[n - 1]])
    for part in parts:
        if _marked(text[part.start : part.end]):
            part.label(SegmentKind.QUOTED_STATEMENT, QUOTED, alone=True)
    return parts


def _introduce(text: str, blocks: list[Block]) -> None:
    """Join quoted blocks into one voice and name it from the line above."""
    voice: Block | None = None
    last: Block | None = None  # in an answer between the lines, all quoted lines are of one person
    for number, block in enumerate(blocks):
        if block.reason is not QUOTED:
            voice = None
        elif voice is not None:
            block.give_voice(voice)
        else:
            voice = block
            if number and blocks[number - 1].free:
                _named(text, blocks[number - 1], block)
            if block.speaker is None and last is not None:
                block.speaker, block.parent = last.speaker, last.parent
                block.speaker_start, block.speaker_end = last.speaker_start, last.speaker_end
            last = block if block.speaker else last


def _named(text: str, above: Block, block: Block) -> None:
    """Take the quoted person's name from "On DATE, NAME wrote:"."""
    begin = max(above.start, above.end - LAST)
    line = text.rfind("\n", above.start, above.end) + 1
    match = WROTE.search(text[begin : above.end], max(0, line - begin)) or WROTE.search(
        text[begin : above.end]
    )
    if not match:
        return
    group = next((g for g in ("b", "a", "c") if match[g]), None)
    if group is None:
        return
    block.speaker = " ".join(match[group].split()).strip("\"' ")
    block.speaker_start, block.speaker_end = begin + match.start(group), begin + match.end(group)
    if begin + match.start() == above.start:
        above.label(SegmentKind.HEADER, LED_IN, alone=True)
    block.parent = above


def find_forwarded(text: str, blocks: list[Block]) -> list[Block]:
    """Label what stands below the fields of each repeated message as its sender's words.

    A message ends at the next one's fields, or below its own signature: there the author is back.
    """
    found: list[Block] = []
    head: Block | None = None
    named: tuple[int, int] | None = None
    voice: Block | None = None
    for block in blocks:
        match = FIELD_FROM.search(text, block.start, block.end) if _opens_message(text, block) else None
        if match:
            head, *rest = split(text, block, _below_fields(text, block, match))
            head.label(SegmentKind.HEADER, FORWARDED, alone=True)
            named, voice = match.span("name"), None
            found.append(head)
        else:
            rest = [block]
        for below in rest:
            if named is not None and below.free and head is not None:
                if voice is None:
                    voice = _first_words(text, below, named, head)
                else:
                    below.give_voice(voice)
                if _signed_off(text, below, text[slice(*named)]):
                    named = None
            elif (
                named is None
                and below.free
                and head is not None
                and POSTSCRIPT.match(text, below.start)
                and voice
            ):
                below.give_voice(voice)
        found += rest
    return found


def _opens_message(text: str, block: Block) -> bool:
    """Whether a block holds the fields of a repeated message."""
    return block.free and _fields(text[block.start : block.end])


def _below_fields(text: str, block: Block, match: re.Match[str]) -> list[int]:
    """Where a block goes on below the fields of a message; empty when it holds nothing else."""
    ends = [field.start() for field in FIELD_NEXT.finditer(text, block.start, block.end)]
    line_end = text.find("\n", max([match.start(), *ends]), block.end)
    return [line_end] if line_end > 0 else []


def _first_words(text: str, block: Block, named: tuple[int, int], head: Block) -> Block:
    """The block that begins a message's words."""
    block.label(SegmentKind.QUOTED_STATEMENT, FORWARDED, alone=True)
    block.speaker, block.parent = text[slice(*named)].strip("\"' *"), head
    block.speaker_start, block.speaker_end = named
    return block


def _signed_off(text: str, block: Block, name: str) -> bool:
    """Whether a paragraph is a message's end: a closing formula, initials, or the sender's own name."""
    words = text[block.start : block.end]
    last = words.rsplit("\n", maxsplit=1)[-1].strip()
    if len(words) > SIGN_OFF_CHARS or words.endswith(("?", "!")):
        return False
    own = {part.casefold() for part in re.findall(r"[^\W\d_]+", name)}
    mine = {part.casefold() for part in re.findall(r"[^\W\d_]+", last)}
    return bool(INITIALS.fullmatch(last) or _closing().match(words)) or (bool(mine) and mine <= own)


@cache
def _closing() -> re.Pattern[str]:
    """The formula that ends a letter."""
    return re.compile(rf"(?:{alternatives('closings')})(?:[ ,.!]|\s*\n|\Z)", re.IGNORECASE)


def _fields(words: str) -> bool:
    """Whether a block holds the fields of a repeated message."""
    named = FIELD_FROM.search(words)
    return bool(named) and (bool(ORIGINAL.search(words)) or len(FIELD_NEXT.findall(words)) > 1)


def find_signature(text: str, blocks: list[Block]) -> list[Block]:
    """Label the signature below "-- " as such (RFC 3676, 4.3)."""
    for number, block in enumerate(blocks):
        match = SIGNATURE.search(text, block.start, block.end) if block.free else None
        if match:
            parts = split(text, block, [match.start()])
            after = [parts[-1], *(b for b in blocks[number + 1 :])]
            for part in after:
                if part.free:
                    part.label(SegmentKind.BOILERPLATE, SIGNED)
            return [*blocks[:number], *parts, *blocks[number + 1 :]]
    return blocks
