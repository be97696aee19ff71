"""Claims about one event come together, claims about different events stay apart."""

from datetime import date

import pytest
from tests.incidents.making import Page, gathered, related

PLACES = ("Lisk", "Orvane", "Tarn", "Veld")


def together(*pages: str | Page) -> list[list[str]]:
    """The incidents of a few pages about made-up towns."""
    return gathered(related(*pages, places=PLACES))


def test_the_same_day_and_town_are_one_incident() -> None:
    """Different words for one event, in two documents."""
    found = together(
        "On 4 May 2031 an explosion shook the harbour in Lisk.",
        "The blast in Lisk on 4 May 2031 broke windows.",
    )
    assert len(found) == 1
    assert len(found[0]) == 2


@pytest.mark.parametrize(
    "second",
    [
        "On 9 June 2031 an explosion shook the market in Lisk.",  # another day
        "On 4 May 2031 an explosion shook the market in Tarn.",  # another town
        "On 4 May 2031 the council met in Lisk.",  # another kind of event
    ],
)
def test_another_day_town_or_kind_is_another_incident(second: str) -> None:
    """Events of one article are not merged."""
    assert len(together(f"On 4 May 2031 an explosion shook the harbour in Lisk. {second}")) == 2


def test_an_undated_mention_goes_to_the_only_event_there() -> None:
    """“The attack in Lisk” means the attack in Lisk."""
    text = (
        "On 4 May 2031 gunmen fired at a bus; the attack in Lisk shocked the town.\n\n"
        "Ministers spoke of other things for a while.\n\nNobody has explained the attack in Lisk."
    )
    assert len(together(text)) == 1


def test_this_incident_and_the_dead_go_to_the_event_before() -> None:
    """What only points goes to what was just spoken of."""
    text = (
        "On 4 May 2031 an explosion shook the harbour in Lisk. At least 12 people were killed.\n\n"
        "Who can explain this incident?"
    )
    (found,) = together(text)
    assert len(found) == 3


def test_the_dead_of_another_day_are_not_counted_with_the_first_event() -> None:
    """A date in between turns the page."""
    text = (
        "On 4 May 2031 an explosion shook the harbour in Lisk.\n\n"
        "On 6 May 2031 it was the turn of Tarn. Police say that 4 people were killed there."
    )
    found = together(text)
    assert ["On 4 May 2031 an explosion shook the harbour in Lisk."] in found
    assert not any(len(claims) > 2 for claims in found)


def test_a_named_event_needs_no_date() -> None:
    """A proper name makes an event, and the same name finds it again."""
    found = together(
        "Old people still speak of the Orvane ferry crisis.",
        "To this day the Orvane ferry crisis divides the coast.",
    )
    assert [len(claims) for claims in found] == [2]


def test_what_is_only_possible_or_asked_founds_nothing() -> None:
    """Plans, fears and questions make no incident."""
    assert together("The town fears a possible attack in Lisk.") == []
    assert together("? an attack in Lisk") == []
    assert together("The ministers want to prevent any attack in Lisk.") == []


def test_modifiers_and_plurals_are_no_events() -> None:
    """An attack aircraft is no attack, and 33 attacks are not one."""
    assert together("The attack aircraft stood in Lisk.") == []
    assert together("The report counts 33 attacks in Orvane.") == []


def test_a_country_is_too_wide_to_tell_events_apart() -> None:
    """Two undated attacks “in Orvane” stay unplaced when Orvane has a government."""
    text = "The government of Orvane is silent. There was an attack in Orvane. There was an attack in Orvane."
    assert together(text) == []


def test_the_label_says_what_where_and_when() -> None:
    """Neutral words only."""
    relation, _ = related("On 4 May 2031 an explosion shook the harbour in Lisk.", places=PLACES)
    (incident,) = relation.incidents
    assert incident.label == "explosion, Lisk, 2031-05-04"
    assert incident.when is not None
    assert incident.when.earliest == date(2031, 5, 4)
    assert incident.reason.rule == "incident-gather@1"


def test_a_comment_does_not_borrow_the_article_events() -> None:
    """“The attack” of one voice is not looked for in another's paragraph."""
    from averment.model import SegmentKind  # noqa: PLC0415 - one use

    text = (
        "On 4 May 2031 an explosion shook the harbour in Lisk. On 6 May 2031 an explosion shook Veld.\n\n"
        "That explosion was long ago."
    )
    found = together(Page("a", text, parts=((SegmentKind.COMMENT, "That explosion"),)))
    assert all("That explosion was long ago." not in claims for claims in found)


def test_people_who_die_later_died_of_the_same_event() -> None:
    """A later date of death opens no new incident."""
    text = (
        "On 4 May 2031 an explosion shook the harbour in Lisk. It killed 9 people, and "
        "2 people died on 17 May 2031 in hospital."
    )
    assert len(together(text)) == 1


def test_votes_under_a_heading_are_of_that_day() -> None:
    """A record dates its votes by the meeting they were taken in."""
    record = "5th meeting, Lisk, 22 April 2031\n\nA vote was taken on the ferry draft."
    article = "On 22 April 2031 the members voted on the ferries."
    found = together(record, article)
    assert ["A vote was taken on the ferry draft.", "On 22 April 2031 the members voted on the ferries."] in [
        [c for c in claims if "meeting" not in c] for claims in found
    ]


def test_smoke_and_craters_belong_to_what_was_spoken_of_and_found_nothing_themselves() -> None:
    """What follows an event attaches to it, and makes none."""
    assert together("Yellow smoke rose in Lisk on 4 May 2031.") == []
    (found,) = together(
        "On 4 May 2031 an explosion shook the harbour in Lisk. A yellow smoke covered the quay."
    )
    assert len(found) == 2


def test_the_same_name_beside_both_words_ties_them() -> None:
    """“The crash of the Petrel” in another paragraph is the crash of the Petrel."""
    text = (
        "On 4 May 2031 the Petrel crashed near Lisk.\n\nOn 9 June 2031 a train crashed near Tarn.\n\n"
        "Weather played no part.\n\nIt never did.\n\nNobody explains the crash of the Petrel."
    )
    found = together(text)
    assert any(
        "Nobody explains the crash of the Petrel." in c and "On 4 May 2031 the Petrel crashed near Lisk." in c
        for c in found
    )
