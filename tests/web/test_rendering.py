"""No claim is shown without its speaker and its place."""

from types import SimpleNamespace

import pytest

from averment import model
from averment.web.rendering import Unattributed, asset, attributed, environment
from averment.web.wording import LISTS, language, word


def card(**changes: object) -> SimpleNamespace:
    """Something like a claim card."""
    passage = SimpleNamespace(quote="words", document="doc-1", start=0, end=5)
    claim = {"id": "clm-1", "level": "reported", "speaker": "A", "passage": passage, "polarity": "asserted"}
    return SimpleNamespace(claim=SimpleNamespace(**(claim | changes)), document=SimpleNamespace(id="doc-1"))


@pytest.mark.parametrize(
    "changes",
    [
        {"speaker": None},
        {"speaker": ""},
        {"speaker": "  "},
        {"level": "quote", "speaker": None},
        {"passage": None},
        {"passage": SimpleNamespace(quote="")},
    ],
)
def test_nothing_unattributed(changes: dict[str, object]) -> None:
    """A claim without speaker, own voice or passage is refused."""
    with pytest.raises(Unattributed):
        attributed(card(**changes))


@pytest.mark.parametrize(
    "thing", [None, SimpleNamespace(), SimpleNamespace(claim=card().claim, document=None)]
)
def test_nothing_without_a_document(thing: object) -> None:
    """So is anything that stands in no document."""
    with pytest.raises(Unattributed):
        attributed(thing)


def test_attributed() -> None:
    """A speaker, or the author's own voice, is enough."""
    assert attributed(card()).claim.speaker == "A"
    assert attributed(card(level="voice", speaker=None)).claim.speaker is None


def test_the_macro_refuses() -> None:
    """The template that shows claims raises too; there is no other way to show one."""
    macro = environment().from_string(
        '{% from "claim-card.html" import claim with context %}{{ claim(given) }}'
    )
    with pytest.raises(Unattributed):
        macro.render(given=card(speaker=None))


def test_every_word_of_the_model_is_worded() -> None:
    """No closed list has a value without its words."""
    lists = {
        "polarity": model.Polarity,
        "level": model.Level,
        "status": model.ReadStatus,
        "verdict": model.Verdict,
        "conflict": model.ConflictKind,
        "lineage": model.LineageType,
        "edge_status": model.EdgeStatus,
        "segment": model.SegmentKind,
        "entity": model.EntityKind,
        "edge": model.EdgeType,
        "ledger": model.LedgerKind,
        "act": model.DeliberationKind,
        "vote": model.Vote,
    }
    for name, values in lists.items():
        assert {value.value for value in values} <= LISTS[name].keys(), name
    assert word("event", "something-new").shown == "something-new"


def test_no_word_takes_sides() -> None:
    """No wording grades anybody's truthfulness."""
    words = " ".join(f"{w.shown} {w.meaning}" for each in LISTS.values() for w in each.values()).lower()
    for loaded in ("true", "false", "lie", "propaganda", "regime", "terrorist", "reliable", "credible"):
        assert loaded not in words.split()


def test_asset_names_its_content() -> None:
    """An asset's address changes with its content."""
    assert asset("averment.css").startswith("/static/averment.css?v=")


def test_language() -> None:
    """A language has its name, an unlisted one its code, an unknown one nothing."""
    assert (language("ar"), language("xx"), language(None)) == ("Arabic", "xx", None)
