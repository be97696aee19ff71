"""Names of which the document tells nothing: the reader is shown the sentences they stand in, and votes.

The rules stay before the reader: where a title, a head noun or a preposition tells what a name names, nobody
is asked. A lone word at the start of a sentence is a name only where the reader marks just that word.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from averment.claims.reader import Tag
from averment.claims.runs import Run
from averment.claims.signs import ENOUGH, Forms, untold
from averment.claims.words import words
from averment.model import EntityKind

Spans = Sequence[tuple[int, int]]
Asking = Callable[[Spans, Spans], Sequence[Tag]]  # shown these stretches, with these names hidden
# No places: the gazetteer tells them, and where something happened must not hang on a guess.
KINDS: Final[Mapping[str, EntityKind]] = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
}
END: Final = re.compile(r"[.!?…]+[\"'”’»)]*\s|\n")
LONGEST: Final = 400  # code points before and behind a name that are shown at most
PLACES: Final = 3  # places of a name that are shown; more seldom tell more


def marks_on(text: str, runs: Sequence[Run], known: Spans, asking: Asking) -> tuple[Tag, ...]:
    """What the reader marks in the sentences where these runs first stand, in text order."""
    shown: Counter[str] = Counter()
    few: list[Run] = []
    for run in sorted(runs, key=lambda r: r.start):
        shown[run.key] += 1
        few += [run] if shown[run.key] <= PLACES else []
    return tuple(tag for tag in asking(list(_sentences(text, few)), known) if tag.kind in KINDS)


def _sentences(text: str, runs: Iterable[Run]) -> Iterator[tuple[int, int]]:
    """The sentences that hold runs, each once; a blank ends what has no other end."""
    last = 0
    for run in runs:
        if run.end <= last:
            continue
        least, most = max(last, run.start - LONGEST), min(len(text), run.end + LONGEST)
        start = max((m.end() for m in END.finditer(text, least, run.start)), default=least)
        if start == least > last:
            start = max(start, text.find(" ", start, run.start) + 1)
        after = END.search(text, run.end, most)
        last = after.end() if after else most if most == len(text) else text.rfind(" ", run.start, most)
        last = max(last, run.end)
        yield start, last


def worth_asking(held: Iterable[Run]) -> list[Run]:
    """Of the words that begin a sentence those that are not all ordinary English words."""
    ordinary = words("ordinary")
    return [run for run in held if not ordinary.issuperset(run.low)]


def confirmed(runs: Iterable[Run], tags: Sequence[Tag]) -> list[Run]:
    """The runs of which the reader marks exactly the words."""
    spans = {(tag.start, tag.end) for tag in tags}
    return [run for run in runs if (run.start, run.end) in spans]


def vote(forms: Forms, found: Iterable[Run], tags: Sequence[Tag]) -> None:
    """Give each form without votes of its own one vote of the reader: what it says at most of its places.

    One vote and no more, so that a longer name of which the form is part still tells more.
    """
    open_forms = untold(forms)
    starts = [tag.start for tag in tags]
    said: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for run in found:
        at = bisect_left(starts, run.end) - 1
        if run.key in open_forms and at >= 0 and tags[at].end > run.start:
            said[run.key][KINDS[tags[at].kind]] += tags[at].score
    for key, kinds in said.items():
        kind = max(kinds, key=lambda each: (kinds[each], each.value))
        forms[key].add(kind, ENOUGH, "reader")
