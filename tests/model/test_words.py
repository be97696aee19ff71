"""The words refuse what they cannot mean, and keep what they are given."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.model import (
    Bound,
    Candidate,
    Capture,
    Claim,
    Finding,
    InvalidWord,
    Level,
    LineageCount,
    Passage,
    Polarity,
    Precision,
    Quantity,
    Reason,
    When,
    Where,
    canonical,
    content_id,
    rule_id,
)

REASON = Reason("test@1", 0.5, "It is a test.")
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


class TestPassage:
    """`text[start:end] == quote`, in code points, for ever."""

    @given(st.text(min_size=1), st.data())
    def test_what_is_cut_is_found_again(self, text: str, data: st.DataObject) -> None:
        """Any span of any text, emoji and combining marks included, stands where it was cut."""
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        passage = Passage.cut("doc", text, start, end)
        assert passage.stands_in(text)
        assert passage.quote == text[start:end]

    @given(st.text(min_size=2))
    def test_a_changed_text_is_noticed(self, text: str) -> None:
        """A text that lost its first character no longer holds the whole-text passage."""
        assert not Passage.cut("doc", text, 0, len(text)).stands_in(text[1:])

    def test_a_quote_of_another_length_is_refused(self) -> None:
        """The quote is as long as its span."""
        with pytest.raises(InvalidWord, match="quote of 2"):
            Passage("doc", 0, 3, "ab")

    def test_an_empty_span_is_refused(self) -> None:
        """Nothing stands on an empty span."""
        with pytest.raises(InvalidWord, match="empty"):
            Passage("doc", 3, 3, "")

    def test_overlap_counts_shared_characters_of_one_document(self) -> None:
        """Passages of different documents never overlap."""
        left, right = Passage("a", 0, 4, "abcd"), Passage("a", 2, 6, "cdef")
        assert left.overlap(right) == 2
        assert left.overlap(Passage("b", 2, 6, "cdef")) == 0


class TestIds:
    """Ids follow from content."""

    @given(st.lists(st.text(), min_size=1), st.integers(1, 3))
    def test_shifted_boundaries_never_collide(self, parts: list[str], shift: int) -> None:
        """Moving characters from one part to the next changes the id."""
        moved = [*parts[:-1], parts[-1][:shift], parts[-1][shift:]]
        assert content_id("clm", *parts) != content_id("clm", *moved)

    def test_the_same_content_has_the_same_id(self) -> None:
        """An id is a pure function, pinned so that no release changes it unnoticed."""
        assert content_id("clm", "a", 1) == "clm-393fee574b915beef618"

    def test_floats_may_not_decide(self) -> None:
        """A binary float has no one spelling."""
        with pytest.raises(InvalidWord, match="float"):
            canonical({"a": [1.5]})

    def test_canonical_json_sorts_and_keeps_letters(self) -> None:
        """Keys are sorted, blanks dropped, letters kept."""
        assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()

    @pytest.mark.parametrize("name", ["Upper", "", "with space"])
    def test_rule_names_are_plain(self, name: str) -> None:
        """A rule's name is lower-case words and hyphens."""
        with pytest.raises(InvalidWord):
            rule_id(name, 1)


class TestWhen:
    """Dates are intervals."""

    @given(DAYS, DAYS)
    def test_an_interval_never_ends_before_it_begins(self, one: date, other: date) -> None:
        """Crossed ends are refused, ordered ones kept."""
        if one > other:
            with pytest.raises(InvalidWord):
                When(one, other, Precision.RANGE)
        else:
            assert When(one, other, Precision.RANGE).days == (other - one).days + 1

    @given(DAYS, DAYS, st.integers(0, 400), st.integers(0, 400))
    def test_overlap_is_symmetric(self, one: date, other: date, length: int, width: int) -> None:
        """It does not matter which interval is asked."""
        left = When(one, one + timedelta(length), Precision.RANGE)
        right = When(other, other + timedelta(width), Precision.RANGE)
        assert left.overlaps(right) == right.overlaps(left)

    def test_an_unknown_end_can_be_any_day(self) -> None:
        """Unknown reaches as far as needed."""
        assert When(None, None, Precision.UNKNOWN).overlaps(When.on(date(2020, 1, 1)))
        assert not When(None, date(2019, 1, 1), Precision.RANGE).overlaps(When.on(date(2020, 1, 1)))

    def test_day_precision_needs_its_day(self) -> None:
        """A month is no day."""
        with pytest.raises(InvalidWord, match="one known day"):
            When(date(2020, 1, 1), date(2020, 1, 31), Precision.DAY)


class TestQuantity:
    """Numbers keep their bound."""

    @given(
        st.decimals(allow_nan=False, allow_infinity=False, places=3),
        st.decimals(allow_nan=False, allow_infinity=False, places=3),
    )
    def test_crossed_ends_are_refused(self, one: Decimal, other: Decimal) -> None:
        """Low never lies above high."""
        if one > other:
            with pytest.raises(InvalidWord):
                Quantity(one, other, Bound.BETWEEN)
        else:
            assert Quantity(one, other, Bound.BETWEEN).overlaps(Quantity(other, None, Bound.AT_LEAST))

    def test_at_least_and_exact_can_agree(self) -> None:
        """At least 86 and exactly 90 can both hold; exactly 80 cannot."""
        at_least = Quantity(Decimal(86), None, Bound.AT_LEAST)
        assert at_least.overlaps(Quantity(Decimal(90), Decimal(90), Bound.EXACT))
        assert not at_least.overlaps(Quantity(Decimal(80), Decimal(80), Bound.EXACT))

    @pytest.mark.parametrize(
        ("low", "high", "bound"), [(None, None, "="), (1, 2, "="), (None, 1, ">="), (1, None, "<=")]
    )
    def test_bounds_need_their_ends(self, low: int | None, high: int | None, bound: str) -> None:
        """Each bound names the end that it speaks of."""
        with pytest.raises(InvalidWord):
            Quantity(
                None if low is None else Decimal(low), None if high is None else Decimal(high), Bound(bound)
            )

    def test_infinity_is_no_quantity(self) -> None:
        """An open end is None."""
        with pytest.raises(InvalidWord, match="finite"):
            Quantity(Decimal("Infinity"), None, Bound.AT_LEAST)


class TestClaim:
    """An allegation never appears without its speaker."""

    def test_reported_speech_names_somebody(self) -> None:
        """A claim that is not the author's voice has a speaker."""
        with pytest.raises(InvalidWord, match="speaker None"):
            Claim("clm-1", Passage("d", 0, 1, "x"), Level.REPORTED, Polarity.ASSERTED, REASON)

    def test_the_authors_voice_names_nobody_else(self) -> None:
        """The author's own words carry no other speaker."""
        with pytest.raises(InvalidWord, match="level voice"):
            Claim("clm-1", Passage("d", 0, 1, "x"), Level.VOICE, Polarity.ASSERTED, REASON, speaker="A")


def test_a_reason_speaks_and_can_be_traced() -> None:
    """Rule, score and sentence are all required."""
    with pytest.raises(InvalidWord):
        Reason("no version", 0.5, "Because.")
    with pytest.raises(InvalidWord):
        Reason("r@1", 1.5, "Because.")
    with pytest.raises(InvalidWord):
        Reason("r@1", 0.5, " ")


def test_a_choice_is_one_of_the_candidates() -> None:
    """A place is chosen among candidates, never invented."""
    candidate = Candidate("Geneva", 46.2, 6.15, 5, "CH", "geonames:2660646", 0.9)
    assert Where("Geneva", (candidate,), 0).place == candidate
    assert Where("Geneva", (candidate,)).place is None
    with pytest.raises(InvalidWord):
        Where("Geneva", (candidate,), 1)


def test_times_without_zone_are_refused() -> None:
    """A naive time means another instant on every machine."""
    naive = datetime(2020, 1, 1)  # noqa: DTZ001 - the fault under test
    with pytest.raises(InvalidWord, match="offset"):
        Capture("cap-1", "0" * 64, "a", "a", naive, "x")


def test_a_finding_says_what_would_change_it() -> None:
    """Claims, signers and a way to be wrong are required."""
    at = datetime(2020, 1, 1, tzinfo=UTC)
    with pytest.raises(InvalidWord, match="would change"):
        Finding("fnd-1", "X.", "standard", "level", ("clm-1",), " ", ("a",), at)


def test_origins_are_an_interval() -> None:
    """Lo never exceeds hi."""
    with pytest.raises(InvalidWord):
        LineageCount(2, 1)
