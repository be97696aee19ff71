"""How words, dates and numbers are spelled."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.model import Bound, Precision, Quantity, When
from averment.web import quoting


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (None, None),
        (When(None, None, Precision.UNKNOWN), None),
        (When.on(date(2019, 5, 2)), "2 May 2019"),
        (When(date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR), "2019"),
        (When(date(2019, 5, 1), date(2019, 5, 31), Precision.MONTH), "May 2019"),
        (When(date(2019, 5, 1), date(2019, 6, 3), Precision.RANGE), "1 May 2019 – 3 June 2019"),
        (When(date(2019, 5, 1), None, Precision.RANGE), "not before 1 May 2019"),
        (When(None, date(2019, 5, 1), Precision.RANGE), "not after 1 May 2019"),
    ],
)
def test_when(when: When | None, shown: str | None) -> None:
    """A date is as precise as it was stated."""
    assert quoting.when(when) == shown


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(Decimal(86), Decimal(86), Bound.EXACT, "person"), "86 person"),
        (Quantity(Decimal(1300), Decimal(1300), Bound.ABOUT), "about 1,300"),
        (Quantity(Decimal(2), None, Bound.AT_LEAST, "t"), "at least 2 t"),
        (Quantity(None, Decimal("0.5"), Bound.AT_MOST), "at most 0.5"),
        (Quantity(Decimal(3), Decimal(5), Bound.BETWEEN), "3–5"),
    ],
)
def test_quantity(quantity: Quantity, shown: str) -> None:
    """A number keeps its bound and its unit."""
    assert quoting.quantity(quantity) == shown


@pytest.mark.parametrize(
    ("size", "shown"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 KB"), (2 * 10**9, "2 GB")]
)
def test_size(size: int, shown: str) -> None:
    """Sizes are short."""
    assert quoting.size(size) == shown


def test_moment() -> None:
    """A moment is told in UTC."""
    assert quoting.moment(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == "2 January 2026, 03:04:05 UTC"
    assert quoting.moment(None) is None


@given(st.text(max_size=60), st.integers(1, 30))
def test_shortened_is_a_beginning(text: str, limit: int) -> None:
    """A shortened text begins as the whole does, and is no longer than asked."""
    short = quoting.shortened(text, limit)
    assert text.startswith(short)
    assert len(short) <= max(limit, min(len(text), limit))


def test_shortened_never_parts_a_letter_from_its_marks() -> None:
    """The cut falls before a letter with marks, not inside it."""
    assert quoting.shortened("aaaae\u0301b", 5) == "aaaa"
    assert quoting.shortened("ab👩\u200d🚒cd", 4) == "ab"
