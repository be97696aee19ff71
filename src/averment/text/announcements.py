"""What announces somebody's text: a line "Statement by X on Y:", a sentence "X issued this statement:".

In: a block. Out: whose text it announces, where that is said, and whether it announces a whole text.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from averment.text.blocks import Block
from averment.text.named_heads import PERSON
from averment.text.words import alternatives, word_set

LINE: Final = 300  # characters of an announcing line
LEAD_IN: Final = 600  # characters of a paragraph that may end in an announcing sentence
ISSUER_CHARS: Final = 120
DESCRIBED: Final = 6  # words of an issuer without a name
ADVERBIAL: Final = re.compile(
    r"^(?:on|in|at|earlier|later|meanwhile|also|yesterday|today|last|this|after|following|during)\b[^,]{0,60},\s*",
    re.IGNORECASE,
)
APPOSED: Final = re.compile(
    rf",\s+(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Mme|M|Herr|Frau)\.?\s+)?(?P<name>{PERSON})\s*,"
)  # "The spokesman of the ministry, Mr. X, in answer to ..."
RESPONSE: Final = re.compile(
    r"(?:(?:full|written|official)\s+)?(?:response|reply|answer)\s+(?:from|by)\s+(?P<who>[^\n.!?:;]{3,80})",
    re.IGNORECASE,
)
RELATIVE: Final = re.compile(r",\s+(?:who|which|whose)\b.*\Z", re.IGNORECASE | re.DOTALL)
ARTICLE: Final = re.compile(r"^(?:the|a|an|le|la|les|l'|der|die|das|el|los|las|il|lo|o|a)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcing line or sentence."""

    issuer: str | None
    start: int | None  # of the issuer's name in the text
    end: int | None
    whole: bool  # it announces a full text
    line: bool  # it stands alone, as a heading does
    told: bool = False  # it names no text, only that somebody writes


@cache
def _by() -> re.Pattern[str]:
    """A line such as "Statement by X on …": the noun leads."""
    nouns, of, about = (alternatives(n) for n in ("statement_nouns", "statement_of", "statement_about"))
    full = alternatives("statement_full")
    return re.compile(
        rf"(?:(?:{full})\s*[:–—-]\s*)?(?:(?:full\s+)?text\s+of\s+)?(?:the\s+|a\s+)?(?:\w+\s+){{0,2}}?\b(?:{nouns})\s+(?:(?P<of>{of})\s+)?(?P<who>.+?)"
        rf"(?=\s+(?:{about})\s|\s*[(:\[]|,|\s+[–—-]\s|\.?\s*\Z)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _own() -> re.Pattern[str]:
    """A line such as "X's statement on …", "X statement on …": the issuer leads."""
    nouns, about = alternatives("statement_nouns"), alternatives("statement_about")
    return re.compile(
        rf"(?P<who>[A-ZÀ-ÞА-ЯЁІЇЄ][^:.;!?]{{1,80}}?)(?:['’]s)?\s+(?:(?:full|official|joint|press|written)\s+)*(?:{nouns})"
        rf"(?=\s+(?:{about})\s|\s+in\s+full|\s*[(:]|\s*\Z)",
        re.DOTALL | re.IGNORECASE,
    )


@cache
def _gave() -> re.Pattern[str]:
    """A line such as "X issued the following statement:", "X said in a statement:"."""
    nouns, verbs = alternatives("statement_nouns"), alternatives("statement_verbs")
    return re.compile(
        rf"(?P<who>(?:[^:;.!?]|\b(?:Mrs?|Ms|Dr|Prof|M)\.){{2,260}}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+|today\s+)*(?:{verbs})\b[^:;.!?]{{0,80}}?\b(?:{nouns})\b[^:;!?]{{0,140}}:\s*\Z",
        re.IGNORECASE,
    )


@cache
def _sent() -> re.Pattern[str]:
    """A sentence such as "In a message to its members, X writes:"."""
    nouns, verbs = alternatives("statement_nouns"), alternatives("statement_verbs")
    return re.compile(
        rf"in\s+(?:a|an|the|its|their|his|her)\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns})\b[^,:;]{{0,80}},\s+"
        rf"(?P<who>[^,:;.!?]{{2,100}}?)\s+(?:{verbs})\b[^:;.!?]{{0,60}}:\s*\Z",
        re.IGNORECASE,
    )


@cache
def _adopted() -> re.Pattern[str]:
    """A sentence such as "The assembly adopted the following resolution by 12 votes to 3:"."""
    nouns, verbs = alternatives("adopted_nouns"), alternatives("adopted_verbs")
    return re.compile(
        rf"(?P<who>[^:;.!?]{{2,160}}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+|then\s+)*(?:{verbs})\s+"
        rf"(?:the\s+following|this|a|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b[^:;!?]{{0,100}}:\s*\Z",
        re.IGNORECASE,
    )


@cache
def _says() -> re.Pattern[str]:
    """A sentence that ends in "X writes:"."""
    verbs = alternatives("statement_verbs")
    return re.compile(
        rf"(?P<who>(?:[^:;.!?]|\b(?:Mrs?|Ms|Dr|Prof|M)\.){{2,120}}?)\s+(?:has\s+|have\s+|had\s+|also\s+|later\s+|now\s+)*"
        rf"(?:{verbs})\b[^:;.!?]{{0,60}}:\s*\Z",
        re.IGNORECASE,
    )


@cache
def _subject() -> re.Pattern[str]:
    """The subject with which a sentence begins, up to its verb: "The union of the dockers" before "met"."""
    word = r"[^\W\d_][\w'’-]*"
    return re.compile(
        rf"(?P<who>(?:(?:the|a|an)\s+)?{word}(?:\s+(?!on\s|in\s){word}){{0,8}}?)"
        rf"(?=,?\s+(?:(?:on|in|at)\s|\w+ed\b|(?:{alternatives('plain_verbs')})\b))",
        re.IGNORECASE,
    )


@cache
def _full() -> re.Pattern[str]:
    """Words that announce a whole text."""
    return re.compile(rf"\b(?:{alternatives('statement_full')})\b", re.IGNORECASE)


@cache
def _prefix() -> re.Pattern[str]:
    """Words before a line that announces a whole text: "In full: "."""
    return re.compile(rf"(?:{alternatives('statement_full')}|document)\s*[:–—|-]\s*", re.IGNORECASE)


@cache
def noun_first() -> re.Pattern[str]:
    """Whether a line begins with, or soon comes to, the noun of an announced text."""
    return re.compile(rf"\b(?:{alternatives('statement_nouns')})\b", re.IGNORECASE)


def announcement(text: str, block: Block) -> Announcement | None:
    """What a block announces, None when it announces nothing."""
    words = text[block.start : block.end]
    if len(words) > LEAD_IN:
        return None
    if words.endswith(":") and (adopted := _last_sentence(words, block.start, _adopted())):
        return adopted
    if not noun_first().search(words):
        return None
    if "\n" not in words and len(words) <= LINE and _is_line(words):
        return _from_line(words, block.start)
    if words.endswith(":"):
        return _from_sentence(words, block.start)
    return None


def _is_line(words: str) -> bool:
    """Whether a line can stand as the heading of a statement: no sentence with a verb of giving out."""
    return words[-1] not in ".!?;," and not _gave().search(words) and not _sent().match(words)


def _from_line(words: str, at: int) -> Announcement | None:
    """A line such as "Statement by X on Y" and "X's statement on Y", perhaps behind "In full:"."""
    prefix = _prefix().match(words)
    if prefix:
        found = _own().match(words, prefix.end())
        if found and _plausible(found["who"]):
            return _announce(found["who"], at + found.start("who"), whole=True, line=True)
    match = _by().match(words)
    if match and _only_topic(match):
        match = None
    if not match or not _plausible(match["who"]):
        match = _own().match(words) if words.endswith(":") or _full().search(words) else None
    if not match or not _plausible(match["who"]):
        return None
    return _announce(match["who"], at + match.start("who"), whole=True, line=True)


def led_in(text: str, block: Block) -> Announcement | None:
    """What a paragraph that ends in "X writes:" introduces, where words in the first person plural follow."""
    words = text[block.start : block.end]
    found = _last_sentence(words, block.start, _says()) if len(words) <= LEAD_IN else None
    return replace(found, told=True) if found else None


def responds(text: str, block: Block) -> Announcement | None:
    """What a line "Response from X" heads, where words in the first person plural follow."""
    words = text[block.start : block.end]
    match = RESPONSE.fullmatch(words)
    if match is None or not _plausible(match["who"]):
        return None
    return replace(
        _announce(match["who"], block.start + match.start("who"), whole=False, line=True), told=True
    )


def _last_sentence(words: str, at: int, pattern: re.Pattern[str]) -> Announcement | None:
    """The announcement in a paragraph's last sentence, when it has this form and names an issuer."""
    begin = _last_begin(words)
    match = pattern.match(words, begin)
    if match is None:
        return None
    named = _spoken_of(words, begin, match) or match.span("who")
    who = words[slice(*named)]
    if not _plausible(_bare(who)[0]) and not _described(who):
        return None
    return _announce(who, at + named[0], whole=False, line=False)


def _spoken_of(words: str, begin: int, match: re.Match[str]) -> tuple[int, int] | None:
    """Whom a pronoun stands for: the subject of the sentence before."""
    last = match["who"].split()[-1].casefold()
    if last not in word_set("subject_pronouns"):
        return None
    before = _last_begin(words[:begin].rstrip()) if begin else 0
    adverbial = ADVERBIAL.match(words[before:begin])
    found = _subject().match(words, before + (adverbial.end() if adverbial else 0), begin)
    return found.span("who") if found else None


def _last_begin(words: str) -> int:
    """Where the last sentence of a paragraph begins."""
    marks = (". ", "! ", "? ", "\n", "” ", ".” ")
    return max(0, *(words.rfind(mark, 0, -1) + len(mark) for mark in marks if mark in words[:-1]), 0)


def _from_sentence(words: str, at: int) -> Announcement | None:
    """The last sentence of a paragraph that ends in a colon."""
    begin = _last_begin(words)
    sentence = words[begin:]
    whole = bool(_full().search(sentence))
    match = _sent().match(sentence) or _gave().match(sentence) or _by().search(sentence)
    if not match:
        return None
    pronoun = _spoken_of(words, begin, match)
    if pronoun:
        return _announce(words[slice(*pronoun)], at + pronoun[0], whole=whole, line=False)
    if (
        not _plausible(_bare(match["who"])[0])
        and not APPOSED.search(match["who"])
        and not _described(match["who"])
    ):
        return Announcement(None, None, None, whole, line=False) if whole else None
    return _announce(match["who"], at + begin + match.start("who"), whole=whole, line=False)


def _bare(who: str) -> tuple[str, int]:
    """A name without adverbials and article before it, and how much was taken off."""
    cut = 0
    adverbial = ADVERBIAL.match(who)
    cut += adverbial.end() if adverbial else 0
    article = ARTICLE.match(who[cut:])
    if article and not who[cut + article.end() :][:1].islower():
        cut += article.end()  # "the Foreign Ministry", but "the ministry" keeps what makes it definite
    return who[cut:].rstrip(" ,’'"), cut


def _only_topic(match: re.Match[str]) -> bool:
    """Whether what follows the noun is its topic: "Statement in connection with", "on the occasion of"."""
    return match["of"] is None and (
        match["who"][:1].islower() or bool(_about().match(match["who"])) or match["who"][:1] in "([“"
    )


@cache
def _about() -> re.Pattern[str]:
    """Words before a statement's topic."""
    return re.compile(rf"(?:{alternatives('statement_about')})\b", re.IGNORECASE)


def _plausible(who: str) -> bool:
    """Whether words can name an issuer: not too long, with a capital or in a script without."""
    who = who.strip()
    first = re.search(r"[^\W\d_]", who)
    return (
        bool(first) and len(who) <= ISSUER_CHARS and any(not char.islower() for char in who if char.isalpha())
    )


def _described(who: str) -> bool:
    """Whether words name an issuer by what it is: "The ministry", and no mere pronoun."""
    words = _bare(who)[0].split()
    return 0 < len(words) <= DESCRIBED and (len(words) > 1 or len(words[0]) > 4)  # noqa: PLR2004 - he, they, она


def _announce(who: str, at: int, *, whole: bool, line: bool) -> Announcement:
    """An announcement with the issuer's bare name and its place."""
    name, cut = _bare(who)
    name = RELATIVE.sub("", name)
    apposed = APPOSED.search(name)
    if apposed:
        cut, name = cut + apposed.start("name"), apposed["name"]
    start = at + cut
    return Announcement(" ".join(name.split()), start, start + len(name), whole, line)
