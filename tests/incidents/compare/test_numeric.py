"""Counts of one thing: what disagrees, and what only looks like it."""

import pytest
from tests.incidents.making import BLAST, verdicts

NUMERIC = [
    # two counts of the dead of one incident
    (f"{BLAST} It killed 12 people.", f"{BLAST} It killed 30 people.", ["conflict"]),
    (f"{BLAST} It killed at least 9 people.", f"{BLAST} It killed 11 people.", ["compatible"]),
    (f"{BLAST} It killed 12 people.", f"{BLAST} It killed 12 people.", []),
    (f"{BLAST} It killed about 1,000 people.", f"{BLAST} It killed 1,020 people.", ["rounding"]),
    (f"{BLAST} It killed 12 people.", f"{BLAST} The toll rose to 15 people killed.", ["superseded"]),
    (f"{BLAST} It killed 12 people.", f"{BLAST} It killed 3 children.", ["different_scope"]),
    (f"{BLAST} It killed 12 people.", f"{BLAST} It injured 30 people.", []),
    # another event
    (
        f"{BLAST} It killed 12 people.",
        "On 9 June 2031 an explosion shook Tarn in Lisk. It killed 30 people.",
        [],
    ),
]


@pytest.mark.parametrize(("a", "b", "expected"), NUMERIC)
def test_counts_of_one_incident(a: str, b: str, expected: list[str]) -> None:
    """Same thing, same incident: else nothing is compared."""
    assert verdicts("numeric", a, b) == expected


SUBJECTS = [
    ("Guild: the miners declared 23 sites with old blasting powder.", "Union: the miners disclosed 19 places with blasting powder.", ["conflict"]),
    ("Guild: the miners declared 23 sites with old blasting powder.", "Union: the miners built 19 sites with blasting powder.", []),
    ("Guild: the miners declared 23 sites with old blasting powder.", "Union: the bakers declared 19 sites for selling bread.", []),
    ("Guild: the miners declared 23 sites with blasting powder.", "Union: inspectors saw 41 facilities with blasting powder.", []),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), SUBJECTS)
def test_counts_outside_of_incidents_need_thing_role_and_subject(a: str, b: str, expected: list[str]) -> None:
    """A number alone never makes two claims comparable."""
    assert verdicts("numeric", a, b) == expected


def test_a_number_that_the_text_sets_against_another() -> None:
    """“In reality there are 45 of them” contradicts the sentence before."""
    text = "The guild disclosed only 19 places. In reality there are more than 45 of them."
    assert verdicts("numeric", text) == ["conflict"]


def test_another_count_in_the_same_breath() -> None:
    """“I heard four” answers “five shots”."""
    assert verdicts("numeric", "Driver: there were 5 shots. I heard 4.") == ["conflict"]


PEOPLE = [
    ("On 4 May 2031 police in Lisk arrested 3 employees.", "On 4 May 2031 police in Lisk arrested 8 passengers.", ["different_scope"]),
    ("On 4 May 2031 police in Lisk arrested 3 employees.", "On 4 May 2031 police in Lisk arrested 8 workers.", ["conflict"]),
    ("On 4 May 2031 police in Lisk arrested 3 people.", "On 4 May 2031 police in Lisk arrested 8 residents.", ["conflict"]),
    (f"{BLAST} It killed 12 people.", f"{BLAST} It killed 30 people.\nBoard: 2 patients died later.", ["conflict"]),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), PEOPLE)
def test_other_people_and_additions_are_no_rival_counts(a: str, b: str, expected: list[str]) -> None:
    """Employees are no passengers, workers are; who died later is added to a count and replaces none."""
    assert verdicts("numeric", a, b) == expected


def test_an_unknown_role_leaves_a_pair_unclear() -> None:
    """“Has 19 such places” may or may not be what was declared: a person decides."""
    a = "Guild: the miners declared 23 sites with old blasting powder."
    b = "Union: the miners found out about 19 places with old blasting powder."
    assert verdicts("numeric", a, b) == ["unclear"]


CARRIED = [
    ("Owner: the ferry was carrying 260 passengers.", "Port: there were 214 persons on board.", ["unclear"]),
    ("Owner: the ferry was carrying 260 passengers.", "Port: the quay has room for 214 persons.", []),
    ("Owner: the Tarn Queen was carrying 260 passengers.", "Port: the Orla Rose had 214 people on board.", []),
    ("Guild: about 900 tonnes of oil were spilled.", "Port: 180 tonnes of fuel entered the water.", ["unclear"]),
    ("Guild: about 900 tonnes of oil were spilled.", "Port: 180 tonnes of fuel lay in the depot.", []),
    ("Guild: about 900 tonnes of oil were spilled.", "Port: more than 700 tonnes of fuel entered the water.", []),
    ("Guild: 900 tonnes of heavy oil were spilled.", "Port: 180 tonnes of heavy oil were spilled.", ["conflict"]),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), CARRIED)
def test_people_aboard_and_what_was_spilled_need_no_incident(a: str, b: str, expected: list[str]) -> None:
    """A case has one ferry and one spill most often: open, unless the words agree too; other names are others."""
    assert verdicts("numeric", a, b) == expected


def test_a_passage_that_gives_both_numbers_leaves_it_open() -> None:
    """Who quotes one estimate to put another beside it does not stand for the first."""
    both = "Board: they say 180 tonnes of heavy oil were spilled, measurements give 670 tonnes."
    single = "Guild: 670 tonnes of heavy oil were spilled."
    assert verdicts("numeric", both, single) == ["unclear"]


def test_a_lower_count_of_those_still_missing_replaces_an_earlier_one() -> None:
    """People are found; that more were missing before is no contradiction."""
    first = f"{BLAST} It killed 2 people and left 17 people missing."
    assert verdicts("numeric", first, f"{BLAST} It killed 2 people and 5 people remain missing.") == [
        "superseded"
    ]
    assert verdicts("numeric", first, f"{BLAST} It killed 2 people and left 5 people missing.") == [
        "conflict"
    ]
