"""Names as the network sees them: asked only where the document's own words tell nothing about a name.

This is the one head that reads names unmasked. What it says of a name moves no attribution's network, which
sees every name as the same sign; it only votes on what kind of thing an otherwise untold name is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from averment.claims.reader.decoding import log_softmax, stretches
from averment.claims.reader.linking import Tag
from averment.claims.reader.network import load
from averment.claims.reader.tagging import BLOCK, LONGEST_PART
from averment.claims.reader.wording import NAME, Case, Word, windows, words_in

HEAD: Final = "names"


def named(
    text: str, places: Sequence[tuple[int, int]], known: Sequence[tuple[int, int]] = ()
) -> tuple[Tag, ...]:
    """The names that the network finds between offsets, in text order; none where there is no network.

    `known` are the names that it need not tell, in text order: it is shown one sign for each, so that it
    answers alike whoever else stands in the sentence.

    A tag's kind is "PER", "ORG", "LOC" or "MISC", its score the mean probability of its words.
    """
    network = load()
    if network is None:
        return ()
    found: list[Tag] = []
    waiting = _windows(text, places, known)
    while block := list(islice(waiting, BLOCK)):
        scored = network.scores(block, (HEAD,))
        for words, scores in zip(block, scored, strict=True):
            for one in stretches(log_softmax(scores[HEAD]), network.labels[HEAD]):
                start, end = words[one.first].start, words[one.last - 1].end
                found.append(Tag(start, end, round(one.score, 3), one.label))
    return tuple(found)


def _windows(
    text: str, places: Sequence[tuple[int, int]], known: Sequence[tuple[int, int]]
) -> Iterator[list[Word]]:
    for start, end in places:
        for first in range(start, end, LONGEST_PART):
            words = _masked(words_in(text, first, min(end, first + LONGEST_PART), None), known)
            yield from (words[low:high] for low, high in windows(words))


def _masked(found: Sequence[Word], known: Sequence[tuple[int, int]]) -> list[Word]:
    """The words with one sign in place of each known name."""
    shown: list[Word] = []
    starts = [start for start, _ in known]
    for word in found:
        at = bisect_left(starts, word.end) - 1
        if at < 0 or known[at][1] <= word.start:
            shown.append(word)
        elif not shown or shown[-1].end <= known[at][0]:
            shown.append(Word(*known[at], (NAME,), Case.TITLE))
    return shown
