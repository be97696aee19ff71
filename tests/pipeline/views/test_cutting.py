"""Whatever is cut, the pieces put together are the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from averment.model import Passage, Reason, Segment, SegmentKind
from averment.pipeline.views.cutting import Span, Zone, parts, whole, zones

TEXTS = st.text(st.sampled_from("ab \n\r\t.é\u0301👩\u200d🚒ش"), max_size=80)
REASON = Reason("zones@1", 1, "A zone.")


def joined(found: tuple[Zone, ...]) -> str:
    """The text of the runs."""
    return "".join(run.text for zone in found for paragraph in zone.paragraphs for run in paragraph)


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[Segment], list[Span], tuple[int, int] | None]:
    """A text with segments that do not overlap, spans that may, and a passage asked for."""
    text = draw(TEXTS.filter(bool))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    segments = [
        Segment(f"seg-{a}", Passage.cut("doc-1", text, a, b), draw(st.sampled_from(SegmentKind)), REASON)
        for a, b in list(pairwise(edges))[:: draw(st.integers(1, 2))]
    ]
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    spans = [Span(a, b, n) for n, (a, b) in enumerate(pairs, 1) if a < b]
    asked = next(((a, b) for a, b in pairs[::-1] if a < b), None)
    return text, segments, spans, asked


@given(cut_texts())
def test_zones_lose_nothing(given_: tuple[str, list[Segment], list[Span], tuple[int, int] | None]) -> None:
    """The runs joined are the text, each at its offset; each span is exactly the runs that name it."""
    text, segments, spans, asked = given_
    found = zones(text, (0, len(text)), segments=segments, spans=spans, asked=asked)
    assert joined(found) == text
    runs = [run for zone in found for paragraph in zone.paragraphs for run in paragraph]
    for run in runs:
        assert text[run.start : run.start + len(run.text)] == run.text
    for span in spans:
        assert "".join(run.text for run in runs if span.number in run.claims) == text[span.start : span.end]
        assert sum(span.number in run.opens for run in runs) == 1
    if asked:
        assert "".join(run.text for run in runs if run.asked) == text[asked[0] : asked[1]]
        assert sum(run.asked_first for run in runs) == 1


@given(TEXTS, st.integers(8, 40))
def test_parts_lose_nothing(text: str, limit: int) -> None:
    """Parts follow each other without gap, and none is longer than the limit."""
    cut = parts(text, limit)
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(len(text[start:end].encode()) <= limit for start, end in cut)


@given(cut_texts(), st.integers(8, 30))
def test_parts_of_zones_lose_nothing(
    given_: tuple[str, list[Segment], list[Span], tuple[int, int] | None], limit: int
) -> None:
    """Zones of parts joined are the text too."""
    text, segments, _, _ = given_
    shown = [zones(text, bounds, segments=segments, spans=[]) for bounds in parts(text, limit)]
    assert "".join(joined(found) for found in shown) == text


def test_parts_end_at_blank_lines() -> None:
    """A part ends at a blank line where there is one in its second half."""
    text = "aaaa\nbb\n\ncccc dddd eeee"
    assert [text[a:b] for a, b in parts(text, 14)] == ["aaaa\nbb\n\n", "cccc dddd eeee"]


def test_depth_of_comments() -> None:
    """A comment stands as deep as it has comments above it; a loop of parents ends."""
    text = "one two three"

    def comment(ident: str, words: str, parent: str | None) -> Segment:
        start = text.index(words)
        passage = Passage.cut("doc-1", text, start, start + len(words))
        return Segment(ident, passage, SegmentKind.COMMENT, REASON, parent=parent)

    thread = [
        comment("seg-1", "one", "seg-0"),
        comment("seg-2", "two", "seg-1"),
        comment("seg-3", "three", "seg-2"),
    ]
    assert [zone.depth for zone in zones(text, (0, 13), segments=thread, spans=[])] == [0, 1, 2]
    loop = [comment("seg-1", "one", "seg-2"), comment("seg-2", "two", "seg-1")]
    assert [zone.depth for zone in zones("one two", (0, 7), segments=loop, spans=[])] == [1, 1]


def test_whole() -> None:
    """A cut moves before the letter whose marks it would part."""
    assert whole("ae\u0301b", 2) == 1
    assert whole("abc", 2) == 2
