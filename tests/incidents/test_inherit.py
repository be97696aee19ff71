"""What goes on about an event: “it lasted two hours”, and the answer to a question."""

from dataclasses import replace
from datetime import date

import pytest
from tests.incidents.making import BLAST, PLACES, REASON, Page, case, gathered, related

from averment.incidents import relate
from averment.model import Passage, Precision, SegmentKind, StatedDate, When

NEXT = [
    ("It lasted two hours.", True),
    ("This had begun at noon.", True),
    ("It was heard on the far bank.", True),
    ("All this happened at noon.", True),
    ("It was heard on the far bank on 4 May 2031.", True),
    ("It was heard on the far bank on 9 June 2030.", False),
    ("It was heard in Tarn.", False),
    ("The owner likes bread.", False),
    ("It is owned by a widow.", False),
]


@pytest.mark.parametrize(("sentence", "inherits"), NEXT)
def test_it_goes_on_about_the_event_before(sentence: str, inherits: bool) -> None:  # noqa: FBT001 - a table
    """Only a predicate of events, and no date or place of its own that the event lacks."""
    (claims,) = gathered(related(f"{BLAST} {sentence}", places=PLACES))
    assert (sentence in claims) is inherits


def test_two_events_before_leave_it_open() -> None:
    """Where “it” can mean either, it means neither; and a new paragraph starts anew."""
    two = "On 4 May 2031 an explosion shook Lisk and on 9 June 2030 police arrested a man in Tarn. It lasted two hours."
    assert all("It lasted two hours." not in claims for claims in gathered(related(two, places=PLACES)))
    apart = f"{BLAST}\n\nIt lasted two hours."
    assert all("It lasted two hours." not in claims for claims in gathered(related(apart, places=PLACES)))


def interview(question: str, answer: str) -> list[list[str]]:
    """The incidents of a question and its answer, each a turn."""
    text = f"{BLAST}\n\n{question}\n\n{answer}"
    turns = tuple((SegmentKind.TRANSCRIPT_TURN, first) for first in (question, answer))
    page = Page("a", text, parts=turns, speakers=("Clerk", "Witness"))
    return gathered(related(page, places=PLACES))


ASKED = [
    ("What did you hear of the explosion in Lisk?", "Nothing but thunder.", True),
    ("What did you hear of the explosion in Lisk?", "A shot in Tarn.", False),
    ("What did you hear of the explosion in Lisk?", "On 9 June 2030 I heard thunder.", False),
    ("What do you eat?", "Nothing but bread.", False),
]


@pytest.mark.parametrize(("question", "answer", "inherits"), ASKED)
def test_an_answer_speaks_of_what_was_asked(question: str, answer: str, inherits: bool) -> None:  # noqa: FBT001
    """The turn after a question about one event, unless it names another time or place."""
    found = interview(question, answer)
    assert any(answer in claims for claims in found) is inherits


def test_a_turn_of_the_same_speaker_is_no_answer() -> None:
    """Who goes on speaking answers nobody."""
    question, more = "What of the explosion in Lisk?", "Nothing but thunder."
    turns = tuple((SegmentKind.TRANSCRIPT_TURN, first) for first in (question, more))
    page = Page("a", f"{BLAST}\n\n{question}\n\n{more}", parts=turns, speakers=("Clerk", "Clerk"))
    assert all(more not in claims for claims in gathered(related(page, places=PLACES)))


OTHERS = [
    ("In 2028 an explosion shook the harbour in Lisk.", 2),
    ("In 2031 an explosion shook the harbour in Lisk.", 1),
]


@pytest.mark.parametrize(("sentence", "count"), OTHERS)
def test_another_year_at_the_same_place_is_another_event(sentence: str, count: int) -> None:
    """A year is too wide to date an event and still excludes one."""
    contents = case(Page("a", f"{BLAST} {sentence}"), places=PLACES)
    start = contents.texts["a"].rindex("In 20") + len("In ")
    passage = Passage.cut("a", contents.texts["a"], start, start + 4)
    year = int(passage.quote)
    when = When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    stated = StatedDate("dat_year", passage, when, REASON)
    dated = replace(contents, dates=(*contents.dates, stated))
    assert len(relate(dated).incidents) == count
