"""Quoted lines of mails and forums: "> words" below "On DATE, NAME wrote:", and forwarded messages."""

import re
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, lines, split

QUOTED: Final = Reason("quoted-lines@1", 0.9, "Lines marked with > repeat somebody else's words.")
LED_IN: Final = Reason("quoted-lead-in@1", 0.85, "Names whose words are quoted below.")
FORWARDED: Final = Reason(
    "forwarded@1", 0.85, "The message below these fields is repeated from somebody else."
)
SIGNED: Final = Reason("mail-signature@1", 0.8, "The signature below the mark that mail programs set.")
WROTE: Final = re.compile(
    r"(?:on|am|le|el|il|em|w dniu)\b.{4,120}?(?:,|\d|>|uhr)\s*(?P<a>[^\d,;:<>\n]{2,60}?)\s*(?:<[^>\n]{3,80}>)?\s*"
    r"(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu)\s*(?P<b>[^\d,:<>\n]{2,60}?)?\s*(?:<[^>\n]{3,80}>)?\s*:\s*\Z"
    r"|(?P<c>[^\d,;:<>\n]{2,60}?)\s*(?:<[^>\n]{3,80}>)?\s+(?:wrote|said|schrieb|a écrit|escribió|пишет|написал|написала)\s*:\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
ORIGINAL: Final = re.compile(
    r"-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|message d'origine"
    r"|message transféré|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original)\s*-{2,}", re.IGNORECASE
)  # fmt: skip
FIELD_FROM: Final = re.compile(
    r"^[>\s*]*(?:from|von|de|от)\s*:\s*\**\s*(?P<name>[^\n<]{1,80}?)\s*(?:<[^>\n]*>)?\s*$", re.IGNORECASE | re.MULTILINE
)
FIELD_NEXT: Final = re.compile(
    r"^[>\s*]*(?:sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|дата|кому|тема)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)


def find_quoted(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with quoted lines and the line that introduces them labelled."""
    found: list[Block] = []
    for block in blocks:
        if (
            (block.free
            and _marked(text[block.start : block.start + 1]))
            or (block.free and "\n>" in text[block.start : block.end])
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
    for number, block in enumerate(blocks):
        if block.reason is not QUOTED:
            voice = None
        elif voice is not None:
            block.give_voice(voice)
        else:
            voice = block
            if number and blocks[number - 1].free:
                _named(text, blocks[number - 1], block)


def _named(text: str, above: Block, block: Block) -> None:
    """Take the quoted person's name from "On DATE, NAME wrote:"."""
    words = text[above.start : above.end]
    line = max(0, words.rfind("\n", 0, max(0, words.rfind("\n"))) + 1) if words.count("\n") > 1 else 0
    match = WROTE.search(words, line)
    if not match:
        return
    group = next((g for g in ("b", "a", "c") if match[g]), None)
    if group is None:
        return
    block.speaker = " ".join(match[group].split()).strip("\"' ")
    block.speaker_start, block.speaker_end = above.start + match.start(group), above.start + match.end(group)
    if match.start() == 0:
        above.label(SegmentKind.HEADER, LED_IN, alone=True)
    block.parent = above


def find_forwarded(text: str, blocks: list[Block]) -> list[Block]:
    """Label what stands below the fields of a repeated message as that person's words."""
    place = next(
        (n for n, block in enumerate(blocks) if block.free and _fields(text[block.start : block.end])), None
    )
    if place is None:
        return blocks
    block = blocks[place]
    match = FIELD_FROM.search(text, block.start, block.end)
    if match is None:
        return blocks
    ends = [field.start() for field in FIELD_NEXT.finditer(text, block.start, block.end)]
    line_end = text.find("\n", max([match.start(), *ends]), block.end)
    head, *rest = split(text, block, [line_end] if line_end > 0 else [])
    head.label(SegmentKind.HEADER, FORWARDED, alone=True)
    following = rest + list(blocks[place + 1 :])
    voice: Block | None = None
    for below in following:
        if not below.free:
            continue
        if voice is None:
            voice = below
            below.label(SegmentKind.QUOTED_STATEMENT, FORWARDED, alone=True)
            below.speaker, below.parent = match["name"].strip("\"' *"), head
            below.speaker_start, below.speaker_end = match.span("name")
        else:
            below.give_voice(voice)
    return [*blocks[:place], head, *following]


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
