"""What changed on the way: numbers, negations, hedges, scope, speakers."""

from datetime import date

import pytest
from tests.incidents.making import Page, related

from averment.incidents.mutation import differences
from averment.model import Claim, Level, Passage, Polarity, Reason, Relay

BEFORE = "Rain kept the boats of Orvane in port for a week. "
STORY = (
    "A fire in the ferry terminal of Lisk killed at least 9 people on Monday night and closed the pier until "
    "further notice, the coast guard said in a short note to the owners of the ferries."
)
CHANGES = [
    ("at least 9 people", "19 people", {"number", "scope"}),
    ("on Monday night", "on Friday night", {"date"}),
    ("closed the pier", "allegedly closed the pier", {"hedge"}),
    ("closed the pier", "never closed the pier", {"polarity"}),
    ("the owners", "some owners", {"scope"}),
]


@pytest.mark.parametrize(("was", "now", "slots"), CHANGES)
def test_a_changed_copy_names_the_slots(was: str, now: str, slots: set[str]) -> None:
    """Each altered word of a copy shows in its slot."""
    relation, _ = related(
        Page("a", STORY, published=date(2031, 5, 4)),
        Page("b", BEFORE + STORY.replace(was, now), published=date(2031, 5, 5)),
    )
    (mutation,) = relation.mutations
    assert {s.slot for s in mutation.slots} == slots
    assert mutation.status == "suspected"


def test_a_faithful_copy_has_no_mutation() -> None:
    """The same words, upper-cased and quoted, changed nothing."""
    relation, _ = related(
        Page("a", STORY, published=date(2031, 5, 4)),
        Page("b", BEFORE + STORY.upper(), published=date(2031, 5, 5)),
    )
    assert relation.lineage
    assert relation.mutations == ()


def spoken(speaker: str, quote: str) -> Claim:
    """A reported claim."""
    reason = Reason("test@1", 1.0, "It is a test.")
    passage = Passage("d", 0, len(quote), quote)
    return Claim(
        f"clm-{speaker}", passage, Level.REPORTED, Polarity.ASSERTED, reason, speaker, None, (Relay(speaker),)
    )


def test_another_speaker_is_a_change_and_a_shorter_name_is_none() -> None:
    """“The mayor” for “the coast guard” is a change, “Renn” for “Captain Pavel Renn” is not."""
    guard, mayor = spoken("coast guard", "the pier is closed"), spoken("mayor", "the pier is closed")
    assert [(s.slot, s.was, s.now) for s in differences(guard, mayor)] == [
        ("speaker", "coast guard", "mayor")
    ]
    assert differences(spoken("Captain Pavel Renn", "it is closed"), spoken("Renn", "it is closed")) == ()


def test_the_month_of_may_is_no_hedge() -> None:
    """“May” in a date softens nothing, “may” before a verb does."""
    plain, dated = spoken("a", "it closed on Monday"), spoken("a", "it closed on Monday in May")
    assert differences(plain, dated) == ()
    assert [s.slot for s in differences(plain, spoken("a", "it may have closed on Monday"))] == ["hedge"]
