"""Who voted how: lines and tables of meeting records, and sentences that name members."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.assessment.looking import Looking
from averment.assessment.tables import tables
from averment.assessment.words import row_finders, table
from averment.model import Vote

NAME: Final = r"(?:the\s+)?[A-Z][\w'’.-]*(?:\s+(?:of|and\s+the|the)?\s*[A-Z][\w'’.-]*){0,4}"
NAMES: Final = rf"{NAME}(?:,\s+{NAME})*(?:,?\s+and\s+{NAME})?"
NEAR: Final = 200  # characters between the lines of one vote
NOBODY: Final = re.compile(r"none|nobody|nil|-|–|0", re.IGNORECASE)
PROSE: Final = {
    Vote.AGAINST: r"(?:voted|votes|voting)\s+against|vetoed|cast\s+(?:a|its)\s+veto",
    Vote.FOR: r"(?:voted|votes|voting)\s+(?:in\s+favou?r|for)\b",
    Vote.ABSTAIN: r"abstained|abstains",
    Vote.ABSENT: r"did\s+not\s+(?:vote|participate|take\s+part)|(?:was|were)\s+absent",
}


@dataclass
class Ballot:
    """One vote as a stretch of text records it."""

    start: int
    end: int
    votes: dict[str, Vote]
    record: bool  # from lines or a table, not from a sentence


def ballots(looking: Looking, document: str) -> list[Ballot]:
    """The votes of a document in reading order."""
    text = looking.text(document)
    found = [*_tables(text), *_lines(text)]
    covered = [(b.start, b.end) for b in found]
    for start, end in looking.sentences(document):
        if not any(s < end and start < e for s, e in covered):
            found.extend(_prose(text, start, end))
    return sorted(found, key=lambda b: (b.start, b.end))


def _tables(text: str) -> list[Ballot]:
    """Tables whose cells are members and votes."""
    found = []
    for part in tables(text):
        votes = {}
        for row in part.rows:
            cells = [c.text for c in row.cells]
            vote = next((v for c in cells[1:] for v in [ballot_word(c)] if v is not None), None)
            if vote is not None and cells[0]:
                votes[cells[0]] = vote
        if len(votes) > 1:
            found.append(Ballot(part.rows[0].start, part.rows[-1].end, votes, record=True))
    return found


def ballot_word(cell: str) -> Vote | None:
    """The vote that a cell or label names, and nothing else."""
    return next((Vote(k) for k, p in row_finders("ballots").items() if p.fullmatch(cell.strip(" .:"))), None)


@cache
def _label() -> re.Pattern[str]:
    """A label with its names: "In favour: A, B and C."."""
    words = [w for row in table("ballots").values() for w in row]
    spelled = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<!\w)(?P<label>{spelled})(?:\s+\(?\d+\)?)?\s*(?::|[-–—]\s)\s*(?P<names>[^\n:;.]+(?:\.(?=[A-Z]\.)[^\n:;.]*)*)",
        re.IGNORECASE,
    )


def _lines(text: str) -> list[Ballot]:
    """Labelled lists of members; neighbouring ones make one vote until a label comes again."""
    found: list[Ballot] = []
    labels: set[Vote] = set()
    for match in _label().finditer(text):
        vote = ballot_word(match["label"])
        names = _names(match["names"])
        if vote is None or (not names and not NOBODY.fullmatch(match["names"].strip(" .:"))):
            continue
        same = found and match.start() - found[-1].end <= NEAR and vote not in labels
        if not same:
            found.append(Ballot(match.start(), match.end(), {}, record=True))
            labels = set()
        labels.add(vote)
        found[-1].end = match.end()
        found[-1].votes.update(dict.fromkeys(names, vote))
    return [b for b in found if b.votes]


def _names(listed: str) -> list[str]:
    """The members of a list: parted by commas, "and" or semicolons; each begins with a capital."""
    names = [n.strip(" .\t*|") for n in re.split(r",|;|\band\b(?=\s+[A-Z])", listed)]
    return [n for n in names if n and n[0].isupper() and len(n) <= 60 and not NOBODY.fullmatch(n)]  # noqa: PLR2004 - a name


@cache
def _prose_patterns() -> tuple[tuple[Vote, re.Pattern[str]], ...]:
    """Sentences of the form "A, B and C abstained"."""
    return tuple(
        (vote, re.compile(rf"(?P<names>{NAMES})\s+(?:has\s+|have\s+|had\s+|then\s+)?(?:{verb})"))
        for vote, verb in PROSE.items()
    )


def _prose(text: str, start: int, end: int) -> list[Ballot]:
    """The members that a sentence says voted."""
    votes: dict[str, Vote] = {}
    for vote, pattern in _prose_patterns():
        for match in pattern.finditer(text, start, end):
            votes.update(dict.fromkeys(_members(match["names"]), vote))
    return [Ballot(start, end, votes, record=False)] if votes else []


def _members(listed: str) -> list[str]:
    """The names of a sentence's subject, articles off."""
    parts = re.split(r",\s*(?:and\s+)?|\s+and\s+(?=(?:the\s+)?[A-Z])", listed)
    names = [re.sub(r"^(?:the|The|But|And|Only|While|When|On|In)\s+", "", p.strip()) for p in parts]
    return [
        n
        for n in names
        if n and n[0].isupper() and n not in {"He", "She", "It", "They", "We", "I", "Who", "That"}
    ]
