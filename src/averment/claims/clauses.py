"""The subject of a verb, before or behind it, and whether it can speak."""

from typing import Final

from averment.claims.phrases import (
    BOUNDARIES,
    LONGEST_SUBJECT,
    MARKS,
    PRONOUNS,
    RELATIVE,
    SUBJECTS,
    Nominal,
    before_setting,
    chunk_start,
    ending_at,
    is_adverb,
    is_determiner,
    is_verbish,
    main_noun,
    nominal_end,
    skip_back,
)
from averment.claims.sentences import Token
from averment.claims.words import cue_verbs, speaking_nouns, words

TAKING_UP: Final = frozenset({"who", "whom", "which"})
PARTICIPLES: Final = frozenset(
    {"held", "written", "led", "known", "born", "seen", "made", "given", "sent", "drawn"}
)
POINTERS: Final = frozenset({"this", "these", "that", "those", "there", "here", "what", "which", "such"})


def subject_before(  # noqa: PLR0911 - one answer for each shape
    tokens: tuple[Token, ...], verb: int
) -> Nominal | None:
    """The noun phrase that governs the verb at `verb`, standing before it."""
    at = skip_back(tokens, verb - 1)
    if at < 0:
        return None
    if tokens[at].low == ",":
        return _with_apposition(tokens, at)
    if tokens[at].low == ")":
        return ending_at(tokens, at)
    if tokens[at].low in {"who", "which"}:
        return _antecedent(tokens, at)
    if tokens[at].low in {"and", "but", "or"} or tokens[at].low in MARKS or tokens[at].quotation:
        return None
    first = chunk_start(tokens, at)
    if first > at:
        return None
    return _governing(tokens, first, at)


def _governing(tokens: tuple[Token, ...], first: int, last: int) -> Nominal | None:
    """The noun phrase of a stretch before a verb, or the one that a relative clause there takes up."""
    if last > first > 0 and tokens[first - 1].low in TAKING_UP and tokens[first].low in SUBJECTS:
        return _antecedent(tokens, first - 1)  # "a priest whom I telephone every Sunday tells"
    head = main_noun(tokens, first, last)
    relative = first > 0 and tokens[first - 1].low in RELATIVE
    if relative and (head is None or _opens_with_verb(tokens, head) or _is_predicate(tokens, first)):
        return _antecedent(tokens, first - 1)  # "A study that appeared in the Gazette found"
    return head


def _is_predicate(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a verb goes on from "who" or "which": "who came with it", not "who officials" said."""
    token = tokens[first]
    noun = token.is_capital or is_determiner(token) or token.low in PRONOUNS | speaking_nouns()
    return tokens[first - 1].low != "that" and not noun


def clause_subject(tokens: tuple[Token, ...], verb: int) -> Nominal | None:
    """For "X did this and said that": the noun phrase before the clause's first finite verb."""
    first = 0
    for at in range(verb - 1, -1, -1):
        if tokens[at].low in {";", ":"} or tokens[at].low in {"that", "while", "whereas", "because"}:
            first = at + 1
            break
    for at in range(first, verb):
        if is_verbish(tokens, at, first):
            return subject_before(tokens, at)
    return None


def _antecedent(tokens: tuple[Token, ...], relative: int) -> Nominal | None:
    """The noun phrase that a relative pronoun takes up."""
    at = relative - 1
    if at >= 0 and tokens[at].low == ",":
        at -= 1
    if at < 0:
        return None
    return ending_at(tokens, at)


def _opening(tokens: tuple[Token, ...], comma: int) -> int:
    """The mark before the stretch that a comma closes; a quotation stands only in "quoting “…”,"."""
    opening, quoted = comma - 1, False
    while opening >= 0 and tokens[opening].low not in {",", ";", ":", "—", "–"}:
        quoted = quoted or bool(tokens[opening].quotation)
        opening -= 1
    return opening if not quoted or tokens[opening + 1].low.endswith("ing") else -1


def _is_aside(tokens: tuple[Token, ...], first: int, comma: int) -> bool:
    """Whether a stretch between commas says when, how or with whom, and names nobody."""
    low = tokens[first].low
    return (
        all(is_adverb(t.low) for t in tokens[first:comma])
        or low in RELATIVE | PARTICIPLES | BOUNDARIES
        or low.endswith(("ing", "ed"))
        or low in words("prepositions")
    )


def _with_apposition(tokens: tuple[Token, ...], comma: int) -> Nominal | None:
    """“The head of A, Name Surname, said” and “Name, who was there, said”."""
    opening = _opening(tokens, comma)
    if (
        opening <= 0
        or tokens[opening].low != ","
        or opening == comma - 1
        or comma - opening > LONGEST_SUBJECT
    ):
        return None
    last = opening - 1
    if tokens[last].text[0].isdigit() and last > 1 and tokens[last - 1].low == ",":
        last -= 2  # "Name Surname, 54, a farmer, said": the age stands between
    head = ending_at(tokens, last)
    if head is None:
        return None
    if tokens[opening + 1].low in SUBJECTS:
        goes_on = tokens[comma + 1].low.endswith("ing") if comma + 1 < len(tokens) else False
        return Nominal(opening + 1, opening + 1) if goes_on else head  # "It rained, she wrote, adding"
    if tokens[head.first].low == "including" and head.first > 1 and tokens[head.first - 1].low == ",":
        return ending_at(tokens, head.first - 2)  # "Backers, including the senator, Otto Ruk, maintain"
    aside = _is_aside(tokens, opening + 1, comma)
    if not aside and (head.first == head.last and tokens[head.first].low in words("calendar")):
        return main_noun(tokens, opening + 1, comma - 1)
    return head if aside else Nominal(head.first, comma - 1)


def can_speak(tokens: tuple[Token, ...], noun: Nominal, *, strong: bool) -> bool:
    """Whether a noun phrase can speak: a name, a speaking noun, a pronoun; if strong, any short one."""
    inside = tokens[noun.first : noun.last + 1]
    lows = [t.low for t in inside]
    if (len(inside) == 1 and lows[0] in POINTERS) or _is_fragment(tokens, noun):
        return False
    if any(low in speaking_nouns() or low in PRONOUNS for low in lows):
        return True
    named = any(
        t.is_capital and t.low not in words("calendar") and _is_name(t, n + noun.first)
        for n, t in enumerate(inside)
    )
    return named or (strong and len(inside) <= 6 and any(t.is_word for t in inside))  # noqa: PLR2004 - a short phrase


def _is_fragment(tokens: tuple[Token, ...], noun: Nominal) -> bool:
    """Whether words are no noun phrase, or one for what never speaks: "returned from", "an hour"."""
    first, last = tokens[noun.first], tokens[noun.last]
    unspoken = last.low in words("no-speakers") and not last.is_capital
    return unspoken or first.low in words("no-speakers-first") or _opens_with_verb(tokens, noun)


def _opens_with_verb(tokens: tuple[Token, ...], noun: Nominal) -> bool:
    """Whether a verb with its object or complement is taken for a noun phrase: "returned from Kess"."""
    first = tokens[noun.first]
    if first.is_capital or first.low in speaking_nouns():
        return False
    after = tokens[noun.first + 1] if noun.last > noun.first else None
    follows = words("prepositions") | PRONOUNS | {"over"}
    open_ended = after is None or is_determiner(after) or after.low in follows
    return open_ended and (
        first.low.endswith("ed") or first.low in words("common-verbs") or first.low in cue_verbs()
    )


def _is_name(token: Token, position: int) -> bool:
    """Whether a capital is more than a sentence's first letter."""
    common = is_determiner(token) or token.low in words("prepositions") or is_adverb(token.low)
    return not (position == 0 and common) and not common


def subject_after(tokens: tuple[Token, ...], verb: int) -> Nominal | None:
    """The noun phrase of "said Name Surname, a spokesman for …", standing after its verb."""
    first = verb + 1
    if first >= len(tokens):
        return None
    head = tokens[first]
    if head.low in {"this", "that", "these", "those", "so", "it"}:
        return None  # "stated this" has an object, not a subject, behind it
    if not (head.is_capital or is_determiner(head) or head.low in PRONOUNS or head.low in speaking_nouns()):
        return None
    last = nominal_end(tokens, first)
    if last < first:
        return None
    last = before_setting(tokens, first, last)
    while last > first and tokens[last].low in words("prepositions"):
        last -= 1  # "wrote Ona Velde for Morning Radio": a phrase ends in no preposition
    if last + 2 < len(tokens) and tokens[last + 1].low == ",":
        end = nominal_end(tokens, last + 2)
        inside = [t.low for t in tokens[last + 2 : end + 1]]
        closes = end + 1 >= len(tokens) or tokens[end + 1].low in {",", ".", "!", "?"}
        if closes and any(word in speaking_nouns() for word in inside):
            last = before_setting(tokens, last + 2, end)
    return Nominal(first, last)
