"""Threads and look-alikes composed by chance: most comments are their authors', and no list becomes a thread."""

import pytest
from tests.text.made_lists import KINDS, make_list, taken
from tests.text.made_scores import by_choice, judge
from tests.text.made_threads import CHOICES, make

SEEDS = range(10_000, 10_240)  # rules are written on seeds below 10,000


def test_comments_are_their_authors_in_layouts_nobody_wrote_down() -> None:
    """Of all comments; before these rules 57 of 100 were."""
    scores = dict(by_choice(map(make, SEEDS)))
    assert scores["all"].share >= 0.95
    assert scores["all"].wrong == 0


@pytest.mark.parametrize("place", ["above", "beside", "below"])
def test_wherever_the_name_stands(place: str) -> None:
    """Above, beside or below the words."""
    pages = [page for page in map(make, SEEDS) if page.choices["place"] == place]
    assert dict(by_choice(pages))["all"].share >= 0.9


def test_lists_of_names_and_dates_are_no_threads() -> None:
    """No letter of a timeline, a register or a table of results is somebody's words."""
    pages = [make_list(seed) for seed in range(len(KINDS) * 10)]
    assert [kind for kind, text in pages if taken(text)] == []


def test_the_same_seed_makes_the_same_page() -> None:
    """Measured twice, the figures are the same."""
    assert make(7).text == make(7).text
    assert make(7).text != make(8).text


def test_every_choice_is_made() -> None:
    """No answer to any question is replaced on all pages."""
    made = [make(seed).choices for seed in SEEDS]
    assert all({page[question] for page in made} == set(answers) for question, answers in CHOICES.items())


def test_a_page_read_wrongly_is_counted() -> None:
    """Without its heads a page gives no comment to anybody."""
    page = make(10_001)
    page.authors = [f"{author} the other" for author in page.authors]
    assert judge(page).right == 0
