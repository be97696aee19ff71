"""On which side of the telling a date lies: "will meet on", "until", "we sail on Sunday", "was shut on".

The verb nearest to the date decides: "It will be recalled that the draft was withdrawn on 22 May" is past.
Where the date opens its sentence, the first verb after it does.
"""

import re
from functools import cache
from typing import Final

from averment.claims.words import lines

AHEAD, UNKNOWN, PAST = 1, 0, -1
COMING: Final = re.compile(
    r"\b(?:(?:will|shall)(?!\sbe\s(?:recalled|remembered|noted|seen|said))|going to|due|scheduled"
    r"|expect(?:s|ed)?|planned|until|till|expires?|runs out|deadline|no later than|upcoming|forthcoming"
    r"|planning|(?:invited|called|summoned)\sto"
    r"|before the end|to\sbe\s\w{3,}(?:ed|n)\b|unless|not before|with effect from"
    r"|would(?!\s(?:have|recall|remind|note|like|say|add)\b)|must(?!\shave)|may(?!\s(?:have|be\s\w+ed))"
    r"|be\s\w{3,}(?:ed|n)\b(?=[^,.;]{0,12}\b(?:by|before)\b))\b|[’']ll\b",
    re.IGNORECASE,
)
TOLD_BE: Final = re.compile(
    r"\b(?:was|were|had|did|has been|have been)\b(?!\s(?:to\b|due|expected|scheduled|planned))", re.IGNORECASE
)
ENDING: Final = re.compile(r"\b\w{2,}[^e\W]ed\b", re.IGNORECASE)  # "decided"; not "need", "agreed" is listed
TO_DO: Final = re.compile(
    r"\b(?:not\s)?to\s(?!the\b|a\b|an\b|its\b|his\b|her\b|their\b|our\b|my\b|be\sseen\b)[a-z]{2,}\b"
)
PASSIVE: Final = re.compile(r"\b(?:be|being|is|are|as|to|not)\s(?:\w+ly\s)?\Z", re.IGNORECASE)
ATTRIBUTE: Final = re.compile(
    r"\b(?:a|an|its|his|her|their|our|no|first|last|new|any)\s\Z"
)  # "a televised debate"
FRONTED: Final = re.compile(
    r"\b(?:(?:will|shall)(?!\sbe\s(?:recalled|remembered|noted|seen|said))|(?:is|are)(?:\s\w+)?\sto"
    r"|going to|due|scheduled|must|should)\b|[’']ll\b",
    re.IGNORECASE,
)
LAST_OF: Final = re.compile(
    r"\b(until|till|by|before|for|to)(?:\s(?:late|early|noon|midnight|the\send)(?:\s(?:on|of))?)?(?:\sthe)?\s\Z",
    re.IGNORECASE,
)
MARK: Final = 24  # code points before a date in which the word that marks its side stands
REACH: Final = 200  # code points before or after a date in which its sentence is looked at
SHORT: Final = 4  # letters of "is", "have", which only right before "to" speak of a plan
GAP: Final = 60  # code points between a verb in the present and the day that it speaks of
ENDS: Final = re.compile(r"[.?!][”»\"’)]?\s|\n")
WHEN: Final = re.compile(r",?\s(?:when|after which|at which)\s[^,.;]{1,40}?\b(?:was|were|had|did|\w+ed)\b")
NEGATED: Final = re.compile(r"\b(?:was|were|had|did)(?:\snot|n[’']t)\b")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a date speaks of what is to come."""
    return side(text, start, end) == AHEAD


def side(text: str, start: int, end: int) -> int:
    """AHEAD, PAST or, where no verb tells, UNKNOWN."""
    begin = _begin(text, start)
    marked = _marked(text, begin, start, end)
    if marked:
        return marked
    ahead, past = _last_ahead(text, begin, start), _last_past(text, begin, start)
    if max(ahead, past) >= 0:
        return AHEAD if ahead >= past else PAST
    return _first_after(text, end)


def _marked(text: str, begin: int, start: int, end: int) -> int:
    """What the preposition right before a date tells together with a verb: "set for", "promised by"."""
    mark = LAST_OF.search(text, max(begin, start - MARK), start)
    if mark is None:
        return UNKNOWN
    said = text[begin : mark.start()].lower()
    tokens = re.findall(r"[a-z]+", said)
    word = mark[1].lower()
    if word in {"until", "till"}:
        if NEGATED.search(said) or WHEN.match(text, end):
            return PAST
        if _words("set") & set(tokens) or _words("owe") & set(tokens):
            return AHEAD
        stayed = _last(_pattern("stayed"), text, begin, mark.start()) > _last(
            COMING, text, begin, mark.start()
        )
        return PAST if stayed else AHEAD
    if word in {"for", "to"}:
        return AHEAD if _words("set") & set(tokens[-8:]) else UNKNOWN
    return AHEAD if _words("owe") & set(tokens[-12:]) else UNKNOWN


def _last_ahead(text: str, begin: int, start: int) -> int:
    """Where the last words before a date begin that speak of what is to come."""
    return max(_last(COMING, text, begin, start), _planned(text, begin, start), _arranged(text, begin, start))


def _planned(text: str, begin: int, start: int) -> int:
    """The last "to do" behind a verb of planning: "agreed to meet", "is to vote"."""
    plans = _pattern("plan")
    for match in reversed(list(TO_DO.finditer(text, begin, start))):
        before = list(plans.finditer(text, begin, match.start()))
        if before and match.start() - before[-1].end() <= (GAP if len(before[-1][0]) > SHORT else 1):
            return match.start()
    return -1


def _arranged(text: str, begin: int, start: int) -> int:
    """A verb of arranged movement in the present tense, near the date."""
    at = _last(_departing(), text, begin, start)
    return at if at >= 0 and start - at <= GAP else -1


def _last_past(text: str, begin: int, start: int) -> int:
    return max((m.start() for m in _told(text, begin, start)), default=-1)


def _told(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """The verbs of a stretch that tell what has happened; a participle of a passive yet to come is none."""
    found = [m for pattern in (TOLD_BE, ENDING, _pattern("told")) for m in pattern.finditer(text, begin, end)]
    return [
        m
        for m in found
        if not PASSIVE.search(text, max(begin, m.start() - MARK), m.start())
        and not (m.re is ENDING and ATTRIBUTE.search(text, max(begin, m.start() - MARK), m.start()))
    ]


def _first_after(text: str, end: int) -> int:
    """The side that the first verb after a date tells."""
    closing = ENDS.search(text, end, end + REACH)
    stop = closing.start() if closing else end + REACH
    ahead = min((m.start() for m in FRONTED.finditer(text, end, stop)), default=stop)
    past = min((m.start() for m in _told(text, end, stop)), default=stop)
    return UNKNOWN if ahead == past else AHEAD if ahead < past else PAST


def _begin(text: str, start: int) -> int:
    floor = max(0, start - REACH)
    return max((match.end() for match in ENDS.finditer(text, floor, start)), default=floor)


def _last(pattern: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """Where the last match begins; -1 when there is none."""
    return max((match.start() for match in pattern.finditer(text, begin, end)), default=-1)


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a kind of dateahead.txt."""
    rows = (line.split() for line in lines("dateahead"))
    return frozenset(word for row in rows if row[0] == kind for word in row[1:])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words(kind)))})\b", re.IGNORECASE)


@cache
def _departing() -> re.Pattern[str]:
    """A verb of arranged movement in the present tense, behind a subject that fits its form."""
    rows = [line.split() for line in lines("departures")]
    base, third, going = ("|".join(row[at] for row in rows) for at in range(3))
    return re.compile(
        rf"\b(?:(?:I|[Ww]e|[Tt]hey|[Yy]ou|people|who|\w{{2,}}[^s\W]s)\s(?:{base})"
        rf"|(?:[Hh]e|[Ss]he|[Ii]t|who|which|that|\w{{3,}}[^s\W])\s(?:{third})"
        rf"|(?:am|are|is|[’']m|[’']re|[’']s)\s(?:{going}))\b"
    )
