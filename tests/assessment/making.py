"""Small cases for the tests of this room."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from averment.assessment.looking import Looking
from averment.model import (
    Bound,
    Contents,
    Document,
    LedgerKind,
    LedgerRow,
    Passage,
    Quantity,
    ReadStatus,
    Reason,
    StatedDate,
    StatedQuantity,
    When,
    content_id,
)

REASON = Reason("test@1", 1.0, "It is a test.")
ZERO = "0" * 64
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
COUNT = re.compile(
    r"(?:(at least|up to|about|well over) )?(?<![\w/.-])(\d[\d,]*(?:\.\d+)?) (tonnes|litres|drums|people|km|sites)"
)
BOUNDS = {
    "at least": Bound.AT_LEAST,
    "well over": Bound.AT_LEAST,
    "up to": Bound.AT_MOST,
    "about": Bound.ABOUT,
}


def case(text: str, name: str = "d", publisher: str | None = None) -> Contents:
    """A case of one document; its days and counts are found by pattern."""
    document = Document(
        name, ZERO, ("a.txt",), "text/plain", ReadStatus.READ, ZERO, len(text), "test@1", publisher=publisher
    )
    return Contents(
        "test", datetime(2031, 1, 1, tzinfo=UTC), documents=(document,), texts={name: text},
        dates=tuple(_dates(name, text)), quantities=tuple(_counts(name, text)),
    )  # fmt: skip


def looking(text: str) -> Looking:
    """A case of one document, laid out."""
    return Looking.at(case(text))


def _dates(name: str, text: str) -> list[StatedDate]:
    return [
        StatedDate(
            content_id("dat", name, m.start()),
            Passage.cut(name, text, *m.span()),
            When.on(date(int(m[3]), MONTHS.index(m[2]) + 1, int(m[1]))),
            REASON,
        )
        for m in DAY.finditer(text)
    ]


def _counts(name: str, text: str) -> list[StatedQuantity]:
    found = []
    for m in COUNT.finditer(text):
        value, bound = Decimal(m[2].replace(",", "")), BOUNDS.get(m[1] or "", Bound.EXACT)
        low, high = (None if bound is Bound.AT_MOST else value), (None if bound is Bound.AT_LEAST else value)
        quantity = Quantity(low, high, bound, m[3].rstrip("s"), m[3])
        found.append(
            StatedQuantity(
                content_id("qty", name, m.start()), Passage.cut(name, text, *m.span()), quantity, REASON
            )
        )
    return found


def row(
    kind: LedgerKind, low: str, high: str | None = None, *, unit: str = "tonne", as_of: When | None = None
) -> LedgerRow:
    """A ledger row of flour in Lisk."""
    ends = (Decimal(low), Decimal(high if high is not None else low))
    quantity = Quantity(*ends, Bound.EXACT if high is None else Bound.BETWEEN, unit)
    text = f"{kind.value} {low}"
    id_ = content_id("led", kind.value, low, high, unit, str(as_of))
    return LedgerRow(id_, "flour", kind, quantity, Passage("d", 0, len(text), text), REASON, "Lisk", as_of)
