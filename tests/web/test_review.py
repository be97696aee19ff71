"""The review queue: rows with their reasons, filters, pages, and nothing of a withheld document."""

from pathlib import Path

import pytest
from tests.web.case_of_literals import IDS
from tests.web.conftest import Client, text_of
from tests.web.test_pages import shown

from averment.pipeline import Case, reviewing, status
from averment.pipeline.views import paging
from averment.pipeline.views import review as view
from averment.web.pages.review import Doubt
from averment.web.wording import DOUBT


def rows(client: Client, query: str = "") -> list[tuple[str, list[str]]]:
    """The ids of the claims and why they are there."""
    given = client.json(f"/review.json{query}")
    return [(row["card"]["claim"]["id"], row["reasons"]) for row in given["rows"]]


def test_queue(client: Client) -> None:
    """The lowest score first; each row says why it is there and leads to its words."""
    assert rows(client) == [
        ("clm-12", ["low_score", "pronoun"]),
        ("clm-07", ["untrained"]),
        ("clm-01", ["rival", "guessed_day"]),
    ]
    page = shown(client, "/review")
    assert "3 of 3 claims that a person should look at" in page
    assert "another speaker close Came close to being the speaker: Port authority." in page
    assert "day of saying taken over 3 May 2019. The words go on from those before them." in page
    assert "speaker not named No name was found for “he”." in page
    assert "low score The reading is scored 0.31 of 1; this says nothing about what was said." in page
    assert "read without a trained reader Arabic: There is no trained reader for this language" in page
    links = [a.get("href") for a in client.page("/review").findall(".//article//a")]
    assert len([link for link in links if "#c-clm-01" in link]) == 1


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("?reason=rival", ["clm-01"]),
        ("?reason=untrained", ["clm-07"]),
        ("?reason=&document=", ["clm-12", "clm-07", "clm-01"]),
        (f"?document={IDS['courier']}", ["clm-01"]),
        (f"?document={IDS['courier']}&reason=pronoun", []),
        ("?document=doc-nowhere", []),
        ("?page=9", ["clm-12", "clm-07", "clm-01"]),
    ],
)
def test_filters(client: Client, query: str, ids: list[str]) -> None:
    """Filters stand in the address and add up; a page beyond the end is the last one."""
    assert [ident for ident, _ in rows(client, query)] == ids
    assert f"{len(ids)} of 3 claims" in shown(client, f"/review{query}")


def test_an_unknown_reason_is_refused(client: Client) -> None:
    """A word that is no reason is an error, not an empty queue."""
    assert client.get("/review?reason=nonsense").status_code == 400


def test_choices_count_what_they_would_leave(client: Client) -> None:
    """Reasons with the document as it is, documents with the reason as it is."""
    given = client.json(f"/review.json?document={IDS['courier']}&reason=rival")
    assert {c["value"]: c["claims"] for c in given["reasons"]} == {
        "low_score": 0,
        "rival": 1,
        "guessed_day": 1,
        "pronoun": 0,
        "untrained": 0,
    }
    assert [(c["value"], c["claims"]) for c in given["documents"]] == [(IDS["courier"], 1)]


def test_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages follow each other without a gap or a repetition."""
    monkeypatch.setattr(paging, "PAGE", 2)
    monkeypatch.setattr(view, "PAGE", 2)
    found = [ident for n in (1, 2) for ident, _ in rows(client, f"?page={n}")]
    assert found == ["clm-12", "clm-07", "clm-01"]
    assert "page 2 of 2" in shown(client, "/review?page=2")


@pytest.fixture
def hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """The document in Arabic withheld."""
    for module in (reviewing, view):
        monkeypatch.setattr(module, "withheld", lambda _session: frozenset({IDS["hard"]}))


@pytest.mark.usefixtures("hidden")
def test_a_withheld_document_does_not_show(client: Client, case_root: Path) -> None:
    """Neither by a row, nor by a count, nor by a choice, nor by its name, nor in the status of the case."""
    assert [ident for ident, _ in rows(client)] == ["clm-01"]
    assert rows(client, f"?document={IDS['hard']}") == []
    assert "1 of 1 claims" in shown(client, "/review")
    given = client.json("/review.json")
    assert [c["value"] for c in given["documents"]] == [IDS["courier"]]
    assert sum(c["claims"] for c in given["reasons"]) == 2
    assert IDS["hard"] not in client.get("/review").text
    case = Case.open(case_root)
    found = status(case)
    case.close()
    assert (found.review["claims"], found.untrained) == (1, ())


def test_every_reason_has_its_words() -> None:
    """The reasons of the store, of the address and of the page are the same."""
    from averment.store.review import REASONS  # noqa: PLC0415 - compared here alone

    assert tuple(Doubt) == REASONS == tuple(DOUBT)


def test_fields_of_a_claim(client: Client) -> None:
    """A claim's page shows standard, day with its reason, chain, rival and the state of the reading."""
    page = shown(client, "/claim/clm-01")
    assert "Words of a standard or modality “At least” · in place" in page
    assert "Said on 3 May 2019 taken over The words go on from those before them." in page
    assert "Came close to being the speaker Port authority" in page
    assert "read without a trained reader" not in page
    assert "Came through Interline → Ilva Brenner" in shown(client, "/claim/clm-02")
    arabic = shown(client, "/claim/clm-07")
    assert "Reading Arabic: read without a trained reader. There is no trained reader" in arabic
    assert client.json("/claim/clm-07.json")["card"]["untrained"] is True
    assert client.json("/claim/clm-01.json")["card"]["untrained"] is False


def test_card_of_a_claim(client: Client) -> None:
    """The card holds the same in short, behind the word Extracted."""
    row = client.page("/claims?speaker=Ministry+of+Trade").find(".//main//article")
    words = " ".join(text_of(row).split())
    assert "Words of a standard “At least”" in words
    assert "Said on 3 May 2019 taken over" in words
    assert "Came close to being the speaker Port authority" in words


def test_documents_say_how_they_were_read(client: Client) -> None:
    """A document with parts in another language is marked on its page and in JSON."""
    assert "read without a trained reader Arabic" in shown(client, f"/doc/{IDS['hard']}")
    assert client.json(f"/doc/{IDS['hard']}.json")["untrained"] == ["ar"]
    assert client.json(f"/doc/{IDS['courier']}.json")["untrained"] == []
    assert "read without a trained reader" not in shown(client, f"/doc/{IDS['courier']}")
