"""The room as a whole: the same input gives the same output, in any order, whoever the parties are."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incidents.making import Page, case, words

from averment.incidents import Related, relate
from averment.model import Contents

# Names of equal length, so that a swap moves no offset.
PARTIES = ("Orvane", "Tarnia", "Veldor", "Kessim")
FIRST = """On 4 May 2031 an explosion shook the harbour in Lisk. It killed 12 people.

Guard: the explosion was carried out by the Orvane militia.
Orvane denies: it carried out the explosion in Lisk."""
SECOND = """The blast in Lisk on 4 May 2031 killed 30 people. Others say it may be fighters of the Tarnia army.
Tarnia denies everything."""
THIRD = """Orvane: Orvane has always supported the Harbour Peace Panel.
Tarnia has blocked the Harbour Peace Panel.
Orvane vetoed the budget of the Harbour Peace Panel."""
TEXTS = (FIRST, SECOND, THIRD)


def made(*texts: str) -> Contents:
    """A case of three documents."""
    pages = [Page(f"d{n}", t, date(2031, 5, 5 + n)) for n, t in enumerate(texts)]
    return case(*pages, places=("Lisk",))


def shape(contents: Contents, found: Related) -> list[object]:
    """What was found, by the places of claims instead of their words."""
    at = {c.id: (c.passage.document, c.passage.start) for c in contents.claims}
    conflicts = [(c.kind, at[c.a], at[c.b], c.verdict, c.reason.score) for c in found.conflicts]
    incidents = [(sorted(at[c] for c in i.claims), i.lineages, i.when) for i in found.incidents]
    edges = [(e.ancestor.start, e.derived.start, e.type) for e in found.lineage]
    return [sorted(conflicts), sorted(incidents, key=str), sorted(edges), len(found.mutations)]


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(3)), st.randoms(use_true_random=False))
def test_the_order_of_intake_changes_nothing(order: list[int], random: object) -> None:
    """Documents and claims in any order give equal results, ids included."""
    contents = made(*TEXTS)
    claims = list(contents.claims)
    random.shuffle(claims)  # type: ignore[attr-defined]
    turned = replace(contents, documents=tuple(contents.documents[n] for n in order), claims=tuple(claims))
    assert relate(turned) == relate(contents)


@settings(max_examples=24, deadline=None)
@given(st.permutations(PARTIES))
def test_swapping_the_parties_swaps_them_and_nothing_else(names: list[str]) -> None:
    """Partisan symmetry: the same structure whoever accuses and whoever denies."""
    table = dict(zip(PARTIES, names, strict=True))

    def swap(text: str) -> str:
        return re.sub("|".join(PARTIES), lambda m: table[m[0]], text)

    plain, swapped = made(*TEXTS), made(*(swap(t) for t in TEXTS))
    assert shape(plain, relate(plain)) == shape(swapped, relate(swapped))


def test_every_conflict_cites_two_claims_in_reading_order_and_speaks() -> None:
    """The pair stands in document order and the reason is one sentence."""
    contents = made(*TEXTS)
    at = {c.id: (c.passage.document, c.passage.start) for c in contents.claims}
    found = relate(contents)
    assert {c.kind.value for c in found.conflicts} >= {"numeric", "denial", "actor", "stance"}
    for conflict in found.conflicts:
        assert at[conflict.a] <= at[conflict.b]
        assert conflict.reason.detail.endswith(".")
        assert words(contents, conflict.a) != words(contents, conflict.b)


def test_an_empty_case_has_nothing_to_relate() -> None:
    """No documents, no findings, no error."""
    assert relate(made()) == Related((), (), (), ())
