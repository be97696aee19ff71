"""Whether a word is a verb of saying where it stands."""

from typing import Final

from averment.claims.phrases import PRONOUNS, chunk_start, is_determiner
from averment.claims.sentences import Token
from averment.claims.words import CueVerb, expressions, words

BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
MODALS: Final = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "to"})
CLOSERS: Final = frozenset({",", "—", "–", "-", "“”", "?", "!"})


def expression(tokens: tuple[Token, ...], at: int) -> CueVerb | None:
    """“expressed the opinion”, “made a statement”: a light verb with a noun of saying."""
    if tokens[at].low in {"put", "puts"} and _puts_at(tokens, at):
        return CueVerb("put", "assert", "n", "past")
    nouns = expressions().get(tokens[at].low)
    if not nouns:
        return None
    for noun in tokens[at + 1 : at + 6]:
        if noun.low in nouns:
            kind = (
                "opinion"
                if noun.low in {"opinion", "view", "views", "belief", "concern", "hope"}
                else "assert"
            )
            return CueVerb(tokens[at].low, kind, "tq", "past")
    return None


def _puts_at(tokens: tuple[Token, ...], at: int) -> bool:
    """“put the loss at between 150 and 200”: an estimate."""
    for position in range(at + 2, min(len(tokens) - 1, at + 9)):
        if tokens[position].low == "at":
            return any(
                is_number(tokens, n) or tokens[n].quotation is not None
                for n in range(position + 1, min(len(tokens), position + 4))
            )
    return False


def is_noun(tokens: tuple[Token, ...], at: int, verb: CueVerb) -> bool:
    """Whether the form is a noun or adjective here: "the report", "his claims", "declared stocks"."""
    before = tokens[at - 1] if at else None
    if before is not None and (before.low in {"'s", "’s"} or _opens_noun(before)):
        return True
    if verb.form == "ing":
        return not (before is not None and (before.low == "," or before.low in BE))
    if verb.form == "past" or before is None:
        return before is None and verb.form in {"past", "base", "s"} and not _inverted_start(tokens, at)
    if before.low in MODALS or before.low in {"not", "n't", "do", "did", "does"}:
        return False
    if verb.form == "base" and not _plural(tokens, at - 1):
        return True
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    opens = following in {
        "that",
        "“”",
        ":",
        ",",
        "it",
        "they",
        "he",
        "she",
        "there",
        "its",
        "his",
        "everything",
    }
    closing = following in {"", ".", "!", "?"} and any(t.low in CLOSERS for t in tokens[max(0, at - 8) : at])
    counting = verb.takes("n") and any(is_number(tokens, n) for n in range(at + 1, min(len(tokens), at + 4)))
    return verb.takes("v") and not (opens or closing or counting or begins_clause(tokens, at + 1))


def _plural(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a base form may agree with the words before it: a plural, an adverb after one, or two names."""
    while at > 0 and (tokens[at].low in words("adverbs") or tokens[at].low.endswith("ly")):
        at -= 1
    if tokens[at].low in {",", "“”"}:
        return True
    stretch = tokens[chunk_start(tokens, at) : at + 1]
    return any(t.low.endswith("s") or t.low in words("plurals") or t.low == "and" for t in stretch)


def _opens_noun(token: Token) -> bool:
    """Determiners make what follows a noun, pronouns ("others", "all") in subject place do not."""
    return is_determiner(token) and token.low not in {
        "all",
        "some",
        "many",
        "most",
        "others",
        "several",
        "both",
        "one",
    }


def _inverted_start(tokens: tuple[Token, ...], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].is_capital


def begins_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a clause or noun phrase can begin here."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.is_capital or is_determiner(token) or token.low in PRONOUNS or token.low in {"there", "no"}


def modality(tokens: tuple[Token, ...], at: int) -> tuple[bool, bool]:
    """(the cue is negated, the cue is no act of saying at all)."""
    before = [t.low for t in tokens[max(0, at - 4) : at]]
    negated = any(word in {"not", "never", "cannot"} or word.endswith(("n't", "n’t")) for word in before[-3:])
    negated = negated or any(t.low == "neither" for t in tokens[chunk_start(tokens, at - 1) : at])
    if before and before[-1] == "to":
        went_on = any(
            w in {"went", "goes", "continued", "continues", "continue", "inclined", "began", "rushed"}
            for w in before
        )
        return negated, not went_on
    modal = any(
        word in MODALS or word.removesuffix("n't").removesuffix("n’t") in MODALS for word in before[-2:]
    )
    return negated, modal and not negated


def is_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a bare number answers: "my wife says thirteen"."""
    return at < len(tokens) and (tokens[at].text[0].isdigit() or tokens[at].low in words("numerals"))
