"""Denials and what they deny."""

from dataclasses import replace

import pytest
from tests.incidents.making import Page, case, verdicts

from averment.incidents import relate
from averment.model import Level, Passage, Polarity

DENIALS = [
    ("Guard says the crew attacked the pilot boat.\nThe crew denies everything.", 1),
    ("Ministry: our soldiers shelled the old mill at night.\nBoth claims are false.", 1),
    (
        "Mayor: the office told the clerk to hide the ledger.\nOffice denies: it told the clerk to hide the ledger",
        1,
    ),
    ("Mayor: the office told the clerk to hide the ledger.\nOffice: the ferry will not sail on Sunday.", 0),
    ("The crew denies everything.", 0),
]


@pytest.mark.parametrize(("text", "count"), DENIALS)
def test_denials_meet_what_they_deny(text: str, count: int) -> None:
    """By place in the text when they do not say what, by content when they do."""
    assert len(verdicts("denial", text)) == count


def test_a_denial_in_another_document_is_found_by_its_words() -> None:
    """The words decide, not the neighbourhood."""
    a = "Guard: the Tarn ferry carried hidden powder barrels to Lisk."
    b = "Owners denies: the Tarn ferry carried hidden powder barrels to Lisk."
    assert verdicts("denial", a, b) == ["conflict"]


def test_a_numbered_depot_is_no_negation() -> None:
    """“No. 4” denies nothing."""
    a = "Guard: the guild declared 640 drums at Depot No. 4."
    b = "Union: the guild declared 640 drums at the depot."
    assert verdicts("denial", a, b) == []


def test_a_named_object_makes_a_denial_no_blanket_one() -> None:
    """“Their declarations are untrue” says what is untrue; “this is not true” does not."""
    said = "Ministry: our soldiers shelled the old mill at night.\n"
    assert verdicts("denial", said + "Board: the declarations of the guild about salt are untrue.") == []
    assert verdicts("denial", said + "Board: this is not true.") == ["conflict"]


KNOWING = [
    ("Board: we have not seen powder barrels on the Tarn ferry.", ["unclear"]),
    ("Board: inspectors never found powder barrels on the Tarn ferry.", ["conflict"]),
]


@pytest.mark.parametrize(("denial", "expected"), KNOWING)
def test_not_having_seen_something_is_less_than_denying_it(denial: str, expected: list[str]) -> None:
    """Who cannot confirm leaves it open."""
    assert (
        verdicts("denial", "Guard: powder barrels lay openly on the Tarn ferry at noon.", denial) == expected
    )


ONE_AUTHOR = [
    ("The ferry of Tarn was not repaired. The ferry of Tarn was repaired.", 0),
    ("Guard: the ferry of Tarn was not repaired.\nOwner: the ferry of Tarn was repaired.", 1),
    (
        "Guard denies: in May 2030 the ferry of Tarn was repaired.\nOwner: in May 2031 the ferry of Tarn was repaired.",
        0,
    ),
    (
        "Guard denies: in May 2031 the ferry of Tarn was repaired.\nOwner: in May 2031 the ferry of Tarn was repaired.",
        1,
    ),
]


@pytest.mark.parametrize(("text", "count"), ONE_AUTHOR)
def test_an_author_tells_a_story_and_times_differ(text: str, count: int) -> None:
    """Nobody denies himself in his own running text, and another year is another matter."""
    assert len(verdicts("denial", text)) == count


def test_what_is_taken_as_a_fact_is_not_denied() -> None:
    """Behind “knowing that” stands what the speaker holds true."""
    said = "Guard: the crew found the barrels.\n"
    contents = case(Page("a", said + "They deny it all knowing that the crew found the barrels."))
    start = contents.texts["a"].rindex("the crew")
    inner = replace(
        contents.claims[-1], id="clm_x", level=Level.REPORTED, speaker="They", polarity=Polarity.DENIED,
        passage=Passage.cut("a", contents.texts["a"], start, len(contents.texts["a"]) - 1),
    )  # fmt: skip
    found = relate(replace(contents, claims=(*contents.claims, inner)))
    assert not [c for c in found.conflicts if "clm_x" in {c.a, c.b}]
