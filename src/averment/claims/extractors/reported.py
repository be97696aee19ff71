"""Speech reported by a verb: "X said that …", "…, X said", "…”, added X", "X denies everything"."""

from dataclasses import replace
from typing import Final

from averment.claims.clauses import can_speak, clause_subject, subject_after, subject_before
from averment.claims.contents import (
    REACH,
    addressee,
    content_after,
    content_around,
    content_before,
    noun_before,
    says_this,
    tail_is_setting,
    that_clause,
)
from averment.claims.cues import BE, CLOSERS, expression, is_noun, modality
from averment.claims.frames import Frame, Line
from averment.claims.phrases import MARKS, PRONOUNS, Nominal
from averment.claims.sentences import Span, Token
from averment.claims.words import CueVerb, cue_verbs
from averment.model import rule_id

TITLE_VERBS: Final = frozenset(
    {"says", "say", "warns", "denies", "claims", "insists", "admits", "rejects", "accuses"}
)
RULE: Final = rule_id("reported-speech", 1)


def find(line: Line) -> list[Frame]:
    """The frames of a sentence's verbs of saying, left to right."""
    tokens = line.sentence.tokens
    frames: list[Frame] = []
    titled = _is_titled(tokens)
    for at, token in enumerate(tokens):
        if token.quotation or (at and token.is_capital and not (titled and token.low in TITLE_VERBS)):
            continue  # "State", "Post" in a name are no verbs
        verb = cue_verbs().get(token.low) or expression(tokens, at)
        if verb is None or is_noun(tokens, at, verb):
            continue
        frame = _frame(line, at, verb)
        if frame is not None and frame.speaker is None and not frames:
            subject = clause_subject(tokens, at)  # "X opened the gate and said that"
            frame = replace(frame, speaker=subject.span(tokens)) if subject else None
        if frame is not None:
            frames.append(frame)
    return frames


def _is_titled(tokens: tuple[Token, ...]) -> bool:
    """Whether the sentence is set like a title, most words with a capital."""
    long = [t for t in tokens if t.is_word and len(t.text) > 3]  # noqa: PLR2004 - short words stay small
    return len(long) > 2 and sum(t.is_capital for t in long) >= 0.8 * len(long)  # noqa: PLR2004 - most


def _frame(line: Line, at: int, verb: CueVerb) -> Frame | None:
    tokens = line.sentence.tokens
    negated, barred = modality(tokens, at)
    if barred:
        return None
    be = tokens[at - 1].low in BE or (
        at > 1 and tokens[at - 2].low in BE and tokens[at - 1].low.endswith("ly")
    )
    if be and verb.form != "ing":
        return _passive(line, at, verb)
    if verb.form == "past" and at + 1 < len(tokens) and tokens[at + 1].low == "by":
        announced = _passive(line, at, verb)  # "the figure announced by X", but not "she said by telephone"
        if announced is not None:
            return announced
    speaker, inverted = _speaker(tokens, at, verb)
    if speaker is None and not _inherits(tokens, at):
        return None
    return _with_content(line, at, verb, speaker=speaker, inverted=inverted, negated=negated)


def _speaker(tokens: tuple[Token, ...], at: int, verb: CueVerb) -> tuple[Nominal | None, bool]:
    """The subject, before the verb or (inverted, after a quotation or comma) behind it."""
    before = subject_before(tokens, at)
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    direct = follows is not None and (
        follows.low in PRONOUNS | {"that", ":"} or follows.quotation is not None
    )
    strong = verb.takes("s") or direct  # "that" or a quotation leave no doubt that somebody speaks
    closes = at == 0 or tokens[at - 1].low in CLOSERS
    if verb.kind == "tell":
        closes = False  # who is told stands behind "told", never who tells
    if closes and (before is None or tokens[at - 1].low != ","):
        after = subject_after(tokens, at)
        if after and can_speak(tokens, after, strong=strong):
            return after, True
    if closes and before is not None and tokens[at - 1].low == "," and at + 1 < len(tokens):
        after = subject_after(tokens, at)
        pronoun_or_name = after and can_speak(tokens, after, strong=False)
        if after and pronoun_or_name and _ends_after(tokens, after.last):
            return after, True
    if before and can_speak(tokens, before, strong=strong):
        return before, False
    return None, False


def _ends_after(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the sentence ends, or goes on with a mark or a date, after a noun phrase."""
    return last + 1 >= len(tokens) or tokens[last + 1].low in {".", ",", "in", "on", "at", "!", "?"}


def _inherits(tokens: tuple[Token, ...], at: int) -> bool:
    """“… and said that”: the speaker is the one of the verb before."""
    position = at - 1
    while (position >= 0 and tokens[position].low.endswith("ly")) or (
        position >= 0 and tokens[position].low in {"also", "later", "then"}
    ):
        position -= 1
    return position >= 0 and tokens[position].low in {"and", "but", ","}


def _passive(line: Line, at: int, verb: CueVerb) -> Frame | None:
    """“was quoted as saying”, “was announced by the ministry that”; no agent, no speaker."""
    tokens = line.sentence.tokens
    if verb.kind in {"opinion", "publish", "call"}:
        return None  # "considered an attack by X" names the attacker
    for position in range(at + 1, min(len(tokens), at + 3)):
        if tokens[position].low == "by":
            agent = subject_after(tokens, position)
            if agent is None or not can_speak(tokens, agent, strong=False):
                return None
            content = that_clause(line, agent.last + 1, REACH) or noun_before(line, at)
            if content is None:
                return None
            return Frame(_cue(tokens, at, at), verb.kind, content, RULE, 0.65, agent.span(tokens))
        if tokens[position].low in MARKS:
            return None
    return None


def _with_content(
    line: Line, at: int, verb: CueVerb, *, speaker: Nominal | None, inverted: bool, negated: bool
) -> Frame | None:
    tokens = line.sentence.tokens
    named = speaker.span(tokens) if speaker else None
    after = (speaker.last if speaker and inverted else at) + 1
    cue = _cue(tokens, at, at)
    relays, after = addressee(tokens, after, verb)
    content, score = content_after(line, after, verb, at=at)
    first = min(at, speaker.first) if speaker else at
    backward = content_before(line, first)
    quoted = first > 0 and any(t.quotation for t in tokens[max(0, first - 2) : first])
    weak = inverted or quoted or content is None or score < 0.6  # noqa: PLR2004 - an object, no clause
    if backward and weak and tail_is_setting(tokens, after):
        content, score = backward, 0.85
    around = content_around(line, speaker.first, after) if speaker and not quoted else None
    if around:
        content, score = around, 0.8
    announced = verb.takes("q") and tokens[-1].low == ":"
    if content is None and not inverted and (announced or says_this(tokens, at)):
        return Frame(cue, verb.kind, None, RULE, 0.6, named, relays, negated)
    if content is None:
        return None
    return Frame(cue, verb.kind, content, RULE, score, named, relays, negated)


def _cue(tokens: tuple[Token, ...], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last].end)
