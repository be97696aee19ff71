"""Totals and their parts: sums that agree are shown, sums that fail are reported."""

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from averment.incidents.figures import NOT_COUNTS
from averment.incidents.ground import Difference, Ground
from averment.incidents.sums import check_tables, difference
from averment.incidents.words import entries, finder
from averment.model import Bound, StatedQuantity, Verdict

MOST: Final = 8  # parts of one total
LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number in running text."""

    start: int
    end: int
    value: Decimal
    unit: str | None


def find(ground: Ground) -> list[Difference]:
    """Totals with parts in one sentence or the next, and totals of tables."""
    found = []
    for document in sorted(ground.index.documents):
        found.extend(_in_prose(ground, document))
    return found + check_tables(ground)


def _in_prose(ground: Ground, document: str) -> list[Difference]:
    """The sums of one document's sentences."""
    rows = _by_sentence(ground, document)
    found = []
    for number, row in sorted(rows.items()):
        own = _sum(ground, document, row, own=True)
        following = rows.get(number + 1, [])
        if own is None and row and following and _same_paragraph(ground, document, number):
            own = _sum(ground, document, [row[0], *following], own=False) if len(row) == 1 else None
        if own is not None:
            found.append(own)
    return found


def _same_paragraph(ground: Ground, document: str, number: int) -> bool:
    """Whether a sentence and the next belong together."""
    here, there = ground.index.sentences(document)[number : number + 2]
    return here.paragraph == there.paragraph


def _by_sentence(ground: Ground, document: str) -> dict[int, list[Number]]:
    """The numbers of a document by sentence, number words without a stated quantity included."""
    stated = [_number(q) for q in ground.index.quantities.of(document)]
    known = [n for n in stated if n is not None]
    rows: dict[int, list[Number]] = defaultdict(list)
    for item in [*known, *_words(ground, document)]:
        rows[ground.index.sentence_number(document, item.start)].append(item)
    return {
        n: sorted(row, key=lambda x: x.start)
        for n, row in rows.items()
        if "\t" not in _line(ground, document, row[0])
    }


def _line(ground: Ground, document: str, number: Number) -> str:
    """The line a number stands in; table rows are summed elsewhere."""
    text = ground.index.text(document)
    return text[
        text.rfind("\n", 0, number.start) + 1 : (text.find("\n", number.start) + 1 or len(text) + 1) - 1
    ]


def _number(stated: StatedQuantity) -> Number | None:
    """An exact or approximate count; bounds, intervals, distances and times cannot be summed."""
    q = stated.quantity
    if (
        q.low is None
        or q.low != q.high
        or q.bound not in {Bound.EXACT, Bound.ABOUT}
        or (q.unit or "") in NOT_COUNTS
    ):
        return None
    return Number(stated.passage.start, stated.passage.end, q.low, q.unit)


def _words(ground: Ground, document: str) -> list[Number]:
    """Number words that no stated quantity covers: "and three other facilities"."""
    text = ground.index.text(document)
    values = {word: Decimal(n) for n, word in enumerate(entries("number_words"), start=1)}
    return [
        Number(m.start(), m.end(), values[m[0].casefold()], None)
        for m in finder("number_words").finditer(text)
        if not ground.index.quantities.on(document, m.start(), m.end())
        and not ground.index.dates.on(document, m.start(), m.end())
        and m[0].casefold() != "one"
    ]


def _sum(ground: Ground, document: str, row: list[Number], *, own: bool) -> Difference | None:
    """The total among the numbers, with the parts that follow it."""
    text = ground.index.text(document)
    for at, total in enumerate(row[: -LEAST + 1 or None]):
        parts = [n for n in row[at + 1 :] if n.unit in {None, total.unit} or total.unit is None][:MOST]
        if len(parts) < LEAST or total.value < max(p.value for p in parts):
            continue
        cue = finder("partition").search(text, total.end, parts[0].start) or _of_the(text, total)
        if not cue and not own:
            continue
        exact = _exact(total, parts)
        if exact:
            return _found(ground, document, (total, exact), Verdict.COMPATIBLE)
        if cue and finder("exhaustive").search(cue[0]):
            return _found(ground, document, (total, parts), Verdict.UNCLEAR)
        if cue and sum(p.value for p in parts) > total.value and finder("of_whom").search(cue[0]) is None:
            return _found(ground, document, (total, parts), Verdict.UNCLEAR)
    return None


def _of_the(text: str, total: Number) -> re.Match[str] | None:
    """A partition announced before its total, as in “Of the 33 cases”."""
    return re.compile(r"\bof (?:the|these|those|its|their|all)\s*\Z", re.IGNORECASE).search(
        text, max(0, total.start - 12), total.start
    )


def _exact(total: Number, parts: list[Number]) -> list[Number] | None:
    """The parts that follow each other and add up to the total."""
    for size in range(len(parts), LEAST - 1, -1):
        for start in range(len(parts) - size + 1):
            some = parts[start : start + size]
            if sum(p.value for p in some) == total.value:
                return some
    return None


def _found(
    ground: Ground, document: str, numbers: tuple[Number, list[Number]], verdict: Verdict
) -> Difference | None:
    """The result, on the claims that cover the total and the last part."""
    total, parts = numbers
    a, b = (ground.index.tightest(document, n.start, n.end) for n in (total, parts[-1]))
    if a is None or b is None:
        return None
    return difference(a, b, [p.value for p in parts], total.value, verdict)
