"""Speech carried by a noun: "X's claim that …", "the conclusion of X that …", "an X statement that …"."""

from typing import Final

from averment.claims.clauses import can_speak
from averment.claims.frames import Frame, Line
from averment.claims.phrases import LONGEST_SUBJECT, MARKS, Nominal, is_determiner, is_verbish
from averment.claims.sentences import Span, Token
from averment.claims.words import cue_nouns, cue_verbs, speaking_nouns, words
from averment.model import rule_id

RULE: Final = rule_id("noun-of-saying", 1)
SPAN_TO_THAT: Final = 22  # tokens; "conclusions of X were voiced on D, and consist in the fact that"


def find(line: Line) -> list[Frame]:
    """The frames of a sentence's nouns of saying that name a holder and have a that-clause."""
    tokens = line.sentence.tokens
    frames: list[Frame] = []
    for at, token in enumerate(tokens):
        kind = cue_nouns().get(token.low)
        if kind is None or token.quotation or (token.is_capital and at):
            continue
        frame = _frame(line, at, kind)
        if frame:
            frames.append(frame)
    return frames


def _frame(line: Line, at: int, kind: str) -> Frame | None:
    tokens = line.sentence.tokens
    holder, after = _holder_after(tokens, at)
    if holder is None:
        holder, after = _holder_before(tokens, at), at + 1
    if holder is None or not can_speak(tokens, holder, strong=False):
        return None
    that = _that(tokens, after, near=after == at + 1)
    if that is None or that + 1 >= len(tokens):
        return None
    content = Span(tokens[that + 1].start, _end(line, that + 1))
    return Frame(Span(tokens[at].start, tokens[at].end), kind, content, RULE, 0.7, holder.span(tokens))


def _holder_after(tokens: tuple[Token, ...], at: int) -> tuple[Nominal | None, int]:
    """“of X”, “by X”, “from X”, “made by X” behind the noun."""
    first = at + 1
    if first < len(tokens) and tokens[first].low in {"made", "voiced", "issued", "given", "published", "put"}:
        first += 1
    if first >= len(tokens) or tokens[first].low not in {"of", "by", "from"}:
        return None, at + 1
    last = first + 1
    while last < len(tokens) and last - first < LONGEST_SUBJECT:
        low = tokens[last].low
        if low in MARKS or low in {"that", "."} or is_verbish(tokens, last, first + 1):
            break
        last += 1
    return (Nominal(first + 1, last - 1), last) if last > first + 1 else (None, at + 1)


def _holder_before(tokens: tuple[Token, ...], at: int) -> Nominal | None:
    """“X's claim”, “the X statement”: the words before the noun."""
    if at == 0:
        return None
    if tokens[at - 1].low in {"'s", "’s", "'", "’"}:
        first = _name_start(tokens, at - 2)
        return Nominal(first, at - 2) if first <= at - 2 else None
    if tokens[at - 1].low in {"his", "her", "their", "its"}:
        return Nominal(at - 1, at - 1)
    first = at
    while first > 0 and (tokens[first - 1].is_capital or tokens[first - 1].low in speaking_nouns()):
        first -= 1
    return Nominal(first, at - 1) if first < at and not is_determiner(tokens[first]) else None


def _name_start(tokens: tuple[Token, ...], last: int) -> int:
    """Where the possessor's name begins."""
    first = last
    while first > 0:
        before = tokens[first - 1]
        if not (before.is_word or before.low in {"'s", "’s"}):
            break
        if (
            before.low in words("prepositions") - {"of", "for"}
            or is_verbish(tokens, first - 1)
            or before.low in cue_verbs()
        ):
            break
        first -= 1
        if is_determiner(tokens[first]):
            break
    return first


def _that(tokens: tuple[Token, ...], after: int, *, near: bool) -> int | None:
    """The "that" of the content: directly behind, or behind "were voiced …, and consist in the fact that"."""
    reach = 2 if near else SPAN_TO_THAT
    for position in range(after, min(len(tokens), after + reach)):
        if tokens[position].low == "that":
            other = not near and tokens[position - 1].low in cue_nouns()
            return None if other else position
        if tokens[position].quotation or tokens[position].low in {";", "who", "which", "when", "because"}:
            return None
        verb = cue_verbs().get(tokens[position].low)
        if verb and verb.takes("s") and position > after:
            return None
    return None


def _end(line: Line, first: int) -> int:
    """The content's end: in "Contrary to X's claim that …, Y" it stops before the main clause."""
    tokens = line.sentence.tokens
    if tokens[0].low not in words("prepositions") | {"contrary", "despite"}:
        return line.end
    for at in range(first + 1, len(tokens) - 1):
        clause = any(is_verbish(tokens, n, at + 1) for n in range(at + 2, len(tokens)))
        if tokens[at].low == "," and clause:
            return tokens[at - 1].end
    return line.end
