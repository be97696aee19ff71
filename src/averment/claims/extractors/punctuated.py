"""Quotations in languages without a trained reader: marks, dashes and colons say where the speaker stands.

«…», — verb name · name verb: «…» · — …, — verb name · «…, — verb name. — …». A short list of verbs of saying
tells the verb from the name; without one of them only a colon or a dash before a name is taken.
"""

from functools import cache
from typing import Final

from averment.claims.frames import Frame, Line
from averment.claims.sentences import DASHES, Quotation, Span, Token, tokenize
from averment.claims.words import lines
from averment.model import rule_id

RULE: Final = rule_id("quotation-by-punctuation", 1)
KNOWN, BARE = 0.8, 0.6  # with a verb of saying beside it; by the marks alone
COMMAS: Final = frozenset({",", "،"})
STOPS: Final = frozenset({".", ";", ":", "(", ")", "؛", "?", "!", "؟", "…"}) | COMMAS | DASHES
ENDS: Final = frozenset(",،!?؟….")  # behind which a dash opens the words of attribution
JOINED: Final = ("و", "ف")  # Arabic "and" and "so" are written together with the verb
SHORT: Final = 2  # letters of a word that is no name: a preposition
LONGEST_NAME: Final = 8  # words
LONGEST_BARE: Final = 5  # words before a colon without a verb


@cache
def _verbs() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines("foreign-saying"):
        kind, *forms = line.split()
        found |= dict.fromkeys(forms, kind)
    return found


def _kind(token: Token) -> str | None:
    """The kind of saying of a verb; None for any other word."""
    low = token.low
    return _verbs().get(low) or (_verbs().get(low[1:]) if low.startswith(JOINED) else None)


def find(line: Line) -> list[Frame]:
    """The frames of a sentence's quotations, and of a line of dialogue behind a dash."""
    tokens = line.sentence.tokens
    if tokens and tokens[0].low in DASHES:
        return _dialogue(tokens)
    found: list[Frame] = []
    for at, token in enumerate(tokens):
        if token.quotation is not None:
            content = Span(token.start, token.end)
            inside = _inside(line.text, token.quotation)
            beside = _behind(tokens, at + 1, content) or _before(tokens, at, content)
            found += inside or ([beside] if beside else [])
    return found


def _behind(tokens: tuple[Token, ...], at: int, content: Span) -> Frame | None:
    """«…», — verb name · «…» — Name."""
    first, dashed = at, False
    while first < len(tokens) and tokens[first].low in COMMAS | DASHES:
        dashed = dashed or tokens[first].low in DASHES
        first += 1
    words = _words(tokens, first)
    if first == at or not words:
        return None
    verb = next((n for n, token in enumerate(words) if _kind(token)), None)
    if verb is None:
        signed = dashed and all(word.is_capital for word in words)
        return _bare(words, content) if signed else None
    return _spoken(words, verb, content)


def _before(tokens: tuple[Token, ...], at: int, content: Span) -> Frame | None:
    """Name verb: «…» · verb name: «…» · Name: «…»."""
    if at < 2 or tokens[at - 1].low != ":":  # noqa: PLR2004 - a word and the colon
        return None
    first = at - 1
    while first > 0 and not _ends(tokens[first - 1]):
        first -= 1
    words = tokens[first : at - 1]
    verb = next((n for n, token in enumerate(words) if _kind(token)), None)
    if verb is not None:
        return _spoken(words, verb, content)
    name = _words(words, 0)
    whole = len(name) == len(words) <= LONGEST_BARE
    return _bare(name, content) if whole and (name[-1].is_capital or not _cased(name[-1])) else None


def _ends(token: Token) -> bool:
    return token.quotation is not None or token.low in {".", ";", "؛", "!", "?", "؟", "…"}


def _dialogue(tokens: tuple[Token, ...]) -> list[Frame]:
    """— …, — verb name[. — …]: the words before the second dash, and those behind a third one."""
    dashes = [n for n, token in enumerate(tokens) if n > 1 and token.low in DASHES]
    for at in dashes:
        words = _words(tokens, at + 1)
        if tokens[at - 1].low in ENDS and words and _kind(words[0]):
            frame = _spoken(words, 0, Span(tokens[1].start, _end(tokens, at)), direct=True)
            return [frame] if frame else []
    return []


def _end(tokens: tuple[Token, ...], dash: int) -> int:
    """Where the words before a dash end; a comma belongs to the dash."""
    return tokens[dash - 2 if tokens[dash - 1].low in COMMAS and dash > 1 else dash - 1].end


def _inside(text: str, quotation: Quotation) -> list[Frame]:
    """«…, — verb name. — …»: the words of attribution stand within the marks."""
    tokens = tokenize(text, quotation.start, quotation.end)
    for at in range(1, len(tokens) - 1):
        if tokens[at].low not in DASHES or tokens[at - 1].low not in ENDS or not _kind(tokens[at + 1]):
            continue
        words = _words(tokens, at + 1)
        parts = [Span(quotation.start, _end(tokens, at))]
        behind = at + 1 + len(words)
        while behind < len(tokens) and tokens[behind].low in STOPS:
            behind += 1
        if behind < len(tokens):
            parts.append(Span(tokens[behind].start, quotation.end))
        spoken = [_spoken(words, 0, part, direct=True) for part in parts]
        return [frame for frame in spoken if frame]
    return []


def _words(tokens: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """The words from a token on, up to the next mark or quotation."""
    last = first
    while last < len(tokens) and tokens[last].low not in STOPS and tokens[last].quotation is None:
        last += 1
    return tokens[first:last]


def _spoken(words: tuple[Token, ...], verb: int, content: Span, *, direct: bool = False) -> Frame | None:
    """The frame of a verb among words: the name stands behind it, or before it where nothing does."""
    behind = _words(words, verb + 1)  # "Ilva said to them", but "As said the mayor Ilva"
    named_before = words[0].is_capital and _cased(words[0]) and not any(word.is_capital for word in behind)
    inverted = verb <= 1 and bool(behind) and not (verb == 1 and named_before)
    name = _named(behind if inverted else _words(words[:verb], 0))
    if name is None:
        return None
    cue = Span(words[verb].start, words[verb].end)
    return Frame(cue, _kind(words[verb]) or "assert", content, RULE, KNOWN, name, direct=direct)


def _bare(words: tuple[Token, ...], content: Span) -> Frame | None:
    """The frame of a name that only marks tie to the words."""
    name = _named(words)
    return Frame(name, "assert", content, RULE, BARE, name) if name else None


def _named(words: tuple[Token, ...]) -> Span | None:
    """The words of a name: up to its last capital where the script has capitals, else up to a hearer."""
    hearers = frozenset(lines("foreign-hearers"))
    kept = list(words[:LONGEST_NAME])
    while kept and len(kept[0].text) <= SHORT and not kept[0].is_capital:
        kept.pop(0)
    end = next((n for n, word in enumerate(kept) if word.low in hearers), len(kept))
    kept = kept[:end]
    capitals = [n for n, word in enumerate(kept) if word.is_capital and (n > 0 or len(kept) == 1)]
    if capitals:
        last = capitals[0]
        while last + 1 < len(kept) and kept[last + 1].is_capital:
            last += 1
        kept = kept[: last + 1]
    elif kept and _cased(kept[0]):
        end = next((n for n, word in enumerate(kept) if len(word.text) <= SHORT), len(kept))
        kept = kept[:1] if kept[0].is_capital and end > SHORT else kept[:end]
    return Span(kept[0].start, kept[-1].end) if kept else None


def _cased(token: Token) -> bool:
    return token.text.lower() != token.text.upper()
