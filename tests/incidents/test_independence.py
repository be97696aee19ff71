"""Counting origins: copies never count, nameless origins count nothing below and once above."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.making import Page, case

from averment.incidents.independence import count_lineages
from averment.incidents.index import Index
from averment.model import (
    Claim,
    Contents,
    EdgeStatus,
    LineageCount,
    LineageEdge,
    LineageType,
    Reason,
    content_id,
)

NAMES = ("Harbour Board", "Pavel Renn", "sources", "Coast Guard", "residents")
REASON = Reason("test@1", 1.0, "It is a test.")


def told(speakers: list[int]) -> Contents:
    """A case in which each speaker says the same in a document of its own."""
    pages = [
        Page(f"d{n:02}", f"{NAMES[s].capitalize() if s in {2, 4} else NAMES[s]}: the pier burned.")
        for n, s in enumerate(speakers)
    ]
    return case(*pages)


def edge(ancestor: Claim, derived: Claim, status: EdgeStatus) -> LineageEdge:
    """A derivation of one claim from another."""
    id_ = content_id("lin", ancestor.id, derived.id)
    return LineageEdge(id_, ancestor.passage, derived.passage, LineageType.QUOTES, status, REASON)


def count(contents: Contents, edges: list[LineageEdge]) -> LineageCount:
    """The count of all claims of a case."""
    return count_lineages(Index.of(contents), contents.claims, edges)


LITERAL = [
    ([0], 1, 1),
    ([0, 1], 2, 2),
    ([0, 0, 0], 1, 1),  # one speaker in three papers is one origin
    ([2], 0, 1),  # nobody by name
    ([2, 4], 0, 1),  # all the nameless together are one at most
    ([0, 2, 4], 1, 2),
    ([], 0, 0),
]


@pytest.mark.parametrize(("speakers", "lo", "hi"), LITERAL)
def test_speakers_are_counted_once_and_the_nameless_hardly(speakers: list[int], lo: int, hi: int) -> None:
    """The interval for claims without derivations."""
    assert count(told(speakers), []) == LineageCount(lo, hi)


def test_denials_and_questions_support_nothing() -> None:
    """Only assertions are counted."""
    contents = case(Page("a", "Board denies: the pier burned.\n? the pier burned"))
    assert count(contents, []) == LineageCount(0, 0)


def test_a_document_without_an_author_counts_above_only() -> None:
    """An unknown author may be one origin; it is never surely one."""
    assert count(case(Page("a", "The pier burned."), Page("b", "The pier burned.")), []) == LineageCount(0, 2)
    assert count(case(Page("a", "The pier burned.", publisher="Lisk Post")), []) == LineageCount(1, 1)


def test_a_page_that_copies_two_originals_joins_nothing() -> None:
    """Copies bind to their ancestors; the ancestors stay two."""
    contents = told([0, 1, 3])
    first, second, page = contents.claims
    bound = [edge(first, page, EdgeStatus.CONFIRMED), edge(second, page, EdgeStatus.CONFIRMED)]
    assert count(contents, bound) == LineageCount(2, 2)


def test_claims_that_repeat_each_other_in_a_ring_are_one() -> None:
    """Where each repeats the next, one origin is left."""
    contents = told([0, 1, 3])
    a, b, c = contents.claims
    ring = [
        edge(a, b, EdgeStatus.CONFIRMED),
        edge(b, c, EdgeStatus.CONFIRMED),
        edge(c, a, EdgeStatus.CONFIRMED),
    ]
    assert count(contents, ring) == LineageCount(1, 1)


forests = st.lists(
    st.tuples(st.integers(0, 4), st.integers(-1, 10), st.sampled_from(list(EdgeStatus))),
    min_size=1,
    max_size=9,
)


def grown(rows: list[tuple[int, int, EdgeStatus]]) -> tuple[Contents, list[LineageEdge]]:
    """Claims in which each may repeat an earlier one."""
    contents = told([s for s, _, _ in rows])
    ordered = sorted(contents.claims, key=lambda c: c.passage)
    edges = [
        edge(ordered[parent], ordered[n], status)
        for n, (_, parent, status) in enumerate(rows)
        if 0 <= parent < n
    ]
    return contents, edges


@settings(max_examples=150, deadline=None)
@given(forests)
def test_the_interval_is_never_crossed_and_order_does_not_matter(
    rows: list[tuple[int, int, EdgeStatus]],
) -> None:
    """Lo <= hi for every forest, in any order of claims and edges."""
    contents, edges = grown(rows)
    found = count(contents, edges)
    assert found.lo <= found.hi
    turned = replace(contents, claims=contents.claims[::-1], documents=contents.documents[::-1])
    assert count(turned, edges[::-1]) == found


@settings(max_examples=150, deadline=None)
@given(forests, st.integers(0, 8), st.integers(0, 4))
def test_copies_never_raise_a_count(rows: list[tuple[int, int, EdgeStatus]], whom: int, by: int) -> None:
    """One more confirmed copy, by anybody, changes neither end; a suspected one does not change lo."""
    contents, edges = grown(rows)
    more = told([*(s for s, _, _ in rows), by])
    ordered = sorted(more.claims, key=lambda c: c.passage)
    ancestor = ordered[whom % len(rows)]
    before = count(contents, edges)
    assert count(more, [*edges, edge(ancestor, ordered[-1], EdgeStatus.CONFIRMED)]) == before
    assert count(more, [*edges, edge(ancestor, ordered[-1], EdgeStatus.SUSPECTED)]).lo == before.lo


@settings(max_examples=100, deadline=None)
@given(forests, st.sampled_from([2, 4]))
def test_an_unattributed_claim_never_raises_the_lower_end(
    rows: list[tuple[int, int, EdgeStatus]], who: int
) -> None:
    """“Sources say” adds nothing that is sure."""
    contents, edges = grown(rows)
    assert count(told([*(s for s, _, _ in rows), who]), edges).lo == count(contents, edges).lo


@settings(max_examples=150, deadline=None)
@given(forests)
def test_confirming_never_raises_and_rejecting_never_lowers(rows: list[tuple[int, int, EdgeStatus]]) -> None:
    """For each derivation in turn."""
    contents, edges = grown(rows)
    before = count(contents, edges)
    for n, one in enumerate(edges):
        confirmed = count(contents, [*edges[:n], replace(one, status=EdgeStatus.CONFIRMED), *edges[n + 1 :]])
        rejected = count(contents, [*edges[:n], replace(one, status=EdgeStatus.REJECTED), *edges[n + 1 :]])
        if one.status is not EdgeStatus.REJECTED:
            assert (confirmed.lo <= before.lo, confirmed.hi <= before.hi) == (True, True)
        assert (rejected.lo >= before.lo, rejected.hi >= before.hi) == (True, True)
