"""Words relayed by a third party: "X was quoted by Y as saying …", "Y quoted X as saying …"."""

from typing import Final

from averment.claims.clauses import can_speak, subject_after, subject_before
from averment.claims.frames import Frame, Line
from averment.claims.phrases import Nominal
from averment.claims.sentences import Span, Token
from averment.model import rule_id

RULE: Final = rule_id("quoted-as-saying", 1)
QUOTING: Final = frozenset({"quoted", "cited", "quotes", "cites"})
SAYING: Final = frozenset({"saying", "claiming", "stating", "telling"})
REACH: Final = 16  # tokens between "quoted" and "as saying"


def find(line: Line) -> list[Frame]:
    """The frames of "quoted … as saying" in a sentence."""
    tokens = line.sentence.tokens
    found: list[Frame] = []
    for at, token in enumerate(tokens):
        saying = _saying(tokens, at) if token.low in QUOTING else None
        if saying is None or saying + 1 >= len(tokens):
            continue
        speaker, relay = _parties(tokens, at, saying)
        if speaker is None or not can_speak(tokens, speaker, strong=True):
            continue
        first = saying + 2 if tokens[saying + 1].low == "that" else saying + 1
        if first >= len(tokens):
            continue
        content = Span(tokens[first].start, line.end)
        cue = Span(token.start, tokens[saying].end)
        relays = (relay.span(tokens),) if relay else ()
        found.append(Frame(cue, "assert", content, RULE, 0.9, speaker.span(tokens), relays))
    return found


def _saying(tokens: tuple[Token, ...], at: int) -> int | None:
    """Where "as saying" stands after "quoted"."""
    for position in range(at + 1, min(len(tokens) - 1, at + REACH)):
        if tokens[position].low == "as" and tokens[position + 1].low in SAYING:
            return position + 1
    return None


def _parties(tokens: tuple[Token, ...], at: int, saying: int) -> tuple[Nominal | None, Nominal | None]:
    """(speaker, relay): passive "X was quoted by Y", active "Y quoted X"."""
    passive = at > 0 and tokens[at - 1].low in {"was", "were", "is", "been", "being"}
    if not passive:
        heard = Nominal(at + 1, saying - 2) if saying - 2 > at else None
        return heard, subject_before(tokens, at)
    agent = None
    if tokens[at + 1].low in {"by", "in"}:
        agent = subject_after(tokens, at + 1)
    return subject_before(tokens, at), agent
