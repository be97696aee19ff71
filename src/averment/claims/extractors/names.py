"""Names of persons, organisations, places, vessels, accounts, weapon systems, substances and documents.

Every form is judged over all its places in the document: each place gives votes for kinds (a title before it,
"in" before it, a head noun inside it), the votes of a form are summed, and every place gets the form's kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from averment.claims.proper import Style, Word, read
from averment.claims.runs import (
    Run,
    Vocabulary,
    capitals,
    common,
    countries,
    documents,
    events,
    geography,
    given,
    heads,
    institutions,
    listed_at,
    peoples,
    runs,
    suffixes,
    titles,
)
from averment.claims.words import lines
from averment.model import EntityKind, Mention, Passage, Reason, content_id

RULE: Final = "names@1"
ENOUGH: Final = 1.0  # votes below which a form keeps the kind "other"
SURE: Final = 4.0  # votes at which nothing more is gained

ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9]{1,6}(?:-[A-Z]{2,7})*$")
DESIGNATION: Final = re.compile(r"\b[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Za-z]{0,3}\b")
SYMBOL: Final = re.compile(r"\b(?:[A-Z]{1,4}|EC-M-\d+)/(?:[A-Z0-9]{1,6}[./-])*[A-Z0-9.]*\d(?:\s\(\d{4}\))?")
NUMBERED: Final = re.compile(
    r"\b(?:[Dd]raft )?(?:[Rr]esolution|[Dd]ecree|[Pp]rotocol|[Dd]irective|[Rr]egulation|[Dd]ecision)"
    r"\s(?:[Nn]o\.?\s)?\d{1,5}(?:/\d{2,4})?(?:\s\(\d{4}\))?"
)
IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
ACCOUNT: Final = re.compile(
    r"\baccounts?\s(?:(?:number|no\.?|nr\.?|#)\s?)([A-Z0-9][A-Z0-9-]{3,}\d)|\baccount\s([A-Z]{0,4}-?\d[\d-]{4,})"
)
DEFINED: Final = re.compile(r"\s?\([“\"]?(?:the\s)?[“\"]?([A-Z][\w.&/-]{1,11})[”\"]?\)")
OWNED: Final = re.compile(r"[’'ʼ]s?\s([a-z]+)")
ROW: Final = re.compile(r"(?:\s\([^()\n]{0,40}\))?(?P<mark>,? and |, | or |/)(?:the )?")

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
    "part": "It is part of a longer name in the same document.",
    "row": "It stands in a row with names of this kind.",
    "none": "It is capitalised inside a sentence, and nothing says what it names.",
    "known": "The same name stands elsewhere in the document.",
}


@dataclass(slots=True)
class Votes:
    """What a form seems to name, summed over its places."""

    total: dict[EntityKind, float] = field(default_factory=lambda: defaultdict(float))
    why: dict[EntityKind, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, kind: EntityKind, weight: float, cue: str, *, once: bool = False) -> None:
        """Add a vote; what lies in the form itself counts once."""
        seen = self.why[kind].get(cue, 0.0)
        if once and seen:
            return
        self.why[kind][cue] = seen + weight
        self.total[kind] += weight

    def best(self) -> tuple[EntityKind, float, str]:
        """The kind with most votes, ties in the order of the kinds' names, and its strongest cue."""
        if not self.total:
            return EntityKind.OTHER, 0.0, "none"
        kind, weight = max(self.total.items(), key=lambda pair: (pair[1], pair[0].value))
        if weight < ENOUGH:
            return EntityKind.OTHER, weight, "none"
        cue = max(self.why[kind].items(), key=lambda pair: (pair[1], pair[0]))[0]
        return kind, weight, cue


Forms = dict[str, Votes]
Kind = EntityKind


def find_all(document_id: str, text: str, regions: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """All names in the readable zones of a document, in text order, never overlapping."""
    fixed = list(_fixed(text, regions))
    zones = [read(text, start, end) for start, end in regions]
    seen = Vocabulary.of([word for zone in zones for word in zone])
    found = [run for zone in zones for run in runs(zone, seen)]
    found = [part for run in found for part in _parted(run, found)]
    found = [run for run in found if not _taken(run.start, run.end, fixed) and _may_stand(run, seen)]
    forms = _judge(text, found, zones)
    found += [run for zone in zones for run in _echoes(zone, forms)]
    spans = [(r.start, r.end, *_verdict(r, forms)) for r in found if not _taken(r.start, r.end, fixed)]
    rows = sorted({*fixed, *spans}, key=lambda row: (row[0], -row[1]))
    return tuple(_mention(document_id, text, row) for row in _apart(rows))


Row = tuple[int, int, EntityKind, float, str]


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


def _taken(start: int, end: int, rows: Iterable[Row]) -> bool:
    return any(start < row[1] and row[0] < end for row in rows)


def _fixed(text: str, regions: Sequence[tuple[int, int]]) -> Iterable[Row]:
    """Names that their own shape shows: symbols, numbered acts, accounts, substances, designations."""
    patterns = (
        (SYMBOL, Kind.DOCUMENT, 0.95),
        (NUMBERED, Kind.DOCUMENT, 0.95),
        (IBAN, Kind.ACCOUNT, 0.95),
        (ACCOUNT, Kind.ACCOUNT, 0.9),
        (_substance_pattern(), Kind.SUBSTANCE, 0.9),
        (_weapon_pattern(), Kind.WEAPON_SYSTEM, 0.9),
    )
    taken: list[Row] = []
    for pattern, kind, score in patterns:
        for start, end in regions:
            for match in pattern.finditer(text, start, end):
                group = match.lastindex or 0
                row = (match.start(group), match.end(group), kind, score, "listed")
                if not _taken(row[0], row[1], taken):
                    taken.append(row)
    return taken


@cache
def _substance_pattern() -> re.Pattern[str]:
    names = sorted(lines("names-substances"), key=lambda name: (-len(name), name))
    return re.compile(r"(?i)(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@cache
def _weapon_pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lines("names-weapons"))))
    return re.compile(rf"\b(?:{names})(?:-[A-Z0-9]{{1,3}})?\b(?=\W|$)|{DESIGNATION.pattern}")


def _parted(run: Run, others: Sequence[Run]) -> Iterable[Run]:
    """A run cut behind a listed name where the rest begins like a person or stands alone elsewhere."""
    size = listed_at(run.words, 0)
    rest = run.words[size:]
    if not size or not rest or run.title or not rest[0].capital or rest[0].low in heads():
        return (run,)
    key = " ".join(word.low for word in rest)
    body = rest[-1].low in heads()
    if body and run.words[0].text not in countries():
        return (run,)
    alone = any(
        key in ({other.key} if body else {other.key, other.low[-1]}) for other in others if other is not run
    )
    if not alone and (rest[0].low not in given() or len(rest) == 1):
        return (run,)
    return (Run(run.words[:size]), Run(rest))


def _may_stand(run: Run, seen: Vocabulary) -> bool:
    """Whether a run is a name at all; a lone word must prove itself."""
    first = run.words[0]
    text = " ".join(word.text for word in run.words)
    if text in capitals() or text in countries() or text in institutions() or run.key in peoples():
        return True
    if all(part in common() for part in run.words[0].low.split("-")) and len(run.words) == 1:
        return not first.initial and first.low in heads() and first.low in seen.inside
    if len(run.words) > 1:
        return not all(low in common() for low in run.low)
    if text in lines("names-acronyms") or len(text) < 2 or not any(c.isalpha() for c in text):  # noqa: PLR2004
        return False
    if run.title or (first.shouted and not first.initial):
        return True
    if first.low in seen.lower:
        return not first.initial and first.low in heads() and first.low in seen.inside
    return not first.initial or first.low in seen.inside or first.low in given() or first.shouted


def _judge(text: str, found: Sequence[Run], zones: Sequence[Sequence[Word]]) -> Forms:
    """The votes of every form."""
    index = {word.start: (zone, at) for zone in zones for at, word in enumerate(zone)}
    forms: Forms = defaultdict(Votes)
    for run in found:
        votes = forms[run.key]
        _vote_inside(run, votes)
        zone, at = index[run.start]
        _vote_before(run, zone, at, votes)
        _vote_after(run, zone, at + len(run.words), votes)
        _vote_marks(text, run, votes)
        owned = OWNED.match(text, run.end)
        if owned and owned.group(1) in _beside("owns"):
            votes.add(_beside("owns")[owned.group(1)], 1.5, "beside")
    _define(text, found, forms)
    _inherit(forms)
    _spread(text, found, forms)
    return forms


def _vote_inside(run: Run, votes: Votes) -> None:
    """What the words of the name themselves show."""
    text, low, size = " ".join(w.text for w in run.words), run.low, len(run.words)
    if text in countries():
        votes.add(Kind.PLACE, 5, "listed", once=True)
    elif text in institutions():
        votes.add(Kind.ORGANIZATION, 5, "listed", once=True)
    elif text in capitals():
        votes.add(Kind.PLACE, 3, "listed", once=True)
    elif run.key in peoples():
        votes.add(Kind.OTHER, 5, "listed", once=True)
    stem = next((low[at - 1] for at in range(1, size) if low[at] in {"of", "on", "for"}), low[-1])
    if low[-1] in suffixes() and size > 1:
        votes.add(Kind.ORGANIZATION, 4, "head", once=True)
    elif {stem, low[-1]} & documents():
        votes.add(Kind.DOCUMENT, 3 if size > 1 else 1, "head", once=True)
    elif {stem, low[-1]} & events() and size > 1:
        votes.add(Kind.OTHER, 3, "head", once=True)
    elif (
        stem in heads()
        or low[-1] in heads()
        or (size > 1 and low[0] in heads() and run.words[0].text != "Press")
    ):
        votes.add(Kind.ORGANIZATION, 3 if size > 1 else 2, "head", once=True)
    elif stem in geography("head") or low[-1] in geography("head"):
        votes.add(Kind.PLACE, 3 if size > 1 else 0, "head", once=True)
    elif size == 1 and ACRONYM.match(text):
        votes.add(Kind.ORGANIZATION, 2, "acronym", once=True)
    elif size > 1:
        _vote_several(run, votes)
    elif low[0] in given():
        votes.add(Kind.PERSON, 1, "given", once=True)


DIRECTIONS: Final = frozenset(
    "north south east west northern southern eastern western central upper lower new old greater "
    "inner outer saint st. san santa port fort mount el al".split()
)


def _vote_several(run: Run, votes: Votes) -> None:
    first = run.words[0]
    if first.low in DIRECTIONS:
        votes.add(Kind.PLACE, 1.5, "direction", once=True)
    elif first.text in lines("names-vessel-prefixes"):
        votes.add(Kind.VESSEL, 5, "head", once=True)
    elif first.low in given():
        votes.add(Kind.PERSON, 2.5, "given", once=True)
    elif first.text in countries() | capitals():
        votes.add(Kind.ORGANIZATION, 1, "listed", once=True)
    elif re.fullmatch(r"[A-Z]\.", first.text):
        votes.add(Kind.PERSON, 2.5, "initial", once=True)
    elif any(ACRONYM.match(w.text) and not set(w.text) <= set("IVX") for w in run.words):
        votes.add(Kind.ORGANIZATION, 1.5, "acronym", once=True)
    else:
        votes.add(Kind.PERSON, 1, "words", once=True)


@cache
def _beside(side: str) -> Mapping[str, EntityKind]:
    rows = (line.split() for line in lines("names-beside"))
    return {word: EntityKind(kind) for kind, where, word in rows if where == side}


def _vote_before(run: Run, zone: Sequence[Word], at: int, votes: Votes) -> None:
    """What the words before the name show."""
    if run.title:
        votes.add(Kind.PERSON, 3, "title")
        return
    back = [word for word in zone[max(0, at - 3) : at]]
    if not back or (not zone[at].joined and not _only_quote(run)):
        return
    last = back[-1].low
    article = last in {"the", "a", "an"}
    if (last,) in titles() and not back[-1].capital and run.low[-1] not in heads():
        votes.add(Kind.PERSON, 3, "title")
    if last in _beside("before"):
        kind = _beside("before")[last]
        votes.add(kind, 3 if kind is Kind.VESSEL else 2, "beside")
    if len(back) > 1 and last == "of" and back[-2].low in geography("noun"):
        votes.add(Kind.PLACE, 3, "beside")
    elif last in geography("noun"):
        votes.add(Kind.PLACE, 1.5, "beside")
    elif not article and last in geography("in"):
        votes.add(Kind.PLACE, 2, "in")
    elif not article and last in geography("to"):
        votes.add(Kind.PLACE, 0.6, "in")


def _only_quote(run: Run) -> bool:
    """A quotation mark may stand between a noun and the name it introduces."""
    return run.words[0].initial


def _vote_after(run: Run, zone: Sequence[Word], at: int, votes: Votes) -> None:
    """What the word after the name shows."""
    if at >= len(zone) or not zone[at].joined or zone[at].capital:
        return
    word = zone[at].low
    if word in _beside("after"):
        kind = _beside("after")[word]
        votes.add(
            kind, 2 if kind is Kind.WEAPON_SYSTEM else 1.2, "speaks" if kind is Kind.PERSON else "beside"
        )
    elif word in geography("noun") and word not in {"north", "south", "east", "west"}:
        votes.add(Kind.PLACE, 2.5, "beside")


def _vote_marks(text: str, run: Run, votes: Votes) -> None:
    """What the punctuation round the name shows."""
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 40]
    if before in '“"«„' and before and after[:1] in '”"»“' and len(run.words) > 1:
        votes.add(Kind.ORGANIZATION, 1.2, "quoted")
    follow = re.match(r", ([A-Z][\w.]+(?: [A-Z][\w.]+)?)", after)
    if follow and len(run.words) < 3 and {follow.group(1), follow.group(1).split()[0]} & countries():  # noqa: PLR2004
        votes.add(Kind.PLACE, 1, "country")
    if re.match(r", (?:\d{2}, |an? (?!town|city|village)[a-z]|who\b)", after):
        votes.add(Kind.PERSON, 1, "beside")


def _define(text: str, found: Sequence[Run], forms: Forms) -> None:
    """An abbreviation takes the kind of the long name it stands for."""
    for run in found:
        match = DEFINED.match(text, run.end)
        if match and len(run.words) > 1 and abbreviates(match.group(1), [w.text for w in run.words]):
            kind = forms[run.key].best()[0]
            kind = Kind.ORGANIZATION if kind in {Kind.PERSON, Kind.OTHER} else kind
            forms[match.group(1).casefold()].add(kind, 6, "defined", once=True)
            forms[run.key].add(kind, 3, "defined", once=True)


def abbreviates(short: str, long: Sequence[str]) -> bool:
    """Whether the letters of an abbreviation begin, in order, words of the long name."""
    letters = [c for c in short.casefold() if c.isalpha()]
    initials = [part[0].casefold() for word in long for part in re.split(r"[-/&]", word) if part]
    matched = 0
    for initial in initials:
        matched += matched < len(letters) and letters[matched] == initial
    return matched >= 2 and matched >= len(letters) - 1  # noqa: PLR2004 - one letter may come from inside


def _inherit(forms: Forms) -> None:
    """A lone word that is part of a longer name takes its kind unless its own votes speak louder."""
    wholes: dict[str, set[EntityKind]] = defaultdict(set)
    for key, votes in forms.items():
        kind = votes.best()[0]
        for part in _shorts(key.split(), kind) - heads() - common():
            wholes[part].add(kind)
    for part, kinds in wholes.items():
        if part in forms and len(kinds) == 1 and not any("listed" in why for why in forms[part].why.values()):
            kind = next(iter(kinds))
            forms[part].add(kind, ENOUGH if kind is Kind.ORGANIZATION else 3, "part", once=True)


def _shorts(parts: Sequence[str], kind: EntityKind) -> set[str]:
    """The lone words by which a longer name may be called again."""
    if len(parts) < 2:  # noqa: PLR2004
        return set()
    if kind is Kind.PERSON:
        return {parts[0], parts[-1]}
    if kind is Kind.VESSEL:
        return {parts[-1]}
    plain = kind is Kind.ORGANIZATION and all(part in heads() | suffixes() for part in parts[1:])
    return {parts[0]} if plain else set()


def _spread(text: str, found: Sequence[Run], forms: Forms) -> None:
    """In a row "X, Y and Z" names without a kind take that of their neighbours."""
    for order in (1, -1):
        for left, right in list(zip(found, found[1:], strict=False))[::order]:
            gap = ROW.fullmatch(text, left.end, max(left.end, right.start))
            if gap is None:
                continue
            spread = {Kind.PLACE} if gap.group("mark").strip() == "," else {Kind.PLACE, Kind.PERSON}
            for one, other in ((left, right), (right, left)):
                kind, weight, _ = forms[one.key].best()
                if weight >= 2 and kind in spread and forms[other.key].best()[1] < ENOUGH:  # noqa: PLR2004
                    forms[other.key].add(kind, ENOUGH, "row", once=True)


def _echoes(zone: Sequence[Word], forms: Forms) -> Iterable[Run]:
    """In headings and capitals only names that the document holds elsewhere, or that are listed, are names."""
    known = {*forms, *(x.casefold() for x in countries() | institutions() if len(x) > 2 or x.isupper())}  # noqa: PLR2004
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
        place = any(text == name.casefold() for name in countries())
        return (Kind.PLACE if place else Kind.ORGANIZATION), 0.8, "listed"
    kind, weight, cue = forms[run.key].best()
    return kind, round(0.5 + 0.45 * min(weight, SURE) / SURE, 2), cue
