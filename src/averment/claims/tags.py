"""“Is it so?” Ana Brook asked: no sentence ends there, where a speech tag or a signature follows."""

from collections.abc import Iterable
from typing import Final

from averment.claims.clauses import can_speak, subject_before
from averment.claims.contents import tail_is_setting
from averment.claims.sentences import DASHES, Sentence, Token
from averment.claims.words import cue_verbs

OPEN_ENDS: Final = "?!…"  # behind these a sentence may go on; behind a full stop it does not
CLOSERS: Final = "\"'”’»“"
LONGEST: Final = 14  # tokens of a subject with its apposition
ASKED: Final = 4  # tokens of somebody who is asked or told, behind the verb


def with_tags(found: Iterable[Sentence]) -> list[Sentence]:
    """The sentences of a paragraph, a quotation and the tag behind it in one."""
    joined: list[Sentence] = []
    for sentence in found:
        if joined and _goes_on(joined[-1], sentence.tokens):
            before = joined.pop()
            sentence = Sentence(before.start, sentence.end, before.tokens + sentence.tokens)  # noqa: PLW2901
        joined.append(sentence)
    return joined


def _goes_on(before: Sentence, tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence that ends in a quotation goes on with its tag or its signature."""
    last = before.tokens[-1]
    if last.quotation is None:
        return False
    signed = tokens[0].low in DASHES and len(tokens) > 1 and tokens[1].is_capital
    return signed or (last.text.rstrip(CLOSERS)[-1:] in OPEN_ENDS and _is_tag(tokens))


def _is_tag(tokens: tuple[Token, ...]) -> bool:
    """A subject, a verb of saying, and no more than where, when or to whom."""
    for at in range(1, min(LONGEST, len(tokens))):
        verb = cue_verbs().get(tokens[at].low)
        if verb is None or tokens[at].is_capital or verb.form == "base":
            continue
        subject = subject_before(tokens, at)
        if subject is None or subject.first > 0 or not can_speak(tokens, subject, strong=True):
            return False
        return tail_is_setting(tokens, at + 1) or (verb.takes("q") and _is_short(tokens[at + 1 :]))
    return False


def _is_short(rest: tuple[Token, ...]) -> bool:
    """“asked the clerk.”: a few words to the end, none of which opens a clause."""
    words = [token for token in rest if token.is_word]
    return len(words) <= ASKED and not any(t.low in {"that", "if", "whether"} for t in words)
