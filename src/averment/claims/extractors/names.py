"""Names of persons, organisations, places, vessels, accounts, weapon systems, substances and documents.

Every form is judged over all its places in the document: each place gives votes for kinds (a title before it,
"in" before it, a head noun inside it), the votes of a form are summed, and every place gets the form's kind.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.claims.namewords import (
    adjectives,
    capitals,
    common,
    countries,
    given,
    heads,
    institutions,
    peoples,
)
from averment.claims.proper import Style, Word, read
from averment.claims.runs import Run, Vocabulary, listed_at, runs
from averment.claims.shapes import Row, covered, shaped, taken
from averment.claims.signs import Forms, judge, settle, untold
from averment.claims.untold import Asking, confirmed, marks_on, vote, worth_asking
from averment.claims.words import lines
from averment.model import EntityKind, Mention, Passage, Reason, content_id

RULE: Final = "names@2"
SHORT: Final = 3
ADJECTIVE: Final = re.compile(r"(\w{3,}?)(?:ian|an|n|ese|ish|i)")
SMALL_NEXT: Final = re.compile(r"\s[a-z]")
SURE: Final = 4.0  # votes at which nothing more is gained

DETAILS: Final[Mapping[str, str]] = {
    "title": "A title or role stands before the name.",
    "given": "It begins with a known given name.",
    "initial": "It begins with an initial.",
    "speaks": "It stands beside a verb of saying.",
    "words": "Several capitalised words stand together without any other sign.",
    "head": "It holds a word for this kind of thing.",
    "listed": "It is a listed name.",
    "acronym": "It is an abbreviation in capitals.",
    "defined": "The abbreviation is explained in the document.",
    "beside": "The word beside it says what it names.",
    "in": "A preposition of place stands before it.",
    "quoted": "The whole name stands between quotation marks.",
    "direction": "A direction or an age stands before the name.",
    "country": "A country follows after a comma.",
    "nation": "The document uses an adjective made of the name, as of a country.",
    "part": "It is part of a longer name in the same document.",
    "row": "It stands in a row with names of this kind.",
    "none": "It is capitalised inside a sentence, and nothing says what it names.",
    "reader": "Nothing beside it tells what it names; the trained reader takes it for this.",
    "known": "The same name stands elsewhere in the document.",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a document: those the rules tell alone, and all with the reader's votes.

    Attributions use the first, so that no name that the network saw moves them.
    """

    told: tuple[Mention, ...]
    read: tuple[Mention, ...]


def find_all(
    document_id: str, text: str, regions: Sequence[tuple[int, int]], asking: Asking | None = None
) -> Found:
    """All names in the readable zones of a document, in text order, never overlapping.

    `asking` is the reader: shown stretches of text, it says which names stand there. It is asked only about
    names of which the document tells nothing.
    """
    fixed = list(shaped(text, regions))
    zones = [read(text, start, end) for start, end in regions]
    seen = Vocabulary.of([word for zone in zones for word in zone])
    found = [run for zone in zones for run in runs(zone, seen)]
    nations, native = _nations(found)
    standing = Counter(key for run in found for key in {run.key, run.low[-1]})
    found = [part for run in found for part in _parted(run, standing)]
    held = worth_asking(run for run in found if not _may_stand(run, seen))
    found = [run for run in found if _may_stand(run, seen)]
    known = covered(fixed)
    fixed += [row for row in _state_bodies(text, regions, nations | native) if not taken(*row[:2], known)]
    known = covered(fixed)
    found = [run for run in found if run.key not in native and not _adjectival(run, text)]
    found = [run for run in found if not taken(run.start, run.end, known)]
    page = _Page(document_id, text, zones, fixed, known)
    forms = judge(text, found, zones, nations)
    open_forms = untold(forms)
    told = page.mentions(found, forms)
    doubtful = [run for run in found if run.key in open_forms]
    hidden = [(m.passage.start, m.passage.end) for m in told if m.passage.quote.casefold() not in open_forms]
    tags = marks_on(text, [*doubtful, *held], hidden, asking) if asking else ()
    if not tags:
        return Found(told, told)
    new = [run for run in confirmed(held, tags) if not taken(run.start, run.end, known)]
    found = sorted([*found, *new], key=lambda run: run.start)
    forms = judge(text, found, zones, nations)
    vote(forms, found, tags)
    return Found(told, page.mentions(found, forms))


@dataclass(frozen=True, slots=True)
class _Page:
    """What stays the same whether the reader was asked or not."""

    document_id: str
    text: str
    zones: Sequence[Sequence[Word]]
    fixed: Sequence[Row]
    known: AbstractSet[int]

    def mentions(self, found: Sequence[Run], forms: Forms) -> tuple[Mention, ...]:
        """The names, each with the kind that its form's votes give it."""
        settle(self.text, found, forms)
        listed = countries() | institutions() | capitals()
        names = {*forms, *(x.casefold() for x in listed if len(x) > 2 or x.isupper())}  # noqa: PLR2004
        every = [*found, *(run for zone in self.zones for run in _echoes(zone, names))]
        spans = [
            (r.start, r.end, *_verdict(r, forms)) for r in every if not taken(r.start, r.end, self.known)
        ]
        rows = sorted({*self.fixed, *spans}, key=lambda row: (row[0], -row[1]))
        return tuple(_mention(self.document_id, self.text, row) for row in _apart(rows))


Kind = EntityKind


def _mention(document_id: str, text: str, row: Row) -> Mention:
    start, end, kind, score, cue = row
    passage = Passage.cut(document_id, text, start, end)
    reason = Reason(RULE, score, DETAILS[cue], (cue,))
    return Mention(content_id("mnt", document_id, start, end, kind.value), passage, kind, reason)


def _apart(rows: Iterable[Row]) -> Iterable[Row]:
    last = 0
    for row in rows:
        if row[0] >= last:
            yield row
            last = row[1]


def _parted(run: Run, standing: Mapping[str, int]) -> Iterable[Run]:
    """A run cut behind a listed name where the rest begins like a person or stands alone elsewhere."""
    size = listed_at(run.words, 0)
    rest = run.words[size:]
    if not size or not rest or run.title or not rest[0].capital or rest[0].low in heads():
        return (run,)
    key = " ".join(word.low for word in rest)
    body = rest[-1].low in heads()
    if body and run.words[0].text not in countries():
        return (run,)
    alone = standing.get(key, 0) > (key == run.low[-1])
    if not alone and (rest[0].low not in given() or len(rest) == 1):
        return (run,)
    return (Run(run.words[:size]), Run(rest))


def _nations(found: Sequence[Run]) -> tuple[frozenset[str], frozenset[str]]:
    """Names of which the document uses an adjective ("Valdora", "Valdoran"), and those adjectives."""
    names = {run.low[-1] for run in found}
    firsts = {run.low[0] for run in found}
    headed = {run.low[0] for run in found if len(run.words) > 1 and run.low[-1] in heads()}
    nations: set[str] = set()
    native: set[str] = set()
    for word in firsts:
        match = ADJECTIVE.fullmatch(word)
        grown = {name for name in names if match and name != word and _grown(match.group(1), name)}
        nations |= grown
        if match and (grown or (word in headed and word.endswith(("an", "ese", "ish")))):
            native.add(word)
    return frozenset(nations), frozenset(native)


def _state_bodies(text: str, regions: Sequence[tuple[int, int]], own: frozenset[str]) -> Iterable[Row]:
    """Ministries and services of a state in small letters: "Valdora's defence ministry"."""
    for start, end in regions:
        for match in _body_pattern().finditer(text, start, end):
            name, owns = match.group(1), match.group(2) is not None
            known = name in countries() or name.casefold() in adjectives() or name.casefold() in own
            known = known or (owns and name.casefold() not in common())
            if known and name[0].isupper():
                yield match.start(1), match.end(), Kind.ORGANIZATION, 0.8, "head"


@cache
def _body_pattern() -> re.Pattern[str]:
    bodies = "|".join(
        re.escape(b).replace("\\ ", r"\s") for b in sorted(lines("names-state-bodies"), key=len)[::-1]
    )
    return re.compile(rf"\b((?:North |South |East |New |Saudi )?[^\W\d_]\w+)([’']s?)?\s(?:{bodies})\b")


def _adjectival(run: Run, text: str) -> bool:
    """Whether a lone word looks like a nationality: "the Valdorian delegation"."""
    ending = len(run.words) == 1 and run.key.endswith(("ian", "ese", "ish")) and run.key not in given()
    article = (
        text[max(0, run.start - 5) : run.start].endswith((" the ", " a ", " an ", "\nthe ")) and not run.title
    )
    return ending and article and SMALL_NEXT.match(text, run.end) is not None


def _grown(stem: str, name: str) -> bool:
    """Whether a nationality's stem is a name's, a last vowel aside."""
    return (
        name != stem and name.rstrip("aeiouy") == stem.rstrip("aeiouy") and abs(len(name) - len(stem)) < SHORT
    )


def _may_stand(run: Run, seen: Vocabulary) -> bool:  # noqa: PLR0911 - one rule a line
    """Whether a run is a name at all; a lone word must prove itself."""
    first = run.words[0]
    text = " ".join(word.text for word in run.words)
    if text in capitals() or text in countries() or text in institutions() or run.key in peoples():
        return True
    if all(part in common() for part in run.words[0].low.rstrip(".").split("-")) and len(run.words) == 1:
        return not first.initial and first.low in heads() and first.low in seen.inside
    if len(run.words) > 1:
        return not all(low in common() for low in run.low)
    if text in lines("names-acronyms") or len(text) < 2 or not any(c.isalpha() for c in text):  # noqa: PLR2004
        return False
    if run.title or (first.shouted and not first.initial):
        return True
    if first.low in seen.lower:
        return not first.initial and first.low in heads() and first.low in seen.inside
    known = (
        first.low in seen.inside or first.low in given() or (not text.isascii() and seen.declined(first.low))
    )
    return not first.initial or known or first.shouted


def _echoes(zone: Sequence[Word], known: set[str]) -> Iterable[Run]:
    """In headings and capitals only listed names, and those that the document holds elsewhere, count."""
    at = 0
    while at < len(zone):
        size = 0
        if zone[at].style is not Style.PLAIN and zone[at].capital:
            size = max((n for n in range(1, 8) if _known(zone[at : at + n], known)), default=0)
        if size:
            yield Run(tuple(zone[at : at + size]))
        at += max(1, size)


def _known(words: Sequence[Word], known: set[str]) -> bool:
    if not words or not all(word.joined for word in words[1:]):
        return False
    key = " ".join(word.low for word in words)
    return key in known and (len(words) > 1 or key not in common() | heads())


def _verdict(run: Run, forms: Forms) -> tuple[EntityKind, float, str]:
    if run.key not in forms:
        text = run.key
        place = any(text == name.casefold() for name in countries() | capitals())
        return (Kind.PLACE if place else Kind.ORGANIZATION), 0.8, "listed"
    kind, weight, cue = forms[run.key].best()
    return kind, round(0.5 + 0.45 * min(weight, SURE) / SURE, 2), cue
