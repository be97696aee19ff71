"""Every comparator on literal pairs: what disagrees, what only looks like it."""

from datetime import date

import pytest
from tests.incidents.making import Page, pairs, related

PLACES = ("Lisk", "Tarn")
BLAST = "On 4 May 2031 an explosion shook the harbour in Lisk."


def verdicts(kind: str, *texts: str | Page) -> list[str]:
    """The verdicts of one kind on pages about the same town."""
    return [v for _, _, v in pairs(related(*texts, places=PLACES), kind)]


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


SUMS = [
    ("The guild counted 41 rooms, including 18 workshops, 12 stores and 11 offices.", ["compatible"]),
    ("The guild recorded 33 thefts; in 27 cases a boatman was named, 6 cases are open.", ["compatible"]),
    ("The fleet has 41 ships, consisting of 18 tugs and 12 ferries.", ["unclear"]),
    ("The guild counted 41 rooms, including 18 workshops and 12 stores.", []),
    ("It took 3 days to sell 12 boats to 4 buyers.", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_sums_in_sentences(text: str, expected: list[str]) -> None:
    """Parts that add up are shown; parts that do not are only reported after an exhaustive word."""
    assert verdicts("arithmetic", text) == expected


TABLE = "Site\tDeclared\tRemoved\tRemaining\nLisk\t640\t120\t520\nTarn\t310\t150\t160\nTotal\t950\t280\t680\n"


def test_table_totals_and_remainders_are_all_judged() -> None:
    """A right total, a wrong one, and remainders row by row, each under its own id."""
    relation, _ = related(TABLE)
    found = sorted((c.verdict.value, c.reason.detail) for c in relation.conflicts)
    assert found == [
        ("compatible", "310 - 150 = 160; as stated."),
        ("compatible", "520 + 160 = 680; as stated."),
        ("compatible", "640 + 310 = 950; as stated."),
        ("compatible", "640 - 120 = 520; as stated."),
        ("conflict", "120 + 150 = 270; the passage states 280."),
    ]


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


ACTORS = [
    ("Guard: this is the work of the Brine Gang. Others think it may be fighters of the Salt Union.", 1),
    (f"{BLAST} The explosion was carried out by the Brine Gang. The explosion was carried out by the Salt Union.", 1),
    (f"{BLAST} The explosion was carried out by the Brine Gang. Police say the explosion was carried out by the Brine Gang.", 0),
    (f"{BLAST} The explosion was carried out by the Brine Gang. On 9 June 2031 a fire in Tarn was caused by the Salt Union.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), ACTORS)
def test_rival_agents_of_one_event(text: str, count: int) -> None:
    """Different names for one deed, never for two."""
    assert len(verdicts("actor", text)) == count


STATES = [
    ("Board: on Monday we saw the complete destruction of the blasting powder.", "Guard: the miners have up to 3 tonnes of blasting powder.", 1),
    ("Board: on Monday we saw the complete destruction of the blasting powder.", "Guard: the miners have a new clock tower.", 0),
    ("Board: on Monday we saw the complete destruction of the blasting powder.", "Guard: the miners have sold blasting caps.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "count"), STATES)
def test_gone_and_still_there(a: str, b: str, count: int) -> None:
    """All of it destroyed, and some of it held."""
    assert len(verdicts("state", a, b)) == count


def test_a_later_stock_is_unclear_unless_it_is_said_to_remain() -> None:
    """What is there later may be new; “still” says that it is not."""
    gone = Page("a", "Board: this was the complete destruction of the blasting powder.", date(2031, 5, 4))
    later = "Guard: the miners {} 3 tonnes of blasting powder."
    assert verdicts("state", gone, Page("b", later.format("have"), date(2031, 6, 4))) == ["unclear"]
    assert verdicts("state", gone, Page("b", later.format("still have"), date(2031, 6, 4))) == ["conflict"]


STANCES = [
    ("Orvane: Orvane has always supported the work of the Harbour Peace Panel.", "Orvanian delegates three times blocked the mandate of the Harbour Peace Panel.", 1),
    ("Orvane: Orvane has always supported the work of the Harbour Peace Panel.", "Tarnish delegates three times blocked the mandate of the Harbour Peace Panel.", 0),
    ("Orvane: Orvane has always supported the work of the Harbour Peace Panel.", "Orvanian delegates three times blocked a road to the beach.", 0),
    ("Harbour Peace Panel (HPP) met. Orvane: Orvane supports the HPP.", "Orvanian delegates vetoed the budget of the Harbour Peace Panel.", 1),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "count"), STANCES)
def test_professed_support_and_reported_opposition(a: str, b: str, count: int) -> None:
    """One party, one thing, two stances; abbreviations are written out."""
    assert len(verdicts("stance", a, b.replace("Orvanian", "Orvane's"))) == count


def test_an_event_said_to_be_staged() -> None:
    """Whether it took place at all."""
    text = f"{BLAST}\nOwners: the explosion was staged for the cameras."
    assert verdicts("occurrence", text) == ["conflict"]


def test_two_days_for_one_event() -> None:
    """Neighbouring days of the same event in the same place."""
    a, b = BLAST, "On 5 May 2031 an explosion shook the harbour in Lisk."
    assert verdicts("date", a, b) == ["conflict"]
    assert verdicts("date", a, a) == []


def test_two_sides_of_a_border() -> None:
    """One convoy was not stopped on both banks."""
    a = "On 4 May 2031 a convoy was stopped on the Velmish side near Lisk."
    b = "On 4 May 2031 a convoy was stopped on the Kordish side near Lisk."
    assert verdicts("place", a, b) == ["conflict"]


LINKS = [
    ("They gave EUR 4.6 million to the port, see https://port.example/gift-EUR23-million-for-port", 1),
    ("They gave 23 million crowns to the port, see https://port.example/gift-23-million-for-port", 0),
    ("They gave 4 boats to the port, see https://port.example/story-2031", 0),
]


@pytest.mark.parametrize(("text", "count"), LINKS)
def test_a_number_beside_a_link_that_says_another(text: str, count: int) -> None:
    """Only numbers of the same sort are held against a link's words."""
    assert (
        len(
            verdicts(
                "text_url",
                text.replace("4.6 million", "4,600,000").replace("23 million crowns", "23,000,000 crowns"),
            )
        )
        == count
    )
