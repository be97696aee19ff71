"""Texts that a document reprints: "We give the reply of X in full." above them, or "From X" as a heading.

The issuer is read from the announcement; where that says only "its words", from the sentence before. What
follows is the issuer's as long as it says "we", goes on counting, or speaks of the issuer by its noun; then
the author is back.
"""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.dialogues import speaks_of_self
from averment.text.words import alternatives

REPRINTED: Final = Reason(
    "statement-reprinted@1", 0.75, "The sentence above says that the text of the issuer named there follows."
)
FROM: Final = Reason("statement-from@1", 0.75, "The heading above says from whom these words are.")
LEAD_IN: Final = 700  # characters of a paragraph whose last sentence announces a text
FROM_CHARS: Final = 80
ISSUER: Final = (
    r"(?P<who>(?:[^\W\d_a-z][\w'’&-]*)(?:\s+(?:of|for|the|and|de|du|des|la|von|der|[^\W\d_a-z][\w'’&-]*))*"
    r"\s+[^\W\d_a-z][\w'’&-]*|[^\W\d_a-z][\w'’&-]{3,})"
)
SENTENCE: Final = re.compile(r"(?<=[.!?])[”\"»]?\s+(?=[^\W\d_a-z“\"«])")
ITEM: Final = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s")
ASIDE: Final = re.compile(r"[“«„][^”»“]*[”»“]|\"[^\"]*\"|(?<=\n)[–—-]\s.*|\A[–—-]\s.*")  # others' words
ELSEWHERE: Final = re.compile(r"\b(?:annex|appendix|footnote|wherever|excerpts?|in part)\b", re.IGNORECASE)
RUN_ON: Final = 12  # paragraphs at most


def find_reprints(text: str, blocks: list[Block]) -> None:
    """Label reprinted texts among the blocks that are still free."""
    for number, block in enumerate(blocks[:-1]):
        if not (block.free or block.kind is SegmentKind.HEADING) or not blocks[number + 1].free:
            continue
        span, reason = _from_heading(text, block), FROM
        if span is None and block.free:
            span, reason = _announced(text, block, blocks[number + 1]), REPRINTED
        if span is not None:
            _label(text, blocks[number : number + 1 + RUN_ON], span, reason)


def _from_heading(text: str, block: Block) -> tuple[int, int] | None:
    """The issuer in a line such as "From the Harbour Union"."""
    if block.end - block.start > FROM_CHARS:
        return None
    match = re.compile(rf"(?:[^:\n]{{2,40}}:\s+)?[Ff]rom\s+(?:the\s+)?{ISSUER}:?\Z").fullmatch(
        text, block.start, block.end
    )
    return match.span("who") if match else None


def _announced(text: str, block: Block, below: Block) -> tuple[int, int] | None:
    """The issuer that a paragraph's last sentence, else the one before it, names."""
    if block.end - block.start > LEAD_IN or text[block.end - 1] not in ".:":
        return None
    starts = [block.start, *(m.end() for m in SENTENCE.finditer(text, block.start, block.end))]
    last = starts[-1]
    sentence = text[last : block.end]
    if not (_noun().search(sentence) and _whole().search(sentence) and _verb().search(sentence)):
        return None
    if ELSEWHERE.search(sentence):
        return None
    match = _named().search(text, last, block.end)
    if match is not None:
        return next(match.span(group) for group in ("who", "which", "by") if match[group])
    own = _self_named().match(text, below.start, below.end)
    if own is not None:
        return own.span("who")
    if re.search(r"\b(?:its|their|his|her)\b|\Abelow\b", sentence, re.IGNORECASE):
        match = re.compile(rf"(?i:the\s+(?:esteemed\s+|honourable\s+)?){ISSUER}").search(
            text, starts[-2] if len(starts) > 1 else last, last
        )
    return match.span("who") if match else None


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives('reprint_nouns')}|{alternatives('statement_nouns')})\b", re.IGNORECASE
    )


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives('reprint_whole')})\b|\b(?:reproduced|reprinted|printed)\b", re.IGNORECASE
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('reprint_verbs')})\b|\Abelow\b", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    """Whose text it is: "the reply of X", "issued by X", "which X has published"."""
    nouns = rf"(?:{alternatives('reprint_nouns')}|{alternatives('statement_nouns')})"
    which, by = (ISSUER.replace("who", name) for name in ("which", "by"))
    issued = r"(?:issued|released|published|sent|distributed|circulated|signed|read\s+out|made)"
    return re.compile(
        rf"(?i:\b{nouns}\s+(?:of|by|from)\s+(?:the\s+)?){ISSUER}"
        rf"|(?i:\b{nouns}\s*,?\s+(?:which|that)\s+(?:the\s+)?){which}(?=\s+(?:has|have|had|{issued})\b)"
        rf"|(?i:\b{issued}\s+(?:\w+\s+)?by\s+(?:the\s+)?){by}"
    )


def _label(text: str, blocks: list[Block], span: tuple[int, int], reason: Reason) -> None:
    """Give the paragraphs below the first block that go on in the issuer's voice to the issuer."""
    name = text[slice(*span)]
    reach, alone = 1, _alone(text, blocks[1])
    for place, block in enumerate(blocks[1:], 1):
        if not block.free or (place > 1 and _over(alone=alone).match(text, block.start, block.end)):
            break
        if _goes_on(text, block, name, alone=alone):
            reach = place + 1
        elif place - reach > (reach == 1):
            break
    for block in blocks[1:reach]:
        if block is not blocks[1]:
            block.give_voice(blocks[1])
            continue
        block.label(SegmentKind.QUOTED_STATEMENT, reason, alone=True)
        block.speaker, (block.speaker_start, block.speaker_end) = " ".join(name.split()), span
        block.parent = blocks[0]


def _goes_on(text: str, block: Block, name: str, *, alone: bool) -> bool:
    """Whether a paragraph is still the issuer's; `alone`: the issuer says "I"."""
    words = ASIDE.sub("", text[block.start : block.end])
    nouns = "|".join(re.escape(part) for part in name.split() if part[0].isupper() and len(part) > 3)  # noqa: PLR2004 - a word
    own = nouns and re.match(rf"(?:The\s+)?(?:[\w'’]+\s+){{0,2}}?(?:{nouns})\b", words)
    if _outlet().search(words):
        return False
    item = ITEM.match(words) and words[-1] in ".;:!?”"
    return bool(own or item or _we().search(words) or (alone and speaks_of_self().search(words)))


def _alone(text: str, block: Block) -> bool:
    """Whether a text begins in the first person singular."""
    return bool(speaks_of_self().search(text, block.start, block.end))


@cache
def _over(*, alone: bool) -> re.Pattern[str]:
    """How a paragraph begins in which the author is back; "I" where the text said "we"."""
    author = "" if alone else r"|I\s"
    return re.compile(rf"(?i:(?:{alternatives('reprint_over')})\b){author}")


@cache
def _self_named() -> re.Pattern[str]:
    """A text that begins with its issuer, as notes do: "The Ministry of X presents its compliments"."""
    verbs = (
        r"(?:has|presents|states|declares|considers|informs|announces|wishes|notes|regrets|rejects|denies)"
    )
    return re.compile(rf"The\s+{ISSUER}\s+{verbs}\b")


@cache
def _outlet() -> re.Pattern[str]:
    """Words by which a paper or station speaks of itself: "our correspondent"."""
    return re.compile(rf"\b(?:our|this)\s+(?:{alternatives('outlet_words')})\b", re.IGNORECASE)


@cache
def _we() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('first_person')})\b", re.IGNORECASE)
