"""Dates: labelled sentences of many registers, the anchors that complete them, and what must always hold."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims.extractors import dates
from averment.model import Precision, StatedDate, When

LABELLED = Path(__file__).with_name("dates.tsv")


def rows() -> list[tuple[str, str, str]]:
    """The labelled sentences: publication date, text, expected dates."""
    lines = [line for line in LABELLED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    split = [(line + "\t").split("\t")[:3] for line in lines]
    return [(pub, text.replace("\\n", "\n").replace("\\t", "\t"), want.strip()) for pub, text, want in split]


def read(text: str, published: When | None = None, zone: str = "body") -> tuple[StatedDate, ...]:
    """All dates of a text that is one zone."""
    return dates.find_all("doc-1", text, [(0, len(text), zone)], published=published)


def show(found: StatedDate) -> str:
    """A date as the labels write it."""
    ends = f"{found.when.earliest or '?'}..{found.when.latest or '?'}"
    return f"{found.passage.quote} = {ends} {found.when.precision.value}"


@pytest.mark.parametrize(("published", "text", "want"), rows())
def test_labelled_sentences(published: str, text: str, want: str) -> None:
    """Each labelled text gives exactly its dates, and no other figure or name is taken for one."""
    anchor = None if published == "-" else When.on(date.fromisoformat(published))
    assert " | ".join(map(show, read(text, anchor))) == want


def test_reason_names_the_neighbour() -> None:
    """A date without a year says which date gave it its year, also through a chain."""
    text = "On 12 May 2013 they met. On 13 May they argued. On 14 May they signed."
    _, second, third = read(text)
    assert second.reason.detail == "No year is stated; the nearest date before it is “12 May 2013”."
    assert "“13 May”, whose year comes from “12 May 2013”" in third.reason.detail
    assert third.reason.used == ("12 May 2013",)


def test_reason_names_the_publication() -> None:
    """A date completed from the publication says so and gives its day."""
    (found,) = read("The depot burned on 3 May.", When.on(date(2021, 5, 6)))
    assert found.when.earliest == date(2021, 5, 3)
    assert found.reason.detail == (
        "No year is stated; it is the last such date seen from the publication date, 2021-05-06."
    )


def test_no_anchor_no_year() -> None:
    """Without any anchor the words are kept and both ends stay unknown."""
    (found,) = read("The depot burned on 3 May.")
    assert (found.when.earliest, found.when.latest, found.when.precision) == (None, None, Precision.UNKNOWN)
    assert found.when.as_stated == "3 May"


def test_zones_keep_their_stories_apart() -> None:
    """A comment's old date does not complete the article's next one."""
    first, comment = "On 12 May 2021 they met. ", "As in June 1962! "
    text = first + comment + "On 13 May they signed."
    cut, end = len(first), len(first) + len(comment)
    regions = [(0, cut, "article"), (cut, end, "comment"), (end, len(text), "article")]
    found = dates.find_all("doc-1", text, regions, published=None)
    assert found[-1].when.earliest == date(2021, 5, 13)


def test_a_head_date_is_the_publication() -> None:
    """A full date on its own line near the head dates the text."""
    text = "Harbour closed\n\nPosted 6 May 2021\n\nThe pier sank on Monday, not in May 2019."
    when, reason = dates.infer_published("doc-1", text, [(0, len(text), "a")]) or pytest.fail("no date")
    assert (when.earliest, when.latest) == (date(2021, 5, 6), date(2021, 5, 6))
    assert reason.detail == "“6 May 2021” stands by itself at the head of the document."
    assert read(text)[1].when.earliest == date(2021, 5, 3)


def test_the_last_past_date_bounds_the_publication() -> None:
    """Without a date of its own a text is not older than the last date it tells; its end stays open."""
    text = "They met on 4 March 2018. A report of June 2017 is void. The mandate expires on 1 May 2030."
    when, _ = dates.infer_published("doc-1", text, [(0, len(text), "a")]) or pytest.fail("no date")
    assert (when.earliest, when.latest) == (date(2018, 3, 4), None)


def test_a_text_without_dates_has_no_publication() -> None:
    """Nothing is guessed where nothing is stated."""
    assert dates.infer_published("doc-1", "Nobody knows when.", [(0, 18, "a")]) is None


def test_find_uses_neighbours_of_elsewhere() -> None:
    """One stretch is read with the dates that were read before it."""
    text = "On 12 May 2013 they met.\n\nOn 13 May they signed."
    (known,) = dates.find("doc-1", text, 0, 24, anchor=None)
    (found,) = dates.find("doc-1", text, 26, len(text), anchor=None, neighbours=[known])
    assert found.when.earliest == date(2013, 5, 13)


def test_open_order_of_figures_keeps_both_days() -> None:
    """04/01/2016 alone may be either day; the reason says why the interval is wide."""
    (found,) = read("Stamped 04/01/2016.")
    assert found.when.precision is Precision.RANGE
    assert found.reason.detail == (
        "The figures can be read with the day or the month first; both days are kept."
    )


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_full_dates_round_trip(day: date) -> None:
    """Every day written out in full is read as that day, in each of the full forms."""
    month = day.strftime("%B")
    forms = (
        f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(),
        f"{day:%d.%m.%Y}", f"the {day.day}th of {month} {day.year}",
    )  # fmt: skip
    for form in forms:
        (found,) = read(f"It was seen on {form} by them.")
        assert (found.when.earliest, found.when.latest) == (day, day), form


PIECES = st.sampled_from(
    ["May", "3", "and", "2016", "on", "-", "late", "Tuesday", "12/05/2016", "the", "end", "of", "29", "February",
     "from", "to", "between", ",", ".", "1970s", "ago", "two", "weeks", "٤", "نيسان", "31", "next", "\n\n", "K", "(", ")"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25), st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_what_always_holds(pieces: list[str], published: date | None) -> None:
    """Any string of date words gives ordered, non-overlapping passages that stand in the text."""
    text = " ".join(pieces)
    end = 0
    for found in read(text, When.on(published) if published else None):
        assert found.passage.start >= end
        assert found.passage.stands_in(text)
        assert (found.when.precision is Precision.UNKNOWN) == (not found.when.known)
        end = found.passage.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reader fail, and the same text gives the same ids."""
    assert read(text) == read(text)


def test_names_of_parties_do_not_matter() -> None:
    """Swapping the parties' names leaves every interval as it was."""
    text = "On 3 May 2019 Orsinia shelled Velmora; on 5 May Velmora answered."
    other = text.replace("Orsinia", "#").replace("Velmora", "Orsinia").replace("#", "Velmora")
    assert [d.when for d in read(text)] == [d.when for d in read(other)]


def test_another_part_helps_where_nothing_else_does() -> None:
    """The first date of a new section leans on the section before it, and says so."""
    first = "On 12 May 2013 they met. The treaty of 3 March 2018 came later.\n\n"
    text = first + "On 1 April they signed."
    regions = [(0, len(first), "one"), (len(first), len(text), "two")]
    found = dates.find_all("doc-1", text, regions, published=None)[-1]
    assert found.when.earliest == date(2018, 4, 1)
    assert found.reason.score < 0.8
