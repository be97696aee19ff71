"""Spellings of one name meet in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.entities.romanise import bare, fold, romanise, skeleton


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Khān Ţūmān", "khan tuman"),
        ("al-Bab", "al bab"),
        ("Sa’dah", "sadah"),
        ("Łódź–Śródmieście", "lodz srodmiescie"),
        ("Джанкой", "jankoy"),
        ("الزيدي", "al zydy"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    """Marks, case, hyphens and apostrophes fall away; Arabic articles become words."""
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Yekaterinburg", "Екатеринбург"),
        ("Misrata", "Misratah"),
        ("Qamishli", "Kamishly"),
    ],
)
def test_variants_share_a_skeleton(one: str, other: str) -> None:
    """Vowels, articles and habits of spelling do not change the skeleton."""
    assert skeleton(one).lstrip("ay") == skeleton(other).lstrip("ay")


def test_an_article_alone_stays() -> None:
    """A name that is nothing but an article keeps it."""
    assert bare("Al") == "al"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    """The folded form is stable, and romanising never fails."""
    assert romanise(name) is not None
    assert fold(fold(name)) == fold(name)
