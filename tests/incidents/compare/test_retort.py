"""Allegations and the sentences that answer them."""

import pytest
from tests.incidents.making import BLAST, verdicts

ANSWERED = [
    ("Guild: the silo had a crack at its foot.\nThis does not correspond to reality.", ["conflict"]),
    ("It is alleged that the ledger has a hole of six pages. There is no hole.", ["conflict"]),
    ("It is alleged that the ledger has a hole. It was printed in Lisk. There is no hole.", ["unclear"]),
    # the author's own words, nothing of the kind before, a doubt, a question
    ("The ledger has a hole of six pages. There is no hole in the fence.", []),
    ("Guild: the silo had a crack at its foot.\nThere is no lamp.", []),
    ("Guild: there was doubt about the silo.\nThere is no doubt.", []),
    ("Guild: the silo had a crack at its foot.\n? There was no crack?", []),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERED)
def test_an_answer_meets_the_allegation_right_before_it(text: str, expected: list[str]) -> None:
    """What stands next to it is meant; what stands further off may be."""
    assert verdicts("denial", text) == expected


NAMED = [
    ("Guild: wardens locked the granary doors.", ["unclear"]),
    ("Guild: wardens painted a fence in Tarn.", []),
]


@pytest.mark.parametrize(("said", "expected"), NAMED)
def test_a_named_allegation_is_found_in_other_documents(said: str, expected: list[str]) -> None:
    """By the words in which it is named; that just this one is meant is only inferred."""
    denial = "Board: the claim that wardens locked the granary doors is untrue."
    assert verdicts("denial", said, denial) == expected


def test_what_there_was_none_of_is_looked_for_in_the_same_incident() -> None:
    """A warning of another event is another warning."""
    said = f"{BLAST} Guild: on 4 May 2031 three bakers and a porter heard a warning from the tower before the explosion in Lisk."
    none = "Board: there was no warning before the explosion in Lisk on {}."
    assert "unclear" in verdicts("denial", said, none.format("4 May 2031"))
    assert verdicts("denial", said, none.format("9 June 2031")) == []


@pytest.mark.parametrize("asked", ["? Why has the guild not published the harbour ledger?", "Mayor: the guild should not hide the harbour ledger."])  # fmt: skip
def test_a_question_or_a_demand_denies_nothing(asked: str) -> None:
    """Neither says what is so."""
    assert verdicts("denial", "Clerk: the guild has published the harbour ledger.", asked) == []
