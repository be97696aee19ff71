"""Speech reported by a verb: "X said that …", "…, X said", "…”, added X", "X denies everything"."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from averment.claims.clauses import (
    BOUNDARIES,
    MARKS,
    PRONOUNS,
    Nominal,
    can_speak,
    chunk_start,
    clause_subject,
    is_determiner,
    is_verbish,
    subject_after,
    subject_before,
)
from averment.claims.frames import Frame, Line
from averment.claims.sentences import Span, Token
from averment.claims.words import CueVerb, cue_verbs, expressions, words
from averment.model import rule_id

RULE: Final = rule_id("reported-speech", 1)
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
MODALS: Final = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "to"})
CLAUSE_OPENERS: Final = frozenset({"and", "but", "while", "which", "who", "where", "when", "in", "although"})
TURNS: Final = frozenset({"but", "and", "which", "who", "where", "while"})
COMPLEMENTS: Final = frozenset({"that", "whether", "how", "why"})
NOT_BEFORE_THAT: Final = frozenset({"all", "so", "such", "than"})
CLOSERS: Final = frozenset({",", "—", "–", "-", "“”", "?", "!"})
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
SCARE_WORDS: Final = 3  # blanks in a quotation too short to stand for what was said
REACH: Final = 16  # tokens between a verb and its "that", colon or quotation


def find(line: Line) -> list[Frame]:
    """The frames of a sentence's verbs of saying, left to right."""
    tokens = line.sentence.tokens
    frames: list[Frame] = []
    for at, token in enumerate(tokens):
        if token.quotation or (at and token.is_capital):
            continue  # "State", "Post" in a name are no verbs
        verb = cue_verbs().get(token.low) or _expression(tokens, at)
        if verb is None or _is_noun(tokens, at, verb):
            continue
        frame = _frame(line, at, verb)
        if frame is not None and frame.speaker is None and not frames:
            subject = clause_subject(tokens, at)  # "X opened the gate and said that"
            frame = replace(frame, speaker=subject.span(tokens)) if subject else None
        if frame is not None:
            frames.append(frame)
    return frames


def _expression(tokens: tuple[Token, ...], at: int) -> CueVerb | None:
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
            return any(_is_number(tokens, n) for n in range(position + 1, min(len(tokens), position + 4)))
    return False


def _is_noun(tokens: tuple[Token, ...], at: int, verb: CueVerb) -> bool:
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
    counting = verb.takes("n") and any(_is_number(tokens, n) for n in range(at + 1, min(len(tokens), at + 4)))
    return verb.takes("v") and not (opens or closing or counting or _begins_clause(tokens, at + 1))


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


def _begins_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a clause or noun phrase can begin here."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.is_capital or is_determiner(token) or token.low in PRONOUNS or token.low in {"there", "no"}


def _frame(line: Line, at: int, verb: CueVerb) -> Frame | None:
    tokens = line.sentence.tokens
    negated, barred = _modality(tokens, at)
    if barred:
        return None
    if verb.form == "past" and at + 1 < len(tokens) and tokens[at + 1].low == "by":
        return _passive(line, at, verb)
    if (
        tokens[at - 1].low in BE
        or (at > 1 and tokens[at - 2].low in BE and tokens[at - 1].low.endswith("ly"))
    ) and verb.form != "ing":
        return _passive(line, at, verb)
    speaker, inverted = _speaker(tokens, at, verb)
    if speaker is None and not _inherits(tokens, at):
        return None
    return _with_content(line, at, verb, speaker=speaker, inverted=inverted, negated=negated)


def _modality(tokens: tuple[Token, ...], at: int) -> tuple[bool, bool]:
    """(the cue is negated, the cue is no act of saying at all)."""
    before = [t.low for t in tokens[max(0, at - 4) : at]]
    negated = any(word in {"not", "n't", "never", "cannot"} or word.endswith("n’t") for word in before[-3:])
    if before and before[-1] == "to":
        went_on = any(
            w in {"went", "goes", "continued", "continues", "continue", "inclined", "began", "rushed"}
            for w in before
        )
        return negated, not went_on
    modal = any(word in MODALS for word in before[-2:])
    return negated, modal and not negated


def _speaker(tokens: tuple[Token, ...], at: int, verb: CueVerb) -> tuple[Nominal | None, bool]:
    """The subject, before the verb or (inverted, after a quotation or comma) behind it."""
    before = subject_before(tokens, at)
    closes = at == 0 or tokens[at - 1].low in CLOSERS
    if verb.kind == "tell":
        closes = False  # who is told stands behind "told", never who tells
    if closes and (before is None or tokens[at - 1].low != ","):
        after = subject_after(tokens, at)
        if after and can_speak(tokens, after, strong=verb.takes("s")):
            return after, True
    if closes and before is not None and tokens[at - 1].low == "," and at + 1 < len(tokens):
        after = subject_after(tokens, at)
        pronoun_or_name = after and can_speak(tokens, after, strong=False)
        if after and pronoun_or_name and _ends_after(tokens, after.last):
            return after, True
    if before and can_speak(tokens, before, strong=verb.takes("s")):
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
            content = _that(line, agent.last + 1, REACH) or _noun_before(line, at)
            if content is None:
                return None
            return Frame(_cue(tokens, at, at), verb.kind, content, RULE, 0.65, agent.span(tokens))
        if tokens[position].low in MARKS:
            return None
    return None


def _noun_before(line: Line, at: int) -> Span | None:
    """What is announced: the sentence's subject and verb, or the noun phrase before "announced by"."""
    tokens = line.sentence.tokens
    last = at - 1 if tokens[at - 1].low != "," else at - 2
    if tokens[at - 1].low in BE or tokens[at - 1].low.endswith("ly"):
        return Span(tokens[0].start, tokens[at].end) if at > 2 else None  # noqa: PLR2004 - a subject and its verb
    first = chunk_start(tokens, last)
    return Span(tokens[first].start, tokens[last].end) if last - first >= 1 else None


def _with_content(
    line: Line, at: int, verb: CueVerb, *, speaker: Nominal | None, inverted: bool, negated: bool
) -> Frame | None:
    tokens = line.sentence.tokens
    named = speaker.span(tokens) if speaker else None
    after = (speaker.last if speaker and inverted else at) + 1
    cue = _cue(tokens, at, at)
    relays, after = _addressee(tokens, after, verb)
    content, score, cue_end = _content_after(line, after, verb, at=at)
    first = min(at, speaker.first) if speaker else at
    backward = _content_before(line, first)
    quoted = first > 1 and (tokens[first - 1].quotation or tokens[first - 2].quotation)
    weak = inverted or quoted or content is None or score < 0.6  # noqa: PLR2004 - an object, no clause
    if backward and weak and _tail_is_setting(tokens, after):
        content, score = backward, 0.85
    if content is None and speaker:
        content = _around(line, speaker.first, after)
    announced = verb.takes("q") and tokens[-1].low == ":"
    if content is None and not inverted and (announced or _says_this(tokens, at)):
        return Frame(cue, verb.kind, None, RULE, 0.6, named, relays, negated)
    if content is None:
        return None
    return Frame(Span(cue.start, cue_end or cue.end), verb.kind, content, RULE, score, named, relays, negated)


def _cue(tokens: tuple[Token, ...], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last].end)


def _around(line: Line, first: int, after: int) -> Span | None:
    """“X, the documents suggest, is Y”: the frame stands between commas, the content is the sentence."""
    tokens = line.sentence.tokens
    between = (
        first > 0 and tokens[first - 1].low == "," and after + 1 < len(tokens) and tokens[after].low == ","
    )
    return Span(tokens[0].start, line.end) if between else None


def _says_this(tokens: tuple[Token, ...], at: int) -> bool:
    """“stated this”, “said so”: the content is what came before."""
    return at + 1 < len(tokens) and tokens[at + 1].low in {"this", "so"}


def _addressee(tokens: tuple[Token, ...], after: int, verb: CueVerb) -> tuple[tuple[Span, ...], int]:
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
        or token.low in {"that", "on", "in", "during", "at", "how", "about"}
    ):
        return True
    if at == first:
        return False
    if is_determiner(token) or is_verbish(tokens, at, first):
        return True
    before = tokens[at - 1]
    joined = before.is_capital or is_determiner(before) or before.low in HEARER_JOINS
    return token.is_capital and not joined


def _content_after(
    line: Line, after: int, verb: CueVerb, *, at: int
) -> tuple[Span | None, float, int | None]:
    """Content behind the cue: after "that", a colon, before a quotation, bare, or the verb's object."""
    that = _that(line, after, REACH)
    if that and (verb.takes("t") or verb.takes("q")):
        return (_before_but(line, that) if verb.kind == "deny" else that), 0.9, None
    quoted = _quoted_content(line, after, verb, at)
    if quoted:
        return quoted, 0.9, None
    return _bare_content(line, after, verb, at=at)


def _quoted_content(line: Line, after: int, verb: CueVerb, at: int) -> Span | None:
    """A quotation or colon behind the verb; "called X “Y”" is taken with its verb."""
    tokens = line.sentence.tokens
    quoted = _quotation_after(line, after)
    if quoted is None:
        return None
    whole = after < len(tokens) and not tokens[after].quotation and tokens[after].low not in {":", ","}
    if not (whole and verb.takes("n")):
        return quoted
    end = _object_end(line, after)
    return Span(tokens[at].start, end) if quoted.start < end else None


def _bare_content(line: Line, after: int, verb: CueVerb, *, at: int) -> tuple[Span | None, float, int | None]:
    """A clause without "that", a bare number, an object or an infinitive."""
    tokens = line.sentence.tokens
    if after >= len(tokens):
        return None, 0.0, None
    if verb.takes("b"):
        bare = _skip_time(tokens, after)
        if _bare_clause(tokens, bare) or (verb.takes("s") and _is_number(tokens, bare)):
            return _span(line, bare), 0.7, None
    if verb.takes("o") and tokens[after].low == "of":
        return Span(tokens[at].start, _object_end(line, after)), 0.6, None
    infinitive = verb.takes("i") and tokens[after].low == "to"
    if infinitive or (verb.takes("n") and not _bare_end(tokens, after)):
        return Span(tokens[at].start, _object_end(line, after)), 0.6, None
    return None, 0.0, None


def _before_but(line: Line, content: Span) -> Span:
    """What is denied ends where the author turns: ", but a witness …"."""
    for before, token in pairwise(line.sentence.tokens):
        if token.low == "but" and before.low == "," and before.start > content.start:
            return Span(content.start, before.start)
    return content


def _bare_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a clause with its own verb begins here without "that"."""
    if at >= len(tokens):
        return False
    if _begins_clause(tokens, at):
        return any(is_verbish(tokens, n, at) for n in range(at, len(tokens)))
    plain = tokens[at].is_word and tokens[at].low not in words("prepositions") | words("adverbs") | BOUNDARIES
    return plain and any(is_verbish(tokens, n, at) for n in range(at + 1, min(len(tokens), at + 5)))


def _is_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a bare number answers: "my wife says thirteen"."""
    return at < len(tokens) and (tokens[at].text[0].isdigit() or tokens[at].low in words("numerals"))


def _object_end(line: Line, after: int) -> int:
    """Where a verb's object ends: before a comma behind which a new clause begins."""
    tokens = line.sentence.tokens
    for position in range(after + 1, len(tokens) - 1):
        fresh = _begins_clause(tokens, position + 1) or tokens[position + 1].low in CLAUSE_OPENERS
        clause = any(is_verbish(tokens, n, position + 1) for n in range(position + 2, len(tokens)))
        if tokens[position].low in {",", ";"} and fresh and clause:
            return tokens[position - 1].end
    return line.end


def _that(line: Line, after: int, reach: int) -> Span | None:
    """What follows the complementiser "that", "whether" or "how" within reach."""
    tokens = line.sentence.tokens
    for position in range(after, min(len(tokens) - 1, after + reach)):
        low = tokens[position].low
        turns = low == "," and (tokens[position + 1].low in TURNS or tokens[position + 1].low.endswith("ing"))
        if low in {";", "."} or turns or tokens[position].quotation:
            return None
        gap = position + 1 < len(tokens) and is_verbish(tokens, position + 1, position)
        if low == "that" and gap:
            return None  # "the reports that followed": a relative clause
        if low in COMPLEMENTS and tokens[position - 1].low not in words("prepositions") | NOT_BEFORE_THAT:
            return _span(line, position + 1 if low == "that" else position)
        if (
            position > after
            and is_verbish(tokens, position, after)
            and tokens[position].low not in {"held", "made"}
        ):
            return None
    return None


def _quotation_after(line: Line, after: int) -> Span | None:
    """From a quotation that follows the cue, at once or after a short setting, to the sentence's end."""
    tokens = line.sentence.tokens
    for position in range(after, min(len(tokens), after + REACH)):
        if tokens[position].quotation:
            scare = position > after and tokens[position].text.count(" ") < SCARE_WORDS
            return _span(line, after if scare else position)
        if tokens[position].low == ":" and position + 1 < len(tokens):
            return _span(line, position + 1)
        if tokens[position].low in {";", "."}:
            return None
    return None


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


def _tail_is_setting(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether after speaker and cue come only a time, a place or a setting."""
    rest = [t for t in tokens[after:] if t.low not in {".", "!", "?"}]
    if not rest:
        return True
    if any(t.quotation for t in rest) and rest[0].low not in {",", ":"}:
        return False
    return (
        rest[0].low
        in {
            "in",
            "on",
            "at",
            "during",
            "to",
            "late",
            "early",
            "yesterday",
            "today",
            "last",
            "after",
            ",",
            "as",
            "when",
        }
        and rest[0].low != "that"
    )


def _content_before(line: Line, first: int) -> Span | None:
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


def _span(line: Line, first: int) -> Span | None:
    """From a token to the sentence's end."""
    tokens = line.sentence.tokens
    return (
        Span(tokens[first].start, line.end)
        if first < len(tokens) and tokens[first].start < line.end
        else None
    )
