"""What was said: where the content of a verb of saying begins and ends."""

import re
from itertools import pairwise
from typing import Final

from averment.claims.cues import BE, CLOSERS, begins_clause, is_number
from averment.claims.frames import Line
from averment.claims.phrases import BOUNDARIES, MARKS, PRONOUNS, chunk_start, is_determiner, is_verbish
from averment.claims.sentences import Span, Token
from averment.claims.words import CueVerb, words

CLAUSE_OPENERS: Final = frozenset({"and", "but", "while", "which", "who", "where", "when", "in", "although"})
TURNS: Final = frozenset({"but", "and", "which", "who", "where", "while"})
COMPLEMENTS: Final = frozenset({"that", "whether", "how", "why"})
NOT_BEFORE_THAT: Final = frozenset({"all", "so", "such", "than"})
LONGEST_HEARER: Final = 8  # tokens
HEARER_JOINS: Final = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "agency",
        "newspaper",
        "channel",
        "magazine",
        "station",
        "broadcaster",
        "network",
    ]
)
ANSWERING: Final = frozenset({"respond", "reply", "answer"})
CLAUSAL: Final = frozenset({"say", "think", "believe", "insist", "tell", "swear", "hope", "fear", "suspect"})
ABOUT: Final = frozenset({"about", "on", "into", "how", "that", "saying", "showing", "which", "alleging"})
TIMES: Final = words("times-after")
SETTING_OPENERS: Final = words("prepositions") | TIMES | {","}
EMPTY: Final = frozenset(
    {"nothing", "goodbye", "yes", "no", "so", "this", "hello", "thanks", "little", "much", "more"}
)
MEASURES: Final = frozenset({"about", "over", "under", "between", "around"})
LONGEST_OBJECT: Final = 6  # words; "that" with fewer and no verb points at a noun
LONGEST_TITLE: Final = 6  # words
SHORT_WORD: Final = 3  # letters; shorter ones stay small in a title
SHORTEST_CLAUSE: Final = 4  # words behind "said" that are more than an object
SCARE_WORDS: Final = 3  # blanks in a quotation too short to stand for what was said
REACH: Final = 16  # tokens between a verb and its "that", colon or quotation


def content_after(line: Line, after: int, verb: CueVerb, *, at: int) -> tuple[Span | None, float]:
    """Content behind the cue: after "that", a quotation at once, bare, a quotation further on, an object."""
    that = that_clause(line, after, REACH)
    if that and (verb.takes("t") or verb.takes("q")):
        return (_before_but(line, that) if verb.kind == "deny" else that), 0.9
    if not _quotes_at_once(line.sentence.tokens, after):
        bare = _clause_content(line, after, verb)
        if bare:
            return bare, 0.7
    quoted = _quoted_content(line, after, verb, at)
    if quoted:
        return quoted, 0.9
    return _object_content(line, after, verb, at=at)


def _quotes_at_once(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether only a setting, a comma or a colon stands between the verb and a quotation."""
    position = _skip_time(tokens, after)
    while position < len(tokens) and tokens[position].low in {",", ":", "that"}:
        position += 1
    return position < len(tokens) and tokens[position].quotation is not None


def _clause_content(line: Line, after: int, verb: CueVerb) -> Span | None:
    """A clause without "that", or a bare number."""
    tokens = line.sentence.tokens
    bare = _skip_time(tokens, after)
    if not verb.takes("b") or bare >= len(tokens) or (bare > after and tokens[bare - 1].low in {"in", "at"}):
        return None
    if verb.kind == "find" and not (tokens[bare].is_capital or tokens[bare].low in PRONOUNS | {"there"}):
        return None  # "found a way" has an object, "found he was gone" a clause
    clause = _bare_clause(tokens, bare, sure=verb.lemma in CLAUSAL)
    return _span(line, bare) if clause or (verb.takes("s") and is_number(tokens, bare)) else None


def _quoted_content(line: Line, after: int, verb: CueVerb, at: int) -> Span | None:
    """A quotation or colon behind the verb; "called X “Y”" is taken with its verb."""
    tokens = line.sentence.tokens
    quoted = _quotation_after(line, after)
    if quoted is None or (verb.lemma in ANSWERING and not _quotes_at_once(tokens, after)):
        return None  # "responded to the allegations over the “draft”" says nothing of its own
    whole = after < len(tokens) and not tokens[after].quotation and tokens[after].low not in {":", ","}
    if not (whole and verb.takes("n")):
        return quoted
    end = _object_end(line, after)
    return Span(tokens[at].start, end) if quoted.start < end else None


def _object_content(line: Line, after: int, verb: CueVerb, *, at: int) -> tuple[Span | None, float]:
    """The verb with its object or infinitive."""
    tokens = line.sentence.tokens
    if after >= len(tokens):
        return None, 0.0
    if verb.kind == "publish" and not _publishes_about(tokens, after):
        return None, 0.0
    later = _skip_time(tokens, after)
    if later >= len(tokens) or tokens[later].low in {".", "!"}:
        return None, 0.0  # "announced on Monday"
    of = verb.takes("o") and tokens[after].low == "of"
    infinitive = verb.takes("i") and tokens[after].low == "to"
    if of or infinitive or (verb.takes("n") and not _bare_end(tokens, after)):
        return Span(tokens[at].start, _object_end(line, after)), 0.6
    return None, 0.0


def _publishes_about(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether a document about something is what is published: "a report on how", "a study showing that"."""
    nearby = tokens[after : after + 8]
    for document, about in pairwise(nearby):
        if document.low in words("speaker-documents") and about.low in ABOUT:
            return True
    return False


def _before_but(line: Line, content: Span) -> Span:
    """What is denied ends where the author turns: ", but a witness …"."""
    for before, token in pairwise(line.sentence.tokens):
        if token.low == "but" and before.low == "," and before.start > content.start:
            return Span(content.start, before.start)
    return content


def _bare_clause(tokens: tuple[Token, ...], at: int, *, sure: bool = False) -> bool:
    """Whether a clause with its own verb begins here without "that"."""
    if at >= len(tokens):
        return False
    first = tokens[at].low
    if sure and first not in EMPTY and (first in PRONOUNS or len(tokens) - at > SHORTEST_CLAUSE):
        return tokens[at].is_word and first not in (words("prepositions") | BOUNDARIES) - MEASURES
    if begins_clause(tokens, at):
        that = next((n for n in range(at, len(tokens)) if tokens[n].low == "that"), len(tokens))
        return any(is_verbish(tokens, n, at) for n in range(at, that))
    plain = tokens[at].is_word and tokens[at].low not in words("prepositions") | words("adverbs") | BOUNDARIES
    return plain and any(is_verbish(tokens, n, at) for n in range(at + 1, min(len(tokens), at + 5)))


def _object_end(line: Line, after: int) -> int:
    """Where a verb's object ends: before a comma behind which a new clause begins."""
    tokens = line.sentence.tokens
    for position in range(after + 1, len(tokens) - 1):
        fresh = begins_clause(tokens, position + 1) or tokens[position + 1].low in CLAUSE_OPENERS
        clause = any(is_verbish(tokens, n, position + 1) for n in range(position + 2, len(tokens)))
        if tokens[position].low in {",", ";"} and fresh and clause:
            return tokens[position - 1].end
    return line.end


def that_clause(line: Line, after: int, reach: int) -> Span | None:
    """What follows the complementiser "that", "whether" or "how" within reach."""
    tokens = line.sentence.tokens
    for position in range(after, min(len(tokens) - 1, after + reach)):
        token = tokens[position]
        if token.low in {";", "."} or _turns(tokens, position) or token.quotation:
            return None
        if token.low == "that" and not _is_complement(tokens, position, after):
            return None
        if (
            token.low in COMPLEMENTS
            and tokens[position - 1].low not in words("prepositions") | NOT_BEFORE_THAT
        ):
            return _span(line, position + 1 if token.low == "that" else position)
        if position > after and is_verbish(tokens, position, after) and token.low not in {"held", "made"}:
            return None
    return None


def _is_complement(tokens: tuple[Token, ...], that: int, after: int) -> bool:
    """Whether "that" opens what was said: no relative clause, no noun, not another verb's."""
    relative = that + 1 < len(tokens) and is_verbish(tokens, that + 1, that)  # "the reports that followed"
    another = that > after and tokens[that - 1].low.endswith("ing")  # "denied it, knowing that …"
    return not (relative or another) and _holds_clause(tokens, that + 1)  # not "regrets that vote"


def _holds_clause(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a stretch is long enough for a clause or holds a verb."""
    long = len(tokens) - first > LONGEST_OBJECT
    return long or any(is_verbish(tokens, n, first) for n in range(first + 1, len(tokens)))


def _quotation_after(line: Line, after: int) -> Span | None:
    """From a quotation that follows the cue, at once or after a short setting, to the sentence's end."""
    tokens = line.sentence.tokens
    for position in range(after, min(len(tokens), after + REACH)):
        if tokens[position].quotation and not (position > after and _is_title(tokens[position])):
            joined = position > after and tokens[position - 1].low not in {",", ":", "that"}
            scare = joined or (position > after and tokens[position].text.count(" ") < SCARE_WORDS)
            return _span(line, after if scare else position)
        if tokens[position].low == ":" and position + 1 < len(tokens):
            return _span(line, position + 1)
        if tokens[position].low in {";", "."} or _turns(tokens, position):
            return None
    return None


def _turns(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a comma stands before a new predicate or clause: ", adding", ", but"."""
    if tokens[at].low != "," or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].low in TURNS or tokens[at + 1].low.endswith("ing")


def _is_title(token: Token) -> bool:
    """Whether a quotation is a programme's or a paper's title: a few words, all long ones with a capital."""
    inside = re.findall(r"\w+", token.text)
    return len(inside) <= LONGEST_TITLE and all(w[0].isupper() for w in inside if len(w) > SHORT_WORD)


def _skip_time(tokens: tuple[Token, ...], at: int) -> int:
    """Step over "on Tuesday", "late on 3 May", "in a statement" between verb and bare clause."""
    position = at
    while position < len(tokens) and position - at < 8:  # noqa: PLR2004 - a setting is short
        low = tokens[position].low
        timing = low in words("calendar") or low in {
            "on",
            "in",
            "at",
            "last",
            "late",
            "early",
            "also",
            "yesterday",
            "today",
        }
        setting = low in words("settings") or (
            low in {"a", "an"} and position > at and tokens[position - 1].low in {"in", "at"}
        )
        dated = low.isdigit() and position > at
        if not (timing or setting or dated):
            break
        position += 1
    return position


def _bare_end(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether nothing but an end or a clause mark follows."""
    return tokens[after].low in {
        ".",
        ",",
        ";",
        "!",
        "?",
        "and",
        "but",
        "by",
        "in",
        "on",
        "at",
        "from",
        "to",
        "with",
    }


def tail_is_setting(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether after speaker and cue come only a time, a place or a setting."""
    return any(_is_setting(tokens, at) for at in (after, _skip_time(tokens, after)))


def _is_setting(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether what follows begins like a setting, or nothing does."""
    rest = [t for t in tokens[after:] if t.low not in {".", "!", "?"}]
    if not rest:
        return True
    if any(
        t.quotation and before.low not in {",", ":"} for before, t in pairwise([tokens[after - 1], *rest])
    ):
        return False  # the quotation is what is said, and no more of what was said before
    return rest[0].low in SETTING_OPENERS or rest[0].low.endswith("ly")


def content_before(line: Line, first: int) -> Span | None:
    """What stands before ", X said": back to the sentence's start."""
    tokens = line.sentence.tokens
    last = first - 1
    if last < 0 or tokens[last].low not in CLOSERS:
        return None
    while last >= 0 and tokens[last].low in CLOSERS and not tokens[last].quotation:
        last -= 1
    if last < 0 or (last < 3 and not any(t.quotation for t in tokens[: last + 1])):  # noqa: PLR2004 - an adverbial
        return None
    return Span(tokens[0].start, tokens[last].end)


def content_around(line: Line, first: int, after: int) -> Span | None:
    """“X, the documents suggest, is Y”: the frame stands between commas, the content is the sentence."""
    tokens = line.sentence.tokens
    between = (
        first > 0 and tokens[first - 1].low == "," and after + 1 < len(tokens) and tokens[after].low == ","
    )
    if not between:
        return None
    next_ = tokens[after + 1]
    turning = next_.low in TURNS or next_.low.endswith("ing") or next_.quotation is not None
    return None if turning else Span(tokens[0].start, line.end)


def says_this(tokens: tuple[Token, ...], at: int) -> bool:
    """“stated this”, “said so”: the content is what came before."""
    return at + 1 < len(tokens) and tokens[at + 1].low in {"this", "so"}


def addressee(tokens: tuple[Token, ...], after: int, verb: CueVerb) -> tuple[tuple[Span, ...], int]:
    """The hearer of "told X that": a news outlet is a relay, anybody else is only stepped over."""
    first = after + 1 if after < len(tokens) and tokens[after].low == "to" else after
    if verb.kind != "tell" and first == after:
        return (), after
    last = first
    while last < len(tokens) and last - first < LONGEST_HEARER and not _hearer_ends(tokens, first, last):
        last += 1
    heard = tokens[first:last]
    if not heard:
        return (), after
    outlet = any(t.low in words("outlets") for t in heard)
    named = any(t.is_capital or t.low == "agency" for t in heard)
    return ((Span(heard[0].start, heard[-1].end),) if outlet and named else ()), last


def _hearer_ends(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether the hearer's name is over at `at`: a mark, "that", a setting, or a new noun phrase."""
    token = tokens[at]
    if (
        token.quotation
        or token.low in MARKS
        or token.low in {"that", "how"} | words("prepositions") - {"of", "for"}
    ):
        return True
    if at == first:
        return False
    before = tokens[at - 1]
    numbered = token.text[0].isdigit() and before.is_capital  # "the channel Name 24"
    if (is_determiner(token) and not numbered) or is_verbish(tokens, at, first):
        return True
    joined = before.is_capital or is_determiner(before) or before.low in HEARER_JOINS
    return token.is_capital and not joined


def noun_before(line: Line, at: int) -> Span | None:
    """What is announced: the sentence's subject and verb, or the noun phrase before "announced by"."""
    tokens = line.sentence.tokens
    last = at - 1 if tokens[at - 1].low != "," else at - 2
    if tokens[at - 1].low in BE or tokens[at - 1].low.endswith("ly"):
        return Span(tokens[0].start, tokens[at].end) if at > 2 else None  # noqa: PLR2004 - a subject and its verb
    first = chunk_start(tokens, last)
    return Span(tokens[first].start, tokens[last].end) if last - first >= 1 else None


def _span(line: Line, first: int) -> Span | None:
    """From a token to the sentence's end."""
    tokens = line.sentence.tokens
    return (
        Span(tokens[first].start, line.end)
        if first < len(tokens) and tokens[first].start < line.end
        else None
    )
