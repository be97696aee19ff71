"""One spelling for each JSON value."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from averment.publish.plain import spell, understand


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        (0.1, "0.1"),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E+300"), "1E+300"),
        (date(2020, 1, 2), '"2020-01-02"'),
        (datetime(2020, 1, 2, tzinfo=UTC), '"2020-01-02T00:00:00+00:00"'),
        ('é\u2028"\n', '"é\u2028\\"\\n"'),
        ({"b": 1, "a": (1, [2])}, '{"a":[1,[2]],"b":1}'),
    ],
)
def test_spelling(value: object, spelled: str) -> None:
    """Sorted keys, no blanks, exact numbers, letters as they are."""
    assert spell(value) == spelled


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), object()])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    """No NaN, no infinity, no unknown types."""
    with pytest.raises(ValueError, match=r"not a finite number|no spelling"):
        spell(value)


def test_fractions_come_back_exact() -> None:
    """0.1 is read as the decimal 0.1."""
    assert understand('{"a":0.1}') == {"a": Decimal("0.1")}
