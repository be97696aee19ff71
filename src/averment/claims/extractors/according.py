"""Speech carried by a preposition: "according to X, …", "…, as X put it", "(according to others 23)"."""

from functools import cache
from typing import Final

from averment.claims.clauses import can_speak, subject_before
from averment.claims.frames import Frame, Line
from averment.claims.phrases import LONGEST_SUBJECT, RELATIVE, Nominal, is_determiner, is_verbish
from averment.claims.sentences import Span, Token
from averment.claims.words import cue_verbs, lines, speaking_nouns, words
from averment.model import rule_id

RULE: Final = rule_id("according-to", 1)
LONGEST_NAME: Final = 4  # words
TURNS: Final = frozenset({"and", "but", "which", "while", "who", "although", "or", "more", "compared"})
PARTICIPLES: Final = ("ed", "en", "ing")


@cache
def _cues() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(line.split()) for line in lines("cue-prepositions")), key=len, reverse=True))


def find(line: Line) -> list[Frame]:
    """The frames of a sentence's prepositional cues."""
    tokens = line.sentence.tokens
    frames: list[Frame] = []
    for at in range(len(tokens)):
        cue = next((c for c in _cues() if tuple(t.low for t in tokens[at : at + len(c)]) == c), None)
        frame = _prepositional(line, at, len(cue)) if cue else _as_said(line, at)
        if frame:
            frames.append(frame)
    return frames


def _prepositional(line: Line, at: int, width: int) -> Frame | None:
    tokens = line.sentence.tokens
    noun = _holder(tokens, at + width)
    if noun is None or not can_speak(tokens, noun, strong=width > 1):
        return None
    content = _content(line, at, noun)
    if content is None:
        return None
    cue = Span(tokens[at].start, tokens[at + width - 1].end)
    citing = tokens[at].low in {"citing", "quoting", "with"}
    subject = _main_subject(tokens, at) if citing else None
    speaker, relays = _outlet_sources(tokens, noun)
    relays = (*([subject.span(tokens)] if subject else []), *relays)
    return Frame(cue, "assert", content, RULE, 0.9 if width > 1 else 0.6, speaker, relays)


def _main_subject(tokens: tuple[Token, ...], before: int) -> Nominal | None:
    """Who cites: the subject of the first verb of saying in the sentence."""
    for at in range(before):
        if tokens[at].low in cue_verbs():
            return subject_before(tokens, at)
    return None


def _outlet_sources(tokens: tuple[Token, ...], noun: Nominal) -> tuple[Span, tuple[Span, ...]]:
    """“the sources of the British weekly X”: X relays its sources; the whole phrase is the speaker."""
    for at in range(noun.first + 1, noun.last):
        inside = tokens[at - 1].low in {"sources", "source", "correspondent"}
        if inside and tokens[at].low in {"of", "at", "in"}:
            return noun.span(tokens), (Span(tokens[at + 1].start, tokens[noun.last].end),)
    return noun.span(tokens), ()


def _holder(tokens: tuple[Token, ...], first: int) -> Nominal | None:
    """The noun phrase after the preposition, with an apposition of a name or an office."""
    last = _run(tokens, first)
    if last < first:
        return None
    comma = last + 1
    if comma + 1 < len(tokens) and tokens[comma].low == ",":
        end = _run(tokens, comma + 1)
        inside = tokens[comma + 1 : end + 1]
        closed = end + 1 < len(tokens) and tokens[end + 1].low in {",", ")"}
        joined = all(t.is_capital or t.low in {"of", "de", "bin", "van"} for t in inside)
        named = joined and 0 < len(inside) <= LONGEST_NAME
        counted = bool(inside) and inside[0].text[0].isdigit()
        office = (
            bool(inside)
            and not counted
            and any(t.low in speaking_nouns() for t in inside)
            and not any(is_verbish(tokens, n, comma + 1) for n in range(comma + 1, end + 1))
        )
        if closed and (named or office):
            last = end
    return Nominal(first, last)


def _run(tokens: tuple[Token, ...], first: int) -> int:
    """The last token of the stretch up to the next mark or finite verb."""
    at = first
    while at < len(tokens) and at - first < LONGEST_SUBJECT:
        low = tokens[at].low
        if low in ",;:().!?—–" or tokens[at].quotation or (low in RELATIVE and at > first):
            break
        if at > first and (
            is_verbish(tokens, at, first) or (tokens[at].text[0].isdigit() and at - first < LONGEST_NAME)
        ):
            break
        at += 1
    return at - 1


def _content(line: Line, at: int, noun: Nominal) -> Span | None:
    tokens = line.sentence.tokens
    after = noun.last + 1
    if at and tokens[at - 1].low == "(":
        return _inside_brackets(tokens, after)
    if after < len(tokens) and tokens[after].low not in {",", ":"} and not tokens[after].quotation:
        bare = _bare(line, after)
        if bare:
            return bare
    opening = _step_aside(tokens, after)
    left = _left(line, at)
    if opening is None or opening >= len(tokens) or _few(tokens, opening):
        return left
    if left and tokens[opening].low in TURNS:
        return left
    right = Span(tokens[opening].start, line.end)
    holds_verb = any(is_verbish(tokens, n, opening) for n in range(opening + 1, len(tokens)))
    starts_verb = is_verbish(tokens, opening, opening)
    if left and (starts_verb or not holds_verb):
        return Span(left.start, line.end)
    return right


def _bare(line: Line, after: int) -> Span | None:
    """“according to X 1,729 people died”: no comma between."""
    tokens = line.sentence.tokens
    begins = is_determiner(tokens[after]) or tokens[after].text[0].isdigit() or tokens[after].is_capital
    return Span(tokens[after].start, line.end) if begins else None


def _inside_brackets(tokens: tuple[Token, ...], first: int) -> Span | None:
    last = first
    while last < len(tokens) and tokens[last].low != ")":
        last += 1
    while first < last and tokens[first].low in {",", ":"}:
        first += 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last <= len(tokens) - 1 else None


def _step_aside(tokens: tuple[Token, ...], after: int) -> int | None:
    """Past the comma, and past a participle phrase ("voiced in October 2017,") or a relative clause."""
    while after < len(tokens) and tokens[after].low in {",", ":"}:
        after += 1
    if after >= len(tokens):
        return None
    low = tokens[after].low
    if low in RELATIVE or (
        low.endswith(PARTICIPLES) and tokens[after].text[0].islower() and not is_determiner(tokens[after])
    ):
        for position in range(after, len(tokens)):
            if tokens[position].low == ",":
                return position + 1
    return after


def _few(tokens: tuple[Token, ...], after: int) -> bool:
    return sum(t.is_word or t.quotation is not None for t in tokens[after:]) < 1


def _left(line: Line, at: int) -> Span | None:
    """The clause before ", according to X"."""
    tokens = line.sentence.tokens
    last = at - 1
    while last >= 0 and tokens[last].low in {",", "(", "—", "–"}:
        last -= 1
    if last < 0 or tokens[last].low in {
        "that",
        "and",
        "but",
        "when",
        "where",
        "which",
        "while",
        "because",
        "as",
    }:
        return None
    first = 0
    for position in range(last, -1, -1):
        if tokens[position].low in {";", ":"}:
            first = position + 1
            break
    long_enough = last - first >= 1 and not (
        tokens[first].low in words("prepositions")
        and not any(is_verbish(tokens, n, first) for n in range(first, last + 1))
    )
    return Span(tokens[first].start, tokens[last].end) if long_enough else None


def _right(line: Line, cue: int) -> Span | None:
    """The clause behind an opening "As X put it,"."""
    tokens = line.sentence.tokens
    for position in range(cue + 1, min(len(tokens) - 1, cue + 4)):
        if tokens[position].low in {",", ":"}:
            return Span(tokens[position + 1].start, line.end)
    return None


def _as_said(line: Line, at: int) -> Frame | None:
    """“…, as X put it”: the content stands before."""
    tokens = line.sentence.tokens
    if tokens[at].low != "as" or (at and tokens[at - 1].low not in {",", "“”"}):
        return None
    for position in range(at + 2, min(len(tokens), at + 12)):
        verb = cue_verbs().get(tokens[position].low)
        if tokens[position].low == "put" or (verb and verb.kind in {"assert", "find"}):
            noun = Nominal(at + 1, position - 1)
            left = _left(line, at) if at else _right(line, position)
            clean = not any(
                t.low == "to" or is_verbish(tokens, n, at + 1)
                for n, t in enumerate(tokens[at + 1 : position], at + 1)
            )
            if left and clean and can_speak(tokens, noun, strong=False):
                return Frame(
                    Span(tokens[at].start, tokens[position].end), "assert", left, RULE, 0.6, noun.span(tokens)
                )
            return None
    return None
