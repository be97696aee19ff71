"""Headlines: "Minister: army did not fire", "Fire was arson – inspector"."""

from typing import Final

from averment.claims.clauses import can_speak
from averment.claims.frames import Frame, Line
from averment.claims.phrases import Nominal
from averment.claims.sentences import Span
from averment.claims.words import speaking_nouns, words
from averment.model import rule_id

RULE: Final = rule_id("headline", 1)
LONGEST_SPEAKER: Final = 6  # words of a headline's speaker


def find(line: Line) -> list[Frame]:
    """The frame of a headline whose speaker stands before a colon or after a closing dash."""
    tokens = line.sentence.tokens
    for at, token in enumerate(tokens):
        if token.low == ":" and 0 < at <= LONGEST_SPEAKER and at + 1 < len(tokens):
            speaker, content = Nominal(0, at - 1), Span(tokens[at + 1].start, tokens[-1].end)
        elif token.low in {"–", "—", "-"} and 0 < len(tokens) - at - 1 <= LONGEST_SPEAKER - 2 and at > 3:  # noqa: PLR2004
            speaker, content = Nominal(at + 1, len(tokens) - 1), Span(tokens[0].start, tokens[at - 1].end)
        else:
            continue
        if not _speaks(line, speaker):
            return []
        cue = Span(token.start, token.end)
        return [Frame(cue, "assert", content, RULE, 0.6, speaker.span(tokens))]
    return []


def _speaks(line: Line, speaker: Nominal) -> bool:
    """A speaking noun, not a topic ("Cuba: crisis deepens"); a bare name is a topic as often as a speaker."""
    tokens = line.sentence.tokens
    office = any(t.low in speaking_nouns() for t in tokens[speaker.first : speaker.last + 1])
    counted = tokens[speaker.first].low in words("numerals") or tokens[speaker.first].text[0].isdigit()
    return office and not counted and can_speak(tokens, speaker, strong=False)
