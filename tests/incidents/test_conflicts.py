"""The records of differences: one per pair and kind, in reading order, the strongest of several."""

from dataclasses import replace

from tests.incidents.making import Page, case, pairs, related, words

from averment.incidents import relate
from averment.model import Passage, Polarity

BLAST = "On 4 May 2031 an explosion shook the harbour in Lisk."
FIRST = f"{BLAST} It killed 12 people, 3 of them children."
SECOND = f"{BLAST} It killed 30 people, 9 of them children."


def test_of_several_differences_of_one_pair_the_conflict_is_kept() -> None:
    """Two numbers in each claim: the counts of all people decide, not the groups within."""
    assert [v for _, _, v in pairs(related(FIRST, SECOND, places=("Lisk",)), "numeric")] == ["conflict"]


def test_pairs_stand_in_reading_order_whoever_speaks_first() -> None:
    """The document that comes first gives the first side."""
    relation, contents = related(SECOND, FIRST, places=("Lisk",))
    (one,) = [c for c in relation.conflicts if c.kind == "numeric"]
    assert words(contents, one.a) == "It killed 30 people, 9 of them children."
    assert one.reason.rule == "count-differs@1"
    assert one.incident == relation.incidents[0].id


def test_sums_on_the_same_rows_keep_their_own_ids() -> None:
    """Three columns of one total row are three records."""
    table = "Site\tBread\tSalt\tRope\nLisk\t4\t5\t6\nTarn\t1\t1\t1\nTotal\t5\t6\t8\n"
    found = relate(case(Page("a", table))).conflicts
    assert sorted(c.verdict.value for c in found) == ["compatible", "compatible", "conflict"]
    assert len({c.id for c in found}) == len(found)


def test_nothing_is_compared_in_a_single_statement() -> None:
    """One claim contradicts nothing."""
    assert relate(case(Page("a", BLAST), places=("Lisk",))).conflicts == ()


def test_a_sentence_never_disputes_its_own_clause() -> None:
    """“Owner denies that the crane fell” holds “the crane fell”; neither is set against the other."""
    contents = case(
        Page("a", "Owner denies: the old crane in Lisk fell on the harbour wall."), places=("Lisk",)
    )
    inner = contents.claims[0]
    p = inner.passage
    cut = Passage.cut("a", contents.texts["a"], 0, p.end)
    outer = replace(inner, id="clm-outer", passage=cut, polarity=Polarity.ASSERTED, speaker="Clerk")
    assert [c for c in relate(replace(contents, claims=(outer, inner))).conflicts if c.kind == "denial"] == []
