"""Allegations and the sentences that answer them."""

import pytest
from tests.incidents.making import BLAST, related, verdicts

from averment.incidents.compare import retort
from averment.incidents.ground import Ground
from averment.incidents.index import Index
from averment.model import Verdict

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
    said = (
        f"{BLAST}\nGuild: on 4 May 2031 three bakers, a porter and some old tailors walking home along the quay "
        "heard a warning rung from the clock tower shortly before the explosion in Lisk."
    )
    none = "Board: there was no warning in the long hours before the explosion in Lisk on {}."
    for day, expected in (("4 May 2031", [Verdict.UNCLEAR]), ("9 June 2031", [])):
        relation, contents = related(said, none.format(day), places=("Lisk",))
        found = retort.find(Ground(Index.of(contents), relation.incidents))
        assert [d.verdict for d in found] == expected


@pytest.mark.parametrize("asked", ["? Why has the guild not published the harbour ledger?", "Mayor: the guild should not hide the harbour ledger."])  # fmt: skip
def test_a_question_or_a_demand_denies_nothing(asked: str) -> None:
    """Neither says what is so."""
    assert verdicts("denial", "Clerk: the guild has published the harbour ledger.", asked) == []
