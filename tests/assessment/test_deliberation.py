"""Who decided what, when, and who voted how."""

import pytest
from tests.assessment.making import looking

from averment.assessment.deliberation import body_in, read_deliberations
from averment.assessment.symbols import symbols
from averment.model import Vote

FOR, AGAINST, ABSTAIN, ABSENT = Vote.FOR, Vote.AGAINST, Vote.ABSTAIN, Vote.ABSENT

VOTES = [
    ("A vote was taken on draft HB/L.4.\nIn favour: Lisk, Orvane\nAgainst: Tarn\nAbstaining: none\n", "HB/L.4", {"Lisk": FOR, "Orvane": FOR, "Tarn": AGAINST}),
    ("Draft HB/L.5. In favour: Lisk, Orvane. Against: Tarn. Abstaining: Veld and Kessim.", "HB/L.5", {"Lisk": FOR, "Orvane": FOR, "Tarn": AGAINST, "Veld": ABSTAIN, "Kessim": ABSTAIN}),
    ("Draft HB/2031/7 was put to the vote:\nMember\tVote\nLisk\tIn favour\nTarn\tAgainst\nVeld\tAbsent\n", "HB/2031/7", {"Lisk": FOR, "Tarn": AGAINST, "Veld": ABSENT}),
    ("| Member | Vote |\n|---|---|\n| Lisk | Yes |\n| Tarn | No |\nDraft HB/2031/8 failed.", "HB/2031/8", {"Lisk": FOR, "Tarn": AGAINST}),
    ("The Harbour Council voted on draft HB/9 on 4 May 2031. Lisk and Orvane voted against it, Tarn abstained.", "HB/9", {"Lisk": AGAINST, "Orvane": AGAINST, "Tarn": ABSTAIN}),
    ("Tarn vetoed the draft HB/10.", "HB/10", {"Tarn": AGAINST}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "symbol", "votes"), VOTES)
def test_votes_are_read_from_lines_tables_and_sentences(
    text: str, symbol: str, votes: dict[str, Vote]
) -> None:
    """Each member with its vote, under the draft at hand."""
    found = [d for d in read_deliberations(looking(text)) if d.votes]
    assert [(d.symbol, dict(d.votes)) for d in found] == [(symbol, votes)]


def test_a_vote_on_a_motion_has_no_symbol() -> None:
    """Postponing is not the draft."""
    text = "Before it was draft HB/L.4.\n\nThe motion to postpone was put to the vote. In favour: Lisk. Against: Tarn, Veld."
    (found,) = [d for d in read_deliberations(looking(text)) if d.votes]
    assert found.symbol is None


def test_two_votes_of_one_meeting_stay_two() -> None:
    """The labels that come again begin a new vote."""
    text = "Draft HB/1:\nIn favour: Lisk\nAgainst: Tarn\nDraft HB/2:\nIn favour: Tarn\nAgainst: Lisk\n"
    found = [dict(d.votes) for d in read_deliberations(looking(text)) if d.votes]
    assert found == [{"Lisk": FOR, "Tarn": AGAINST}, {"Tarn": FOR, "Lisk": AGAINST}]


ACTS = [
    ("The mission was established by resolution 33 (2029) of 5 June 2029.", "established", "2029-06-05"),
    ("Its mandate was extended on 4 June 2030 until 30 April 2031.", "extended", "2030-06-04"),
    ("Draft HB/13, submitted by Lisk on 12 April 2031, is before the council.", "tabled", "2031-04-12"),
    ("The draft had been withdrawn by its sponsor on 20 April 2031.", "withdrawn", "2031-04-20"),
    ("On 22 April 2031 the draft failed owing to the veto by Tarn.", "vetoed", "2031-04-22"),
    ("The mandate runs out on 30 April 2031.", "expired", "2031-04-30"),
    ("The resolution was adopted on 29 April 2031.", "adopted", "2031-04-29"),
]


@pytest.mark.parametrize(("text", "event", "day"), ACTS)
def test_acts_carry_their_own_dates(text: str, event: str, day: str) -> None:
    """The end of a term is not the day of a decision, except where the term ends."""
    found = {d.event.value: d.at for d in read_deliberations(looking(text))}
    assert event in found
    assert found[event] is not None
    assert str(found[event].earliest) == day  # type: ignore[union-attr]


NOTHING = [
    "The council refused to extend the mandate.",
    "They call for the adoption of a resolution.",
    "The draft was not adopted.",
    "She adopted a cat.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_was_not_done_or_not_by_a_body_is_no_act(text: str) -> None:
    """Refusals, wishes and private life."""
    assert [d.event.value for d in read_deliberations(looking(text))] == []


def test_a_heading_dates_the_acts_under_it() -> None:
    """The second day of a meeting dates what was adopted then."""
    text = (
        "Harbour Council\n5th meeting, Lisk, 22 April 2031\n\nThe draft HB/1 was adopted.\n\n"
        "Resumed meeting, 29 April 2031\n\nThe draft HB/2 was adopted."
    )
    found = [
        (d.symbol, str(d.at.earliest))
        for d in read_deliberations(looking(text))
        if d.event == "adopted" and d.at
    ]
    assert found == [("HB/1", "2031-04-22"), ("HB/2", "2031-04-29")]


def test_bodies_and_symbols_are_read_in_full() -> None:
    """Literal names and symbols."""
    assert body_in("On Monday the Lisk Harbour Council met.") == "Lisk Harbour Council"
    assert [s for _, s in symbols("draft resolution 12 and S/RES/2099 (2031)", 0, 41)] == [
        "draft resolution 12",
        "S/RES/2099",
    ]
    assert [s for _, s in symbols("see and/or 3-4 boats", 0, 20)] == []
