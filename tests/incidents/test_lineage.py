"""Which passages repeat which: copies are found word for word, stock phrases and names are not copies."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.making import Page, case, index

from averment.incidents.index import Index
from averment.incidents.lineage import find_lineage
from averment.model import Contents, EdgeStatus, LineageType, SegmentKind

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
STATEMENT = (
    "The harbour board of Orvane rejects the story that was printed about its cranes. None of them was sold, "
    "none of them was moved at night, and the two that stand idle wait for a gearbox which the maker promised "
    "for the spring. Whoever claims otherwise has not asked us, has not seen our books and has not walked "
    "the two hundred metres from the newspaper's door to our gate."
)
OTHER = (
    "Fishermen on the northern shore spent the week mending nets while rain kept the boats in. Prices at the "
    "market rose a little, and the school choir sang for the visitors who had come to see the old lighthouse."
)


def edges(*pages: Page) -> list[tuple[str, str, str]]:
    """(ancestor, derived, type) of each derivation."""
    return [(e.ancestor.document, e.derived.document, e.type.value) for e in find_lineage(index(*pages))]


def test_a_copied_statement_is_found_on_both_sides() -> None:
    """The spans of an exact copy are exactly its words, and the verbatim rule confirms it."""
    first = Page("a", STATEMENT, published=date(2031, 5, 4))
    later = Page("b", f"{OTHER}\n\n{STATEMENT}\n\nNothing more was heard.", published=date(2031, 5, 6))
    (edge,) = find_lineage(index(first, later))
    assert edge.ancestor.quote == STATEMENT[:-1]
    assert edge.derived.quote == STATEMENT[:-1]
    assert (edge.ancestor.document, edge.type, edge.status) == (
        "a",
        LineageType.REPUBLISHES,
        EdgeStatus.CONFIRMED,
    )
    assert edge.reason.rule == "verbatim-copy@1"
    assert "published earlier" in edge.reason.detail


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda t: t.replace(",", ""),
        lambda t: t.replace(" ", "\n"),
        lambda t: t.replace("two hundred", "three hundred"),
        lambda t: t[:-120],
        lambda t: "“" + t + "”",
        lambda t: t.replace("none of them was moved at night, and ", ""),
    ],
)
def test_small_changes_do_not_hide_a_copy(change: object) -> None:
    """Case, punctuation, line breaks, one altered word, a cut end, quotation marks, a lost clause."""
    changed = change(STATEMENT)  # type: ignore[operator]
    assert edges(
        Page("a", STATEMENT, published=date(2031, 5, 4)),
        Page("b", f"{OTHER} {changed}", published=date(2031, 5, 6)),
    ) == [("a", "b", "republishes")]


def test_different_texts_share_nothing() -> None:
    """Two texts on different things have no edge."""
    assert edges(Page("a", STATEMENT), Page("b", OTHER)) == []


def test_stock_phrases_and_long_names_make_no_edge() -> None:
    """Phrases that everybody uses and the full name of a treaty are not copying."""
    name = "the Convention on the Inspection of Inland Harbours and the Protection of their Cranes and Locks"
    phrase = "in the course of the past few years and despite everything"
    a = f"Delegates praised {name} on Monday. {OTHER[:80]} {phrase.capitalize()}, nets were mended."
    b = f"Nobody had read {name} before the storm. {STATEMENT[:80]} Boats stayed in, {phrase}, it was said."
    assert edges(Page("a", a), Page("b", b)) == []


def test_a_comment_that_repeats_its_article_derives_from_it() -> None:
    """Within one document a comment is the copy, whatever its case."""
    text = f"{OTHER}\n\n{STATEMENT}\n\n“{STATEMENT[:150].upper()}"
    page = Page("a", text, parts=((SegmentKind.COMMENT, "“THE HARBOUR"),))
    (edge,) = find_lineage(index(page))
    assert edge.ancestor.start == text.index("The harbour board")
    assert edge.derived.start == text.index("THE HARBOUR BOARD")
    assert edge.type is LineageType.QUOTES
    assert "comment" in edge.reason.detail


def test_a_repeated_paragraph_without_segments_is_found() -> None:
    """Where nobody marked a comment, a long repetition later in the text still counts."""
    assert edges(Page("a", f"{STATEMENT}\n\n{OTHER}\n\n{STATEMENT}")) == [("a", "a", "quotes")]


def test_boilerplate_never_counts() -> None:
    """The same page furniture in two documents is no derivation."""
    parts = ((SegmentKind.BOILERPLATE, STATEMENT[:30]),)
    a = Page("a", f"{OTHER}\n\n{STATEMENT}", parts=parts)
    b = Page("b", f"Nothing happened here today at all.\n\n{STATEMENT}", parts=parts)
    assert edges(a, b) == []


def test_equal_documents_are_duplicates() -> None:
    """The same words under another layout are one file twice."""
    a, b = (
        Page("a", STATEMENT, published=date(2031, 5, 4)),
        Page("b", STATEMENT.upper(), published=date(2031, 6, 4)),
    )
    assert edges(a, b) == [("a", "b", "duplicate_file")]


DIRECTIONS = [
    # which side is older, and by what it is seen
    (Page("a", STATEMENT, published=date(2031, 5, 9)), Page("b", f"{OTHER} {STATEMENT}", published=date(2031, 5, 4)), "b"),
    (Page("a", f"{OTHER} The board of Orvane writes: {STATEMENT}"), Page("b", STATEMENT, publisher="Board of Orvane"), "b"),
    (Page("a", f"{OTHER} “{STATEMENT}”"), Page("b", f"{STATEMENT} {OTHER[:20]}"), "b"),
    (Page("a", STATEMENT[:200]), Page("b", STATEMENT), "b"),
    (Page("a", f"{OTHER}\n\n{STATEMENT}", parts=((SegmentKind.QUOTED_STATEMENT, "The harbour"),)), Page("b", STATEMENT), "b"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "ancestor"), DIRECTIONS)
def test_the_direction_is_decided_by_dates_then_by_the_text(a: Page, b: Page, ancestor: str) -> None:
    """Dates first, then who names whom, reproduced statements, quotation marks, length."""
    assert [e[0] for e in edges(a, b)] == [ancestor]


def test_many_copies_of_one_text_give_one_edge_each() -> None:
    """Ten reprints derive from the first print, not from each other."""
    pages = [
        Page(
            f"d{n}", " ".join([*OTHER.split()[3 * n : 3 * n + 3], STATEMENT]), published=date(2031, 5, 1 + n)
        )
        for n in range(10)
    ]
    assert edges(*pages) == [("d0", f"d{n}", "republishes") for n in range(1, 10)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_intake_changes_nothing(order: list[int]) -> None:
    """The same documents in any order give the same edges."""
    pages = [
        Page("a", STATEMENT, published=date(2031, 5, 4)),
        Page("b", f"{OTHER} {STATEMENT[:200]}"),
        Page("c", STATEMENT.upper(), published=date(2031, 5, 5)),
        Page("d", OTHER),
    ]
    assert find_lineage(index(*(pages[n] for n in order))) == find_lineage(index(*pages))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.integers(14, 60))
def test_spans_always_hold_the_same_words(start: int, length: int) -> None:
    """Whatever stretch is copied, both passages stand in their texts and agree word for word."""
    stretch = " ".join(STATEMENT.split()[start : start + length])
    found = find_lineage(index(Page("a", STATEMENT), Page("b", f"{OTHER} {stretch}")))
    for edge in found:
        assert edge.ancestor.quote.casefold().split() == edge.derived.quote.casefold().split()
        assert edge.derived.stands_in(f"{OTHER} {stretch}") or edge.ancestor.stands_in(f"{OTHER} {stretch}")
    if length >= 16 and start + length <= len(STATEMENT.split()):
        assert found


def test_hostile_repetition_ends() -> None:
    """A text of one word a thousand times is read and copies nothing."""
    assert find_lineage(index(Page("a", "no " * 3000), Page("b", "no " * 3000))) == ()


def test_the_two_seeds_share_only_stock_phrases() -> None:
    """The founding documents have no edge between them, and the copied comment is found in the second."""
    if not SEEDS.is_dir():
        pytest.skip("the seeds are not beside this repository: ../shared/seeds")
    pages = [Page(p.stem[:3], p.read_text(encoding="utf-8")) for p in sorted(SEEDS.glob("*.txt"))]
    plain: Contents = case(*pages)
    found = find_lineage(Index.of(plain))
    assert {(e.ancestor.document, e.derived.document) for e in found} == {("001", "001")}
    assert any(e.derived.quote.startswith("THEY LIE WITHOUT SHAME") for e in found)
