"""The day of saying: named beside the words, taken over from the neighbourhood, or that of the publication."""

from dataclasses import replace
from datetime import date

from tests.claims.reading import document, segment

from averment.claims import extract
from averment.claims.timing import CARRIED, HEADER, LATEST, PUBLISHED, STATED
from averment.model import Claim, Level, SegmentKind, When

PUBLISHED_ON = When.on(date(2031, 5, 16))


def claims(text: str, published: When | None = PUBLISHED_ON) -> list[Claim]:
    """The attributed claims of an article."""
    found = extract(replace(document(), published=published), text, (segment(text),)).claims
    return [claim for claim in found if claim.level is not Level.VOICE]


def day(claim: Claim) -> date | None:
    """The one day on which a claim was said."""
    return claim.said_on.latest if claim.said_on else None


def rule(claim: Claim) -> str | None:
    """How the day of saying is known."""
    return claim.said_on_reason.rule if claim.said_on_reason else None


def test_a_day_beside_the_words_of_attribution() -> None:
    """The words "said on 12 May" give the day, and the reason calls it stated."""
    (claim,) = claims("Mayor Ona Velde said on 12 May 2031 that the bridge was closed.")
    assert (day(claim), rule(claim)) == (date(2031, 5, 12), STATED)


def test_a_day_inside_the_content_is_not_that_of_the_saying() -> None:
    """When the bridge was closed is not when the mayor spoke."""
    (claim,) = claims("Mayor Ona Velde said that the bridge was closed on 12 May 2031.")
    assert day(claim) != date(2031, 5, 12)


def test_a_day_of_something_else_is_not_that_of_the_saying() -> None:
    """A relative clause keeps its day for itself."""
    (claim,) = claims("Ona Velde, who was elected on 3 March 2031, said that the bridge was closed.")
    assert day(claim) != date(2031, 3, 3)


def test_a_day_is_carried_to_the_same_speakers_next_words() -> None:
    """The words "she added" keep the day of the sentence before it, at a lower score."""
    text = "Ona Velde said on 12 May 2031 that the bridge was closed. She added that the road was open."
    first, second = claims(text)
    assert [day(first), day(second)] == [date(2031, 5, 12)] * 2
    assert (rule(first), rule(second)) == (STATED, CARRIED)
    assert first.said_on_reason is not None
    assert second.said_on_reason is not None
    assert second.said_on_reason.score < first.said_on_reason.score


def test_another_speaker_does_not_inherit_the_day() -> None:
    """The day belongs to the speaker beside whom it stands."""
    text = "Ona Velde said on 12 May 2031 that the bridge was closed. Pavel Renn said that it was open."
    *_, second = claims(text)
    assert day(second) != date(2031, 5, 12)


def test_the_publication_is_the_latest_day() -> None:
    """Without a day of their own words were said when the text was published, or before."""
    (claim,) = claims("Mayor Ona Velde said that the bridge was closed.")
    assert (day(claim), rule(claim)) == (date(2031, 5, 16), PUBLISHED)
    assert claim.said_on_reason is not None
    assert claim.said_on_reason.score <= LATEST


def test_without_any_day_nothing_is_guessed() -> None:
    """No publication and no date: the day stays unknown."""
    (claim,) = claims("Mayor Ona Velde said that the bridge was closed.", published=None)
    assert (claim.said_on, claim.said_on_reason) == (None, None)


def test_a_comment_was_written_on_the_day_of_its_header() -> None:
    """The line over a comment dates it, whatever the day of the page."""
    head, words = "marsh_hen, 14 May 2031\n", "The bridge is closed and nobody told us."
    text = head + words
    parts = (
        replace(segment(head, SegmentKind.HEADER), id="seg-head"),
        segment(text, SegmentKind.COMMENT, "marsh_hen", len(head)),
    )
    found = extract(replace(document(), published=PUBLISHED_ON), text, parts).claims
    assert {(day(c), rule(c)) for c in found if c.passage.start >= len(head)} == {(date(2031, 5, 14), HEADER)}
