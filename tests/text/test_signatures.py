"""Signatures and credits at the end of a text."""

from collections.abc import Callable

from averment.text import Reading

Make = Callable[..., Reading]


def test_a_letters_signature_names_its_author(reading_of: Make) -> None:
    """With a greeting above and a place and date."""
    text = "To the Council of Karsovo\nfrom a former foreman\n\nKarsovo, 12 April 2031\n\nDear members of the Council,\n\nI was not there that night, but I know one thing.\n\nI. Remesh\n"
    reading = reading_of(text)
    assert (reading.author, str(reading.published.earliest)) == ("I. Remesh", "2031-04-12")
    assert reading.pieces[-1].reason.rule == "letter-signature@1"


def test_a_name_without_a_greeting_is_no_signature(reading_of: Make) -> None:
    """A last line with a name alone says nothing."""
    assert reading_of("Depot burns\n\nThe halls burned down on Monday.\n\nKarsovo Harbour\n").author is None


def test_credits_below_a_report(reading_of: Make) -> None:
    """Who reported is the author; who edited is not."""
    text = "Depot burns\n\nThe halls burned down on Monday.\n\n(Reporting by J. Amsel in Karsovo and R. Tov in Old Mill; editing by Q. Marsh)\n"
    assert reading_of(text).author == "J. Amsel and R. Tov"
