"""Quantities: labelled sentences of many registers, shared nouns, as-of dates, and what must always hold."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims.extractors import dates, quantities
from averment.model import Bound, StatedQuantity

LABELLED = Path(__file__).with_name("quantities.tsv")


def rows() -> list[tuple[str, str]]:
    """The labelled sentences and their expected quantities."""
    lines = [line for line in LABELLED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    split = [(line + "\t").split("\t")[:2] for line in lines]
    return [(text.replace("\\n", "\n").replace("\\t", "\t"), want.strip()) for text, want in split]


def read(text: str) -> tuple[StatedQuantity, ...]:
    """All quantities of a text, its dates read first."""
    regions = [(0, len(text), "body")]
    stated = dates.find_all("doc-1", text, regions, published=None)
    return quantities.find_all("doc-1", text, regions, dates=stated)


def show(found: StatedQuantity) -> str:
    """A quantity as the labels write it."""
    q = found.quantity
    low, high = ("?" if end is None else format(end, "f") for end in (q.low, q.high))
    return f"{found.passage.quote} = {low}..{high} {q.bound.value} {q.unit or '-'} / {q.what or '-'}"


@pytest.mark.parametrize(("text", "want"), rows())
def test_labelled_sentences(text: str, want: str) -> None:
    """Each labelled text gives exactly its quantities; labels, names and codes give none."""
    assert " | ".join(map(show, read(text))) == want


def test_a_shared_noun_is_explained() -> None:
    """A figure whose noun is said once takes it from the quantity before, and the reason says so."""
    _, second = read("Twelve miners were injured and three are missing.")
    assert second.quantity.what == "miners missing"
    assert (
        second.reason.detail == "What is counted is taken over from “Twelve miners” in the words before it."
    )
    assert second.reason.used == ("Twelve miners",)


def test_a_noun_of_another_family_is_not_shared() -> None:
    """What was destroyed does not lend its noun to the killed."""
    _, second = read("12 trucks were destroyed and 3 were killed.")
    assert second.quantity.what == "killed"


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("As of 30 November 2017, 12 drums were removed.", "30 November 2017"),
        ("By the end of November 2017 the plant had made 12 drums.", "end of November 2017"),
        ("Until 3 May 2016 some 40 people stayed.", "3 May 2016"),
        ("On 3 May 2016 some 40 people stayed.", None),
        ("As of 3 May 2016 all was quiet. Some 40 people stayed.", None),
    ],
)
def test_as_of(text: str, as_of: str | None) -> None:
    """A quantity holds as of a date only where the same sentence marks it so."""
    (found,) = read(text)
    assert (found.as_of.as_stated if found.as_of else None) == as_of


def test_figures_of_dates_are_not_counted() -> None:
    """The figures of a date that was read are left alone; others beside it are not."""
    (found,) = read("On 4 January 2016 at 06:37 UTC, 12 shells fell.")
    assert found.passage.quote == "12 shells"


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The text says 1.300 metres.", Decimal("1.3")),
        ("Es sind 1.300 Meter, also 1,3 km.", Decimal(1300)),
        ("Es sind 1.300 und 2.400.000 Meter.", Decimal(1300)),
        ("Not 1.300 metres but 1,200,000.", Decimal("1.3")),
    ],
)
def test_a_point_before_three_figures(text: str, low: Decimal) -> None:
    """A point groups thousands only in a text that writes other numbers in that way."""
    assert read(text)[0].quantity.low == low


def test_dollars_are_explained() -> None:
    """The sign $ alone is read as United States dollars, and the reason says so."""
    (found,) = read("It cost $300.")
    assert (found.quantity.unit, found.reason.detail) == (
        "USD", "A number with money; dollars are read as United States dollars.",
    )  # fmt: skip


@given(st.integers(13, 10**9), st.sampled_from(["{:,}", "{}"]))
def test_figures_round_trip(n: int, form: str) -> None:
    """Any figure before a counted noun is found with its value, with and without separators."""
    (found,) = read(f"They saw {form.format(n)} rockets there.")
    assert (found.quantity.low, found.quantity.high, found.quantity.bound) == (n, n, Bound.EXACT)


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("at least", Bound.AT_LEAST),
        ("up to", Bound.AT_MOST),
        ("about", Bound.ABOUT),
        ("exactly", Bound.EXACT),
    ],
)
@given(n=st.integers(2, 10**7))
def test_bounds(words: str, bound: Bound, n: int) -> None:
    """A bound opens the right end and leaves the stated number at the other."""
    (found,) = read(f"They saw {words} {n:,} rockets there.")
    assert found.quantity.bound is bound
    assert found.quantity.low == (None if bound is Bound.AT_MOST else n)
    assert found.quantity.high == (None if bound is Bound.AT_LEAST else n)


PIECES = st.sampled_from(
    ["12", "1,300", "1.2", "thousand", "about", "between", "and", "to", "-", "€", "km", "people", "killed", "of",
     "them", "a", "few", "dozen", "hundreds", "million", "half", "per", "day", "(", ")", ".", "%", "one", "two",
     "at", "least", "or", "more", "2016", "May", "\n\n", "No", "|", "X"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.sampled_from([" ", ""]))
def test_what_always_holds(pieces: list[str], gap: str) -> None:
    """Any string of number words gives ordered, non-overlapping passages that stand in the text."""
    text = gap.join(pieces)
    end = 0
    for found in read(text):
        assert found.passage.start >= end
        assert found.passage.stands_in(text)
        end = found.passage.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reader fail, and the same text gives the same ids."""
    assert read(text) == read(text)


@pytest.mark.parametrize("piece", ["one ", "1,", "(", "a-", "between 3 and ", "+1 ", "DE89 ", "\n "])
def test_long_monotone_texts_are_read(piece: str) -> None:
    """Long repetitions neither overflow nor blow up the grammar."""
    assert len(read(piece * 20_000)) <= 20_000


def test_endless_figures_are_no_number() -> None:
    """A figure longer than any count is an identifier."""
    assert read("1" * 100_000) == ()
