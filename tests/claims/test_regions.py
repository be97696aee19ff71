"""Regions: boilerplate is left out, voices stay apart, and a header's day belongs to the voice under it."""

from datetime import date

from averment.claims.extractors import dates
from averment.claims.regions import day_of, readable
from averment.model import Passage, Reason, Segment, SegmentKind, When

TEXT = """\
The Drin ferry was late.

> tarn_gull  11 Jun 2022 at 08:14
It left this morning, and on Monday too.

> old_pilot  no date
Was it late yesterday?
"""


def segment(kind: SegmentKind, quote: str) -> Segment:
    """The segment that holds these words."""
    start = TEXT.index(quote)
    passage = Passage.cut("doc-1", TEXT, start, start + len(quote))
    return Segment(f"seg-{start}", passage, kind, Reason("test@1", 0.9, "Written by hand."))


HEADER = segment(SegmentKind.HEADER, "> tarn_gull  11 Jun 2022 at 08:14")
COMMENT = segment(SegmentKind.COMMENT, "It left this morning, and on Monday too.")
OTHER_HEADER = segment(SegmentKind.HEADER, "> old_pilot  no date")
OTHER = segment(SegmentKind.COMMENT, "Was it late yesterday?")
BODY = segment(SegmentKind.BODY, "The Drin ferry was late.")
ALL = (BODY, HEADER, COMMENT, OTHER_HEADER, OTHER)


def test_a_comment_carries_the_day_of_its_header() -> None:
    """Header and comment are one zone that ends in the day; a header without a day adds nothing."""
    zones = [zone for _, _, zone in readable(ALL)]
    assert zones == ["article", f"{COMMENT.id}@2022-06-11", f"{COMMENT.id}@2022-06-11", "article", OTHER.id]
    assert [day_of(zone) for zone in zones] == [None, date(2022, 6, 11), date(2022, 6, 11), None, None]


def test_a_body_under_a_header_stays_the_article() -> None:
    """Only comments and quoted statements take the day of the header before them."""
    body = segment(SegmentKind.BODY, "It left this morning, and on Monday too.")
    assert [zone for _, _, zone in readable((HEADER, body))] == ["article", "article"]


def test_boilerplate_is_no_region() -> None:
    """What a page repeats everywhere is not read for values."""
    assert readable((segment(SegmentKind.BOILERPLATE, "The Drin ferry was late."),)) == ()


def test_relative_times_of_a_comment_count_from_its_header() -> None:
    """The word morning is the comment's own; without a header's day the publication decides."""
    found = dates.find_all("doc-1", TEXT, readable(ALL), published=When.on(date(2022, 6, 9)))
    days = {d.passage.quote: d.when.earliest for d in found}
    assert days["this morning"] == date(2022, 6, 11)
    assert days["Monday"] == date(2022, 6, 6)
    assert days["yesterday"] == date(2022, 6, 8)
    assert next(d.reason.detail for d in found if d.passage.quote == "Monday") == (
        "Counted from the date over these words, “2022-06-11”."
    )
