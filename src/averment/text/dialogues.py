"""Interviews without labels: questions and answers take turns, as paragraphs or behind dashes.

A text is taken for one when short questions return at every second place, and when its opening
introduces the person who answers. Who asks stays unnamed.
"""

import re
from functools import cache
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.named_heads import Span, introduced
from averment.text.words import alternatives, entries

ASKED: Final = Reason(
    "dialogue-question@1", 0.75, "Asked in an interview whose questions and answers alternate."
)
ANSWERED: Final = Reason(
    "dialogue-answer@1",
    0.75,
    "Answers the question above, in an interview with the person introduced before.",
)
DASH: Final = re.compile(r"[–—-]\s")
ASIDE: Final = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\.?\Z")
QUESTION_CHARS: Final = 320
LEAST: Final = 4  # questions
MARKED: Final = 3  # questions in bold or italics
LEAD: Final = 3  # paragraphs above the first question, where nothing but question marks tells
RUN: Final = 5  # paragraphs to a question, with its answer
EMPHASIS: Final = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S).{3,300}?(?P=mark)", re.DOTALL)
OPENING: Final = 8  # blocks in which the first question stands
ENDS: Final = '”"»’)*_'


def find_dialogue(text: str, blocks: list[Block]) -> bool:
    """Label the turns of an interview without labels; False when the text is none."""
    free = [block for block in blocks if block.free]
    dashed = [block for block in free if DASH.match(text, block.start, block.end)]
    if len(dashed) >= 2 * LEAST and _label(text, blocks, dashed, follow=True):
        return True
    if _marked(text, free):
        return True
    headed = next((b for b in blocks if _answers().fullmatch(text, b.start, b.end)), None)
    if headed is not None and _section(text, [b for b in free if b.start > headed.start]):
        return True
    said = [block for block in free if not ASIDE.match(text, block.start, block.end)]
    for first in range(min(OPENING, len(said))):
        if _asks(text, said[first]):
            return _label(text, blocks, said[first:], follow=False) or _running(text, said)
    return False


def _marked(text: str, free: list[Block]) -> bool:
    """Label an interview whose questions are set off by emphasis; answers run on to the next one."""
    asked = [n for n, block in enumerate(free) if EMPHASIS.fullmatch(text, block.start, block.end)]
    if sum(_asks(text, free[n]) for n in asked) * 2 < len(asked) or len(asked) < MARKED:
        return False
    return _label_runs(text, free, asked, often=3)


def _running(text: str, free: list[Block]) -> bool:
    """Label an interview in which only question marks tell who asks; answers run over a few paragraphs."""
    asked = [n for n, block in enumerate(free) if _asks(text, block)]
    if len(asked) < LEAST or asked[0] > LEAD or len(free) - asked[0] > RUN * len(asked):
        return False
    return _label_runs(text, free, asked, often=2)


def _label_runs(text: str, free: list[Block], asked: list[int], *, often: int) -> bool:
    """Label questions and what stands below each; one in `often` says "you", one answer in as many "I"."""
    answers = [free[n + 1 : end] for n, end in zip(asked, [*asked[1:], len(free)], strict=True)]
    questions = [free[n] for n in asked]
    telling = sum(any(speaks_of_self().search(text, b.start, b.end) for b in answer) for answer in answers)
    addressed = sum(bool(speaks_to_others().search(text, b.start, b.end)) for b in questions)
    told = sum(bool(speaks_of_self().search(text, b.start, b.end)) for b in questions)
    if min(telling, addressed) * often < len(questions) or told * 4 > len(questions) or [] in answers[:-1]:
        return False
    named = introduced(text, 0, questions[0].start)
    if named is None:
        return False
    for question, answer in zip(questions, answers, strict=True):
        _speak(text, question, named, asks=True)
        for place, block in enumerate(answer):
            if place:
                block.give_voice(answer[0])
            else:
                _speak(text, block, named, asks=False)
    return True


def _section(text: str, turns: list[Block]) -> bool:
    """Label the turns under "Questions and answers": each second paragraph ends in a question mark."""
    pairs = [
        n for n in range(0, len(turns) - 1, 2) if text[turns[n].start : turns[n].end].rstrip(ENDS)[-1:] == "?"
    ]
    strays = [n for n in range(1, len(turns), 2) if text[turns[n].start : turns[n].end].endswith("?")]
    if not turns or len(pairs) != (len(turns) + 1) // 2 or strays:
        return False
    named = introduced(text, 0, turns[0].start)
    for place, block in enumerate(turns):
        if named is not None:
            _speak(text, block, named, asks=place % 2 == 0)
    return named is not None


@cache
def _answers() -> re.Pattern[str]:
    """A heading above questions and answers."""
    return re.compile(rf"(?:{alternatives('answers_headings')})\s*:?", re.IGNORECASE)


def _asks(text: str, block: Block) -> bool:
    """Whether a paragraph is a short question."""
    words = text[block.start : block.end]
    return len(words) <= QUESTION_CHARS and words.rstrip(ENDS).endswith("?")


def _label(text: str, blocks: list[Block], turns: list[Block], *, follow: bool) -> bool:
    """Label turns that alternate; `follow`: paragraphs between them go on with the turn above."""
    if len(turns) % 2 and not _asks(text, turns[-1]) and not follow:
        turns = turns[:-1]  # a note below the last answer
    asked, answered = turns[::2], turns[1::2]
    talk = _alternate(text, asked, answered) and _personal(text, asked, answered)
    named = introduced(text, 0, turns[0].start) if talk else None
    if named is None:
        return False
    speaks = {id(block): place % 2 == 0 for place, block in enumerate(turns)}
    current: Block | None = None
    for block in blocks:
        if id(block) in speaks:
            _speak(text, block, named, asks=speaks[id(block)])
            current = block
        elif block.free and current is not None and (follow or _aside(text, block)):
            block.give_voice(current)
        elif not block.free and block.kind is not SegmentKind.BOILERPLATE:
            current = None
    return True


def _aside(text: str, block: Block) -> bool:
    """Whether a paragraph is a remark in brackets."""
    return bool(ASIDE.match(text, block.start, block.end))


def _alternate(text: str, asked: list[Block], answered: list[Block]) -> bool:
    """Whether short questions stand in every second place and hardly elsewhere, and answers are longer."""
    if len(asked) < LEAST or len(answered) < LEAST - 1:
        return False
    questions = sum("?" in text[block.start : block.end] for block in asked)
    strays = sum(_asks(text, block) for block in answered)
    short = all(block.end - block.start <= QUESTION_CHARS for block in asked)
    longer = sum(b.end - b.start for b in answered) > sum(b.end - b.start for b in asked)
    return questions * 3 >= len(asked) and strays * 8 <= len(answered) and short and longer


def _personal(text: str, asked: list[Block], answered: list[Block]) -> bool:
    """Whether answers say "I" and questions say "you"; frequent questions with official answers do not."""
    telling = sum(bool(speaks_of_self().search(text, b.start, b.end)) for b in answered)
    addressed = sum(bool(speaks_to_others().search(text, b.start, b.end)) for b in asked)
    told = sum(bool(speaks_of_self().search(text, b.start, b.end)) for b in asked)
    return telling * 3 >= len(answered) and addressed * 5 >= len(asked) and told * 4 <= len(asked)


@cache
def speaks_of_self() -> re.Pattern[str]:
    """First person singular; "I" with a capital only."""
    words = [word for word in entries("first_singular") if word[0] != "I"]
    return re.compile(rf"(?<!\w)(?:I(?=['’\s,.])|(?i:{'|'.join(words)}))(?!\w)")


@cache
def speaks_to_others() -> re.Pattern[str]:
    """Second person."""
    return re.compile(rf"\b(?:{alternatives('second_person')})\b", re.IGNORECASE)


def _speak(text: str, block: Block, named: Span, *, asks: bool) -> None:
    """One turn; the answer is of the person introduced."""
    block.label(SegmentKind.TRANSCRIPT_TURN, ASKED if asks else ANSWERED, alone=True)
    if not asks:
        block.speaker, (block.speaker_start, block.speaker_end) = text[slice(*named)], named
