"""Copies are compared once: they add no conflict, no incident and no origin."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.making import Page, case, index, related, words

from averment.incidents import Related, relate
from averment.incidents.copies import find_copies, find_fresh
from averment.incidents.lineage import find_lineage
from averment.model import Contents

STORY = """On 4 May 2031 an explosion shook the harbour in Lisk. It killed 12 people and wrecked the pier.

Guard: the explosion in Lisk was carried out by the Brine Gang.
Gang denies: it carried out the explosion in Lisk harbour.
Owners: no comment."""
REPLY = "The blast in Lisk on 4 May 2031 killed 30 people. Police counted 41 boats, including 18 tugs and 23 ferries."
STATEMENT = "The ferry carried nobody and no cargo when it left the pier of Lisk at night. "


def copied(*pages: Page) -> dict[str, str]:
    """Copies and their origins, by words, each with its document."""
    laid = index(*pages)
    by_id = {c.id: f"{c.passage.document}: {c.passage.quote}" for c in laid.contents.claims}
    return {by_id[c]: by_id[root] for c, root in find_copies(laid, find_lineage(laid)).items()}


def test_a_copy_goes_back_to_the_earliest_document() -> None:
    """Copies of copies have one origin, whatever they are called."""
    pages = [Page(name, STATEMENT, date(2031, 5, day)) for name, day in (("c", 4), ("a", 6), ("b", 5))]
    said = STATEMENT.strip()
    assert copied(*pages) == {f"a: {said}": f"c: {said}", f"b: {said}": f"c: {said}"}


CHANGES = [
    ("nobody", "nobody", True),
    ("The ferry", "THE FERRY", True),
    ("at night", "at noon", False),
    ("nobody and no cargo", "nobody and cargo", False),
    ("it left", "it allegedly left", False),
    ("at night.", "at night, late.", False),
]


@pytest.mark.parametrize(("was", "now", "same"), CHANGES)
def test_only_the_same_words_in_a_row_are_a_copy(was: str, now: str, same: bool) -> None:  # noqa: FBT001 - a table
    """One word changed, left out or added makes another claim; capitals do not."""
    first = Page("a", STATEMENT, date(2031, 5, 4))
    assert bool(copied(first, Page("b", STATEMENT.replace(was, now), date(2031, 5, 5)))) is same


def test_a_denial_is_no_copy_of_an_assertion() -> None:
    """The same words, asserted and denied, are two claims."""
    said = "the ferry carried powder barrels and forty other things from Tarn to the pier of Lisk at night"
    assert copied(Page("a", f"Guard: {said}."), Page("b", f"Guard denies: {said}.")) == {}


def test_a_short_claim_of_a_reprint_is_a_copy_and_elsewhere_is_none() -> None:
    """“No comment” is repeated by who reprints the page, not by who says it too."""
    reprint, other = (
        copied(Page("a", STORY), Page("b", STORY)),
        copied(Page("a", STORY), Page("b", "Owners: no comment.")),
    )
    assert reprint["b: no comment."] == "a: no comment."
    assert other == {}


def test_what_stands_near_something_new_stays_fresh() -> None:
    """A document's own sentence may answer what it copies; a reprint as a whole is not looked at."""
    texts = (STATEMENT * 2, STATEMENT * 2 + "\nThat is a lie.", STATEMENT * 2)
    laid = index(*(Page(f"d{n}", text, date(2031, 5, 4 + n)) for n, text in enumerate(texts)))
    copies = find_copies(laid, find_lineage(laid))
    fresh = {c.passage.document for c in laid.contents.claims if c.id in find_fresh(laid, copies)}
    assert fresh == {"d0", "d1"}


def conflicts(contents: Contents, found: Related) -> list[tuple[object, ...]]:
    """The conflicts by kind, words and verdict."""
    rows = [
        (c.kind, *sorted([words(contents, c.a), words(contents, c.b)]), c.verdict) for c in found.conflicts
    ]
    return sorted(rows, key=str)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([STORY, REPLY]), max_size=9), st.booleans())
def test_copies_of_documents_add_no_conflict_and_no_origin(more: list[str], dated: bool) -> None:  # noqa: FBT001
    """Any number of verbatim copies, with dates or without, by other publishers."""
    pages = [Page("d0", STORY, date(2031, 5, 5), "Post"), Page("d1", REPLY, date(2031, 5, 5), "Herald")]
    plain = case(*pages, places=("Lisk",))
    for n, text in enumerate(more, start=2):
        pages.append(Page(f"d{n}", text, date(2031, 5, 4 + n) if dated else None, f"Gazette {n}"))
    full = case(*pages, places=("Lisk",))
    before, after = relate(plain), relate(full)
    assert conflicts(full, after) == conflicts(plain, before)
    assert [i.lineages.lo for i in after.incidents] == [i.lineages.lo for i in before.incidents]


def test_the_reason_counts_the_copies_and_names_the_origins() -> None:
    """A reader sees that more passages say it, and that they were not compared again."""
    pages = [Page(f"d{n}", STORY, date(2031, 5, 5 + n)) for n in range(3)]
    relation, contents = related(*pages, Page("e", REPLY, date(2031, 5, 20)), places=("Lisk",))
    (one,) = [c for c in relation.conflicts if c.kind == "numeric"]
    assert one.reason.detail.endswith("(2 copies are not compared again.)")
    assert {c.passage.document for c in contents.claims if c.id in {one.a, one.b}} == {"d0", "e"}


def test_an_altered_copy_still_disagrees_with_its_origin() -> None:
    """A changed number is a conflict and no copy."""
    altered = STORY.replace("12 people", "19 people")
    relation, contents = related(
        Page("a", STORY, date(2031, 5, 5)), Page("b", altered, date(2031, 5, 6)), places=("Lisk",)
    )
    found = [c for c in relation.conflicts if c.kind == "numeric"]
    assert [sorted((words(contents, c.a)[10:19], words(contents, c.b)[10:19])) for c in found] == [
        ["12 people", "19 people"]
    ]


def test_a_table_printed_twice_is_checked_once() -> None:
    """Names and numbers from end to end are one text."""
    table = "Site\tDeclared\tRemoved\tRemaining\nLisk\t640\t120\t520\nTarn\t310\t150\t160\nOrve\t20\t5\t15\nVelm\t9\t1\t8\n"
    once, twice = related(table)[0], related(table, table + "\n")[0]
    assert len(once.conflicts) == len(twice.conflicts) == 4


def test_a_reprint_joins_the_incident_and_founds_none() -> None:
    """The copy's claims stand in the incident of what they repeat."""
    pages = [Page(f"d{n}", STORY, date(2031, 5, 5 + n)) for n in range(2)]
    relation, _ = related(*pages, places=("Lisk",))
    (one,) = relation.incidents
    assert one.documents == ("d0", "d1")
    assert "taken together by: " in one.reason.detail
    assert one.reason.detail.startswith("4 mention(s)")
