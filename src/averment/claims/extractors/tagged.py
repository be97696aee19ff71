"""Quotations with a speech tag of any verb (“Never,” she sighed), and signed ones (“Never.” — Ana Brook)."""

from collections.abc import Iterator, Sequence
from typing import Final

from averment.claims.clauses import can_speak, subject_after, subject_before
from averment.claims.frames import Frame, Line
from averment.claims.phrases import Nominal, is_verbish
from averment.claims.sentences import DASHES, Span, Token
from averment.claims.words import cue_verbs
from averment.model import rule_id

RULE: Final = rule_id("speech-tag", 1)
RULE_SIGNED: Final = rule_id("signed-quotation", 1)
SHORTEST: Final = 3  # words of a quotation that is speech and no title
OPEN_ENDS: Final = frozenset(",?!…—–-")  # a quotation that ends so goes on in the sentence around it
CLOSERS: Final = frozenset('"”’»“')
LONGEST_NAME: Final = 8  # tokens of a signature
SHORTEST_VERB: Final = 3  # letters


def find(line: Line) -> list[Frame]:
    """The frames of quotations whose tag has no verb of saying, left to right."""
    tokens = line.sentence.tokens
    found = list(_signatures(line))
    for at, token in enumerate(tokens):
        if token.quotation is None or len(token.text.split()) < SHORTEST:
            continue
        frame = _tagged(tokens, at) or _announced(tokens, at)
        if frame is not None:
            found.append(frame)
    return found


def _signatures(line: Line) -> Iterator[Frame]:
    """“…” — Ana Brook: each name behind a quotation and a dash ends its line."""
    tokens = line.sentence.tokens
    behind = line.text[: line.sentence.start].rstrip()[-1:] in CLOSERS
    for dash, token in enumerate(tokens):
        before = tokens[dash - 1] if dash else None
        quoted = before is not None and before.quotation is not None
        if token.low not in DASHES or not (quoted or (dash == 0 and behind)):
            continue
        name = _rest_of_line(line, dash + 1)
        if name and len(name) <= LONGEST_NAME and _is_signature(name):
            span = Span(name[0].start, name[-1].end)
            content = Span(before.start, before.end) if before is not None else None
            yield Frame(span, "assert", content, RULE_SIGNED, 0.85, span)


def _rest_of_line(line: Line, first: int) -> list[Token]:
    """The words from a place to the end of their line, without a full stop."""
    tokens = line.sentence.tokens
    last = first
    while last < len(tokens) and "\n" not in line.text[tokens[last - 1].end : tokens[last].start]:
        last += 1
    return [t for t in tokens[first:last] if t.low != "."]


def _is_signature(name: Sequence[Token]) -> bool:
    plain = all(t.is_word and t.quotation is None for t in name)
    return plain and name[0].is_capital and name[-1].is_capital


def _tagged(tokens: tuple[Token, ...], at: int) -> Frame | None:
    """“…,” she sighed · “…,” sighed Ana Brook."""
    quotation = tokens[at].quotation
    closing = tokens[at].text.rstrip("\"'”’»“ ")[-1:]
    if quotation is None or closing not in OPEN_ENDS or at + 2 >= len(tokens):
        return None
    if _is_tag_verb(tokens, at + 1):
        after = subject_after(tokens, at + 1)
        return _frame(tokens, at, at + 1, after)
    subject = subject_after(tokens, at)
    if subject is None or subject.first != at + 1 or subject.last + 1 >= len(tokens):
        return None
    return _frame(tokens, at, subject.last + 1, subject) if _is_tag_verb(tokens, subject.last + 1) else None


def _announced(tokens: tuple[Token, ...], at: int) -> Frame | None:
    """She sighed, “…”."""
    if at <= 2 or tokens[at - 1].low not in {",", ":"} or not _is_tag_verb(tokens, at - 2):  # noqa: PLR2004 - subject, verb
        return None
    return _frame(tokens, at, at - 2, subject_before(tokens, at - 2))


def _is_tag_verb(tokens: tuple[Token, ...], at: int) -> bool:
    """A finite verb in small letters that the list of verbs of saying does not know."""
    token = tokens[at]
    if token.quotation or not token.text[0].islower() or token.low in cue_verbs():
        return False
    long = len(token.low) > SHORTEST_VERB
    return token.low.endswith("ed") or (token.low.endswith("s") and long and is_verbish(tokens, at))


def _frame(tokens: tuple[Token, ...], at: int, verb: int, subject: Nominal | None) -> Frame | None:
    if subject is None or not can_speak(tokens, subject, strong=True):
        return None
    cue = Nominal(verb, verb).span(tokens)
    return Frame(cue, "assert", Nominal(at, at).span(tokens), RULE, 0.75, subject.span(tokens))
