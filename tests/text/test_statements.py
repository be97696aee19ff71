"""Republished statements: where they begin and end, and who issued them."""

from collections.abc import Callable

import pytest

from averment.model import SegmentKind
from averment.text import Reading
from averment.text.announcements import announcement
from averment.text.blocks import Block

Make = Callable[..., Reading]


def statement(reading: Reading) -> tuple[str | None, str] | None:
    """Issuer and words of the first statement."""
    for piece in reading.pieces:
        if piece.kind is SegmentKind.QUOTED_STATEMENT:
            return piece.speaker, reading.text[piece.start : piece.end]
    return None


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("Statement by the Harbour Authority on the fire at Karsovo (source):", "Harbour Authority"),
        (
            "Statement of the Spokesperson of the Ministry of Foreign Affairs of Oststrand on Karsovo",
            "Spokesperson of the Ministry of Foreign Affairs of Oststrand",
        ),
        ("Joint statement by Varnland and Oststrand regarding the depot", "Varnland and Oststrand"),
        ("Harbour Authority’s statement on the fire:", "Harbour Authority"),
        ("Open letter from the Mothers of Old Mill", "Mothers of Old Mill"),
        ("Press release of the Karsovo Clinic, 3 June 2031", "Karsovo Clinic"),
        (
            "Заявление Министерства иностранных дел Остстранда о пожаре:",
            "Министерства иностранных дел Остстранда",
        ),
        ("Communiqué du Ministère de la Défense sur l’incendie", "Ministère de la Défense"),
        ("Erklärung der Hafenbehörde zum Brand in Karsovo", "Hafenbehörde"),
        ("The Karsovo Clinic issued the following statement:", "Karsovo Clinic"),
        ("On Monday, the Harbour Authority said in a statement:", "Harbour Authority"),
        ("The ministry published the following statement on its site:", "The ministry"),
    ],
)
def test_the_issuer_is_read_from_the_announcement(line: str, issuer: str) -> None:
    """Issuer and its place, in lines and sentences of several languages."""
    found = announcement(line, Block(0, len(line)))
    assert found is not None
    assert found.issuer == issuer
    assert line[found.start : found.end] == issuer


@pytest.mark.parametrize(
    "line",
    [
        "The statement was late.",
        "Statements are collected in the annex",
        "The depot burned on Monday:",
        "He made no statement.",
        "A bank statement",
    ],
)
def test_other_lines_announce_nothing(line: str) -> None:
    """The noun alone does not make an announcement."""
    found = announcement(line, Block(0, len(line)))
    assert found is None or found.issuer is None


def test_a_led_in_statement_ends_where_the_author_returns(reading_of: Make) -> None:
    """Paragraphs about the issuer, with a verb of saying, are the author's again."""
    text = """Varnland rejects the count

The Defence Ministry rejected the count on Thursday. The ministry issued the following statement:

We take note of the report. Its figures are not ours.

Our services recorded three wounded soldiers.

The ministry added that it would not comment further. A spokesman declined to answer questions.
"""
    reading = reading_of(text)
    assert statement(reading) == (
        "The ministry",
        "We take note of the report. Its figures are not ours.\n\nOur services recorded three wounded soldiers.",
    )
    assert reading.pieces[-1].kind is SegmentKind.BODY


def test_a_title_makes_the_whole_text_a_statement(reading_of: Make) -> None:
    """Third person, too: it is the issuer's text, and the date line is not part of it."""
    text = """Statement by the Ministry of Foreign Affairs of Oststrand on the fire at Karsovo

3 June 2031

Oststrand regrets the loss of property. The report was made in haste.

The Ministry calls upon the monitors to correct it.
"""
    reading = reading_of(text)
    found = statement(reading)
    assert found is not None
    assert found[0] == "Ministry of Foreign Affairs of Oststrand"
    assert found[1].startswith("Oststrand regrets")
    assert found[1].endswith("correct it.")
    assert str(reading.published.earliest) == "2031-06-03"


def test_a_quoted_statement_ends_with_its_quotation_marks(reading_of: Make) -> None:
    """What follows the closing mark is the author's."""
    text = (
        "Clinic denies delay\n\nThe Karsovo Clinic said in a statement:\n\n“We opened at once. Nobody waited.”\n\n"
        "Neighbours remember it differently, and several of them have written to the council about that night.\n"
    )
    assert statement(reading_of(text)) == ("Karsovo Clinic", "“We opened at once. Nobody waited.”")


def test_a_statement_ends_before_the_comments(reading_of: Make) -> None:
    """A thread below a statement is not the issuer's."""
    text = "Fire\n\nStatement by the Harbour Authority on the fire:\n\nWe regret it.\n\n- Jon Vale\n  So do I.\n\n  - Ana\n    Me too.\n"
    assert statement(reading_of(text)) == ("Harbour Authority", "We regret it.")


def test_swapping_the_parties_swaps_the_issuers_and_nothing_else(reading_of: Make) -> None:
    """Neutral by construction."""
    text = "Fire\n\nStatement by the Varnland Ministry on Oststrand:\n\nWe regret what Oststrand did.\n"
    one = reading_of(text)
    other = reading_of(
        text.replace("Varnland", "§").replace("Oststrand", "Varnland").replace("§", "Oststrand")
    )
    assert [p.kind for p in one.pieces] == [p.kind for p in other.pieces]
    assert (statement(one)[0], statement(other)[0]) == ("Varnland Ministry", "Oststrand Ministry")


PROSE = "The pump at the Sarn dyke stood still for nine hours on Friday, the water board said, while the river rose by half a metre."
WORDS = (
    "We regret what happened in the night and have begun an inquiry.\n\nWe thank the fire brigade of Brell."
)


@pytest.mark.parametrize(
    "line", ["Statement by the Water Board of Sarn", "IN FULL: The Water Board of Sarn's statement"]
)
def test_an_article_goes_on_under_its_next_heading(reading_of: Make, line: str) -> None:
    """Below it nobody says "we"."""
    text = f"Pump stood still\n\n{PROSE}\n\n{line}\n\n{WORDS}\n\nThe next day\n\n{PROSE}\n"
    assert statement(reading_of(text)) == ("Water Board of Sarn", WORDS)


def test_a_note_of_the_editors_is_theirs(reading_of: Make) -> None:
    """Below a joint statement in the third person a heading says whose words follow."""
    said = "1. The two mayors met on 7 July and agreed to share their pumps.\n\n2. They call upon the board to publish its log."
    note = f"Note by the editors\n\nThe draft seen by this paper named the director. {PROSE}"
    text = f"Joint Statement of the Mayors of Sarn and Brell, 8 July 2034\n\n{said}\n\n{note}\n"
    assert statement(reading_of(text)) == ("Mayors of Sarn and Brell", said)


def test_a_response_under_its_own_line(reading_of: Make) -> None:
    """Whose it is says the line; it ends where nobody says "we"."""
    text = f"Pump stood still\n\n{PROSE}\n\nResponse from the Water Board of Sarn\n\n{WORDS}\n\n{PROSE}\n"
    assert statement(reading_of(text)) == ("Water Board of Sarn", WORDS)


def test_a_section_on_a_response_is_the_article_s(reading_of: Make) -> None:
    """Nobody says "we" in it."""
    text = f"Pump stood still\n\n{PROSE}\n\nResponse from the Water Board of Sarn\n\n{PROSE}\n"
    assert statement(reading_of(text)) is None
