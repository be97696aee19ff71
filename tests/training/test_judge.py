"""How the judge counts."""

import pytest
from training.judge import Count, count
from training.spans import Span


def test_exact_and_touching_are_counted_apart() -> None:
    """One span is right, one touches, one is missed, one is made up; other labels do not matter."""
    gold = [Span(0, 5, "S"), Span(10, 20, "S"), Span(30, 35, "S"), Span(50, 55, "C")]
    found = [Span(0, 5, "S"), Span(12, 20, "S"), Span(40, 45, "S")]
    total = count(gold, found, "S")
    assert total == Count(gold=3, found=3, exact=1, gold_met=2, found_met=2)
    assert total.exact_score() == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert total.overlap_score() == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_neighbours_do_not_touch() -> None:
    """A span that ends where another begins has nothing in common with it."""
    assert count([Span(0, 5, "K")], [Span(5, 9, "K")], "K").gold_met == 0


def test_one_stretch_may_meet_several() -> None:
    """Precision and recall of touching are counted from their own side."""
    total = count([Span(0, 4, "K"), Span(6, 9, "K")], [Span(0, 9, "K")], "K")
    assert (total.found_met, total.gold_met, total.exact) == (1, 2, 0)


def test_nothing_found_scores_nothing() -> None:
    """No division by zero, and documents add up."""
    assert Count(gold=2).exact_score() == (0.0, 0.0, 0.0)
    assert sum([Count(gold=2), Count(gold=1, found=1)], Count()) == Count(gold=3, found=1)
