"""Findings are signed by people under a named standard, on a named basis."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from averment.assessment import RULES, Draft, described, is_confirmed, sensitivity, sign, standards
from averment.assessment.findings import is_machine
from averment.model import InvalidWord, LineageCount

AT = datetime(2031, 5, 4, 12, tzinfo=UTC)
DRAFT = Draft(
    "The pier burned.",
    "Balance of probabilities",
    "more likely than not",
    ("clm-1",),
    "A log that says otherwise.",
)


def test_a_signed_finding_keeps_its_standard_basis_and_signers() -> None:
    """The same draft signed by the same people at the same time is the same finding."""
    found = sign(DRAFT, by=["Ana Brook"], at=AT)
    assert (found.standard, found.level, found.claims, found.by) == (
        "Balance of probabilities", "more likely than not", ("clm-1",), ("Ana Brook",),
    )  # fmt: skip
    assert sign(DRAFT, by=["Ana Brook"], at=AT) == found
    assert sign(DRAFT, by=["Pavel Renn"], at=AT).id != found.id


REFUSED = [
    (replace(DRAFT, level="overwhelming"), ["Ana Brook"], "no level of Balance of probabilities"),
    (replace(DRAFT, standard="gut feeling"), ["Ana Brook"], "no known standard"),
    (replace(DRAFT, claims=()), ["Ana Brook"], "rests on nothing"),
    (replace(DRAFT, would_change=" "), ["Ana Brook"], "what would change it"),
    (DRAFT, [], "signed by people"),
    (DRAFT, ["incident-gather@1"], "signed by people"),
    (DRAFT, ["Ana Brook", "averment"], "signed by people"),
]


@pytest.mark.parametrize(("draft", "by", "why"), REFUSED)
def test_what_may_not_be_signed(draft: Draft, by: list[str], why: str) -> None:
    """A level outside its standard, an empty basis, a machine, silence about what would change it."""
    with pytest.raises(InvalidWord, match=why):
        sign(draft, by=by, at=AT)


def test_every_standard_has_levels_and_a_source() -> None:
    """No standard shares its levels by accident of a merged scale."""
    known = standards()
    assert len(known) >= 5
    for standard in known.values():
        assert len(standard.levels) >= 2
        assert standard.source
    assert "sufficient" in known["OPCW-UN Joint Investigative Mechanism"].levels
    assert "confident" not in known["OPCW-UN Joint Investigative Mechanism"].levels


@pytest.mark.parametrize(
    ("name", "machine"), [("a-rule@2", True), ("", True), ("Machine", True), ("Ana Brook", False)]
)
def test_machines_are_known_by_their_names(name: str, machine: bool) -> None:  # noqa: FBT001 - a table
    """A rule's id or a program's name."""
    assert is_machine(name) is machine


def test_leaving_out_each_origin_shows_what_carries_the_finding() -> None:
    """One origin behind everything is said in the headline."""
    alone = sensitivity({"clm-1": "Board", "clm-2": "Board"})
    assert alone.headline == "Everything rests on one origin: Board."
    shared = sensitivity({"clm-1": "Board", "clm-2": "Guard", "clm-3": "Guard"})
    assert shared.without == (("Board", 2), ("Guard", 1))
    assert shared.headline == "No single one of 2 origins carries the finding alone."


WEIGHED = [
    ((0, 0), "no independent origin"),
    ((1, 1), "1 independent origin"),
    ((0, 1), "0-1 independent origins"),
    ((2, 3), "2-3 independent origins"),
]


@pytest.mark.parametrize(("count", "sentence"), WEIGHED)
def test_support_is_said_as_an_interval(count: tuple[int, int], sentence: str) -> None:
    """The first weighing rule, frozen."""
    assert RULES["count-independent-lineages@1"](LineageCount(*count)) == sentence


def test_an_unconfirmed_wording_says_so_wherever_a_standard_is_named() -> None:
    """Only our own ladder is confirmed until somebody compares the others with their sources."""
    known = standards()
    assert [name for name, s in known.items() if is_confirmed(s)] == ["Averment support ladder"]
    shown = [described(s) for s in known.values() if not is_confirmed(s)]
    assert all(text.endswith("(wording to be confirmed))") for text in shown)


@pytest.mark.parametrize("name", sorted(standards()))
def test_no_standard_takes_a_level_of_another(name: str) -> None:
    """Each ladder signs with its own words only, and the refusal shows where they come from."""
    own = standards()[name]
    foreign = {level for s in standards().values() for level in s.levels} - set(own.levels)
    for level in sorted(foreign):
        with pytest.raises(InvalidWord, match="is no level of") as refused:
            sign(replace(DRAFT, standard=name, level=level), by=["Ana Brook"], at=AT)
        assert own.source in str(refused.value)
    for level in own.levels:
        assert sign(replace(DRAFT, standard=name, level=level), by=["Ana Brook"], at=AT).level == level


WORDS = ("clear and convincing", "overwhelming", "reasonable grounds", "beyond reasonable doubt")


def test_no_other_file_states_a_level_as_if_it_were_established() -> None:
    """The levels stand in the data file with their caveat and nowhere else in the product."""
    source = Path(__file__).parents[2] / "src" / "averment"
    files = [p for kind in ("*.py", "*.html", "*.txt") for p in source.rglob(kind) if p.name != "vocab.txt"]
    holding = {p.name for p in files if any(w in p.read_text("utf8").casefold() for w in WORDS)}
    assert holding == {"standards.txt"}
