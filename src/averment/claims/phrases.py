"""Noun phrases and verbs, told from function words and punctuation alone."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.sentences import Span, Token
from averment.claims.words import cue_verbs, words

BOUNDARIES: Final = frozenset(
    {"that", "which", "who", "whom", "whose", "when", "where", "because", "although", "though", "if"}
    | {"whether", "how", "what", "while", "whereas", "as", "unless", "since", "until", "but"}
)
RELATIVE: Final = frozenset({"who", "which", "that"})
AGED: Final = ("-old", "-olds")  # "the 58-year-old" is a person, no number
PRONOUNS: Final = frozenset({"he", "she", "they", "it", "we", "i", "you", "who"})
MARKS: Final = frozenset(',;:()[]—–-“”"•…')
AUXILIARIES: Final = frozenset(
    {"has", "have", "had", "did", "do", "does", "was", "were", "is", "are", "been"}
    | {"having", "could", "can", "cannot", "would", "will", "may", "might", "must", "should"}
)
SUBJECTS: Final = frozenset({"he", "she", "they", "it", "we", "i", "you"})
ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})
FINITE: Final = frozenset({"is", "are", "was", "were", "has", "had", "does", "did", "whom"})
JOINS: Final = words("prepositions") | {"and", "or", "nor", "but", "than", "as", "like"}
LATER: Final = frozenset({"afterwards", "afterward", "before", "after"})
COUNTED_ON: Final = frozenset({"later", "earlier", "ago", "afterwards", "afterward"})
LONGEST_BRACKET: Final = 12  # words in a bracket behind a name
LONGEST_SUBJECT: Final = 30  # words; a longer stretch is a clause, not a name


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase as a range of tokens, first to last inclusive."""

    first: int
    last: int

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """Its offsets."""
        return Span(tokens[self.first].start, tokens[self.last].end)

    def text(self, tokens: tuple[Token, ...]) -> str:
        """Its words in lower case, joined by blanks."""
        return " ".join(t.low for t in tokens[self.first : self.last + 1])


@cache
def is_adverb(word: str) -> bool:
    """Whether a word is an adverb by its listing or its ending."""
    if word in words("adverbs"):
        return True
    return word.endswith("ly") and len(word) > len("only") and word not in {"family", "italy"}


def is_determiner(token: Token) -> bool:
    """Whether a token can begin a noun phrase as determiner or number."""
    number = token.text[0].isdigit() and not token.low.endswith(AGED)
    return token.low in words("function-words") or number


def is_verbish(tokens: tuple[Token, ...], at: int, first: int = 0) -> bool:
    """Whether the token at `at` is probably a finite verb; `first` is where its clause begins."""
    token = tokens[at]
    low = token.low
    if token.quotation or not token.text[0].isalpha():
        return False
    if at > first and token.is_capital:
        return False
    if low in words("common-verbs"):
        return True
    if low in cue_verbs():
        verb = cue_verbs()[low]
        return verb.form == "past" and at > first and not _nominal_before(tokens[at - 1])
    return (
        low.endswith("ed")
        and len(low) > 3  # noqa: PLR2004 - "red", "bed"
        and at > first
        and not _nominal_before(tokens[at - 1])
        and not _adjective(tokens, at)
    )


def is_contracted(low: str) -> bool:
    """Whether a word is an auxiliary with its negation: "couldn't"."""
    return low.endswith(("n't", "n’t"))


def _adjective(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an -ed word qualifies the noun behind it: "the UN classified investigation,"."""
    if at + 2 >= len(tokens):
        return False
    noun, after = tokens[at + 1], tokens[at + 2]
    plain = noun.is_word and noun.text[0].islower() and not is_determiner(noun) and not is_adverb(noun.low)
    preposition = noun.low in words("prepositions") or noun.low in BOUNDARIES or noun.low in PRONOUNS
    return plain and not preposition and (after.low in MARKS or is_verbish(tokens, at + 2, at + 2))


def _nominal_before(token: Token) -> bool:
    """Whether the token before makes an -ed word an adjective: a determiner, preposition or possessive."""
    return (
        is_determiner(token)
        or token.low in words("prepositions")
        or token.low in {"'s", "’s", "and", "or", ","}
    )


def skip_back(tokens: tuple[Token, ...], at: int) -> int:
    """Step left over auxiliaries, adverbs and a weekday between subject and verb."""
    auxiliaries = AUXILIARIES
    while at >= 0:
        low = tokens[at].low
        if (
            low in words("calendar")
            and at > 0
            and tokens[at - 1].low in {"on", "last", "this", "late", "early"}
        ):
            at -= 2
        elif (low in auxiliaries or is_contracted(low) or is_adverb(low)) and low not in {"and", "or", "but"}:
            at -= 1
        else:
            return at
    return at


def chunk_start(tokens: tuple[Token, ...], at: int) -> int:
    """The first token of the stretch without mark or conjunction that ends at `at`."""
    first = at
    while first >= 0 and at - first < LONGEST_SUBJECT:
        token = tokens[first]
        if token.quotation or token.low in MARKS or (token.low in BOUNDARIES and first <= at):
            break
        first -= 1
    return first + 1


def ending_at(tokens: tuple[Token, ...], last: int) -> Nominal | None:
    """The noun phrase that ends at a token, a bracket behind it included: "Mr. Name (Country)"."""
    if tokens[last].low != ")":
        return main_noun(tokens, chunk_start(tokens, last), last)
    opening = last
    while opening > 0 and tokens[opening].low != "(":
        opening -= 1
    if opening == 0 or last - opening > LONGEST_BRACKET:
        return None
    head = main_noun(tokens, chunk_start(tokens, opening - 1), opening - 1)
    return Nominal(head.first, last) if head else None


def main_noun(tokens: tuple[Token, ...], first: int, last: int) -> Nominal | None:
    """The noun phrase in a stretch: adverbs, leading phrases and settings are cut away."""
    first = _opened(tokens, first, last)
    told = _before_clause(tokens, first, last)
    stop = last if told is None else told
    if first > last or any(is_verbish(tokens, at, first) for at in range(first, stop + 1)):
        return None
    if told is not None:
        return Nominal(first, told)  # "the lawyer he hired"
    if tokens[last].low in SUBJECTS and last > first and tokens[last - 1].low not in JOINS:
        return Nominal(last, last)  # "On the page four it says"
    if any(t.low in FINITE or is_contracted(t.low) for t in tokens[first + 1 : last + 1]):
        return None  # a clause: "There is no source"
    last = before_setting(tokens, first, last)
    while last >= first and (is_adverb(tokens[last].low) or tokens[last].low in words("prepositions")):
        last -= 1
    return Nominal(first, last) if first <= last else None


def _opened(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where a noun phrase begins behind adverbs, marks and an opening phrase."""
    while first <= last and (is_adverb(tokens[first].low) or tokens[first].low in MARKS):
        first += 1
    if first <= last and tokens[first].low in words("prepositions"):
        first = _after_prepositional(tokens, first, last)
    return _fresh_start(tokens, first, last)


def _is_timed(tokens: tuple[Token, ...], first: int, at: int) -> bool:
    """Whether the words before a plain noun are a time of their own: "Last week officials"."""
    noun = tokens[at].text[0].isalpha() and tokens[at].low not in words("calendar") | JOINS | LATER
    near = at == first + 2 and tokens[first].low in {"last", "this", "next"}
    return noun and not is_adverb(tokens[at].low) and (near or tokens[at - 1].low in COUNTED_ON)


def _before_clause(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """The last token before a clause that tells which one: "A man she did not know"."""
    for at in range(first + 2, last):
        before = tokens[at - 1]
        plain = before.is_word and before.low not in JOINS and not is_determiner(before)
        if tokens[at].low in SUBJECTS - {"it", "you"} and plain and not is_adverb(before.low):
            return at - 1 if is_determiner(tokens[first]) else None
    return None


def _fresh_start(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where the subject begins behind a time without a comma: "Last Tuesday the minister"."""
    for at in range(last, first, -1):
        before = tokens[at - 1]
        timed = before.low in words("calendar") | LATER or is_adverb(before.low)
        if timed and (tokens[at].low in ARTICLES or _is_timed(tokens, first, at)):
            return at
    return first


def _after_prepositional(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where the subject begins after an opening "On Tuesday", "In a statement", with no comma between."""
    if tokens[first].low in {"as", "of", "for"}:
        return last + 1
    at = first + 1
    while at <= last and (is_determiner(tokens[at]) or tokens[at].low in words("calendar")):
        at += 1
    began = at
    for position in range(first + 2, last + 1):
        fresh = is_determiner(tokens[position]) and tokens[position - 1].low not in words("prepositions")
        dated = tokens[position].low in words("calendar") or tokens[position].text[0].isdigit()
        if (fresh and not dated) or tokens[position].low in PRONOUNS:
            return position
    dated_phrase = any(t.low in words("calendar") or t.text[0].isdigit() for t in tokens[first + 1 : began])
    return began if dated_phrase and began <= last else last + 1


def before_setting(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The last token before "in a statement", "on Tuesday", "at a briefing", "speaking in …"."""
    for at in range(first + 1, last + 1):
        following = [t.low for t in tokens[at + 1 : min(last, at + 5) + 1]]
        setting = any(word in words("settings") or word in words("calendar") for word in following)
        if tokens[at].low in {"in", "on", "at", "during", "via", "through"} and setting:
            return at - 1
        if tokens[at].low in {"speaking", "writing", "responding", "commenting", "addressing", "answering"}:
            return at - 1
    return last


def _bracket_end(tokens: tuple[Token, ...], opening: int) -> int | None:
    """Where a short bracket closes."""
    for at in range(opening + 1, min(len(tokens), opening + LONGEST_BRACKET)):
        if tokens[at].low == ")":
            return at
    return None


def _initial(tokens: tuple[Token, ...], stop: int) -> bool:
    """Whether a full stop inside a sentence belongs to a title or an initial before a name."""
    return stop + 1 < len(tokens) and tokens[stop + 1].is_capital and tokens[stop - 1].is_capital


def nominal_end(tokens: tuple[Token, ...], first: int) -> int:
    """The last token of the noun phrase that begins at `first`; a short bracket inside belongs to it."""
    if tokens[first].low in PRONOUNS:
        return first
    at = first
    while at < len(tokens) and at - first < LONGEST_SUBJECT:
        low = tokens[at].low
        bracket = _bracket_end(tokens, at) if low == "(" else None
        if bracket is not None:
            at = bracket + 1
            continue
        if tokens[at].quotation or low in MARKS or low in {"!", "?"} or low in BOUNDARIES:
            break
        if low == "." and not _initial(tokens, at):
            break
        if at > first and (is_verbish(tokens, at, first) or low.endswith("ing")):
            break
        at += 1
    return at - 1
