"""The reader's text is the stored text, code point for code point."""

import hashlib

import pytest
from tests.web.case_of_literals import HARD, HOSTILE, IDS, TEXTS, claims
from tests.web.conftest import Client, text_of, tree

from averment.pipeline import views
from averment.web.rendering import verbatim


@pytest.mark.parametrize("key", ["courier", "port", "hard"])
def test_text_content_is_the_stored_text(client: Client, key: str) -> None:
    """The digest of the article's text content is the recorded one."""
    article = client.page(f"/doc/{IDS[key]}").find(".//article[@class='text']")
    shown = text_of(article)
    assert shown == TEXTS[IDS[key]]
    assert hashlib.sha256(shown.encode()).hexdigest() == article.get("data-sha256")


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_the_passage_asked_for(client: Client, claim: object) -> None:
    """For every claim, the marks at its address are exactly its words, and its anchor is there once."""
    at = claim.passage  # type: ignore[attr-defined]
    article = client.page(f"/doc/{at.document}?at={at.start}-{at.end}").find(".//article[@class='text']")
    marks = [e for e in article.iter("mark") if "asked" in e.get("class").split()]
    assert "".join(text_of(e) for e in marks) == at.quote
    assert [e.get("id") for e in article.iter()].count(f"c-{claim.id}") == 1  # type: ignore[attr-defined]
    assert [e.get("id") for e in article.iter()].count("at") == 1


def test_offsets_without_a_claim(client: Client) -> None:
    """Any stretch has an address, given in code points."""
    start = HARD.index("👩")
    article = client.page(f"/doc/{IDS['hard']}?at={start}-{start + 3}").find(".//article[@class='text']")
    assert "".join(text_of(e) for e in article.iter("mark") if "asked" in e.get("class")) == "👩‍🚒"
    moved = client.get(f"/doc/{IDS['hard']}/{start}-{start + 3}")
    assert moved.headers["location"] == f"/doc/{IDS['hard']}?at={start}-{start + 3}#at"


@pytest.mark.parametrize("at", ["5", "5-5", "9-2", "-1-4", "0-99999999", "a-b", "1e3-2000", "٣-٥٠٠٠٠"])
def test_places_that_are_none(client: Client, at: str) -> None:
    """An impossible stretch is answered with what would be possible."""
    assert client.get(f"/doc/{IDS['port']}?at={at}").status_code == 400


def test_short_addresses(client: Client) -> None:
    """The first digits of the original's SHA-256 find the document; what fits several is said to."""
    exhibit = client.json(f"/doc/{IDS['port']}.json")["document"]["exhibit"]
    assert client.json(f"/doc/{exhibit[:12]}.json")["document"]["id"] == IDS["port"]
    assert client.get("/doc/doc-").status_code == 409
    assert client.get("/doc/ffffffffffff").status_code == 404


def test_zones(client: Client) -> None:
    """Furniture, threads and statements are named, comments nested, and their authors inert."""
    article = client.page(f"/doc/{IDS['courier']}").find(".//article[@class='text']")
    zones = {e.get("class"): e.get("aria-label") for e in article.findall("./div")}
    assert zones["zone boilerplate"] == "Page furniture"
    assert zones["zone comment d0"] == "Reader comment: Tarn Oddvar"
    assert zones["zone comment d1"] == f"Reader comment: {HOSTILE}"
    statement = client.page(f"/doc/{IDS['port']}").find(".//article[@class='text']/div")
    assert statement.get("aria-label") == "Reproduced statement: Port authority of Oster"


def test_header(client: Client) -> None:
    """The header gives digest, names, status, date and source, unknown ones as unknown."""
    page = text_of(client.page(f"/doc/{IDS['courier']}"))
    for words in (
        "Mara Ekvall",
        "The Harbour Courier",
        "3 May 2019",
        "/in/0/courier.txt",
        "The date stands in",
    ):
        assert words in page
    hard = text_of(client.page(f"/doc/{IDS['hard']}"))
    for words in (
        "author unknown",
        "publisher unknown",
        "date unknown",
        "partly read",
        "Two bytes could not be read",
    ):
        assert words in hard
    assert "There is no text to show." in text_of(client.page(f"/doc/{IDS['none']}"))


def test_original_is_an_attachment(client: Client) -> None:
    """The original comes byte for byte, to be saved and never to be shown."""
    exhibit = client.json(f"/doc/{IDS['courier']}.json")["document"]["exhibit"]
    response = client.get(f"/original/{exhibit}")
    assert hashlib.sha256(response.content).hexdigest() == exhibit
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"].startswith("attachment;")
    assert response.headers["content-security-policy"].startswith("sandbox")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert client.get(f"/original/{'0' * 64}").status_code == 404
    assert client.get("/original/..%2F..%2Fdb.sqlite").status_code == 404


def test_text_as_a_file(client: Client) -> None:
    """The stored text can be saved exactly."""
    assert client.get(f"/text/{IDS['hard']}").content == HARD.encode()
    assert client.get(f"/text/{IDS['none']}").status_code == 404


def test_broken_claims_are_shown_as_broken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim whose words are not at their place is named, and marks nothing."""
    monkeypatch.setattr(
        "averment.store.documents.text_of", lambda _session, _document: HARD.replace("non", "oui")
    )
    monkeypatch.setattr("averment.pipeline.views.reader.documents.text_of", lambda _s, _d: "y" + HARD)
    root = client.page(f"/doc/{IDS['hard']}")
    text = text_of(root)
    assert "6 claims are broken" in text
    assert "This text is not the recorded one" in text
    assert not list(root.find(".//article[@class='text']").iter("mark"))


def test_verbatim_spells_what_html_would_change() -> None:
    """Carriage returns survive the HTML parser; NUL, which cannot, is shown as a replacement."""
    assert str(verbatim("a\r\n<b>&amp;")) == "a&#13;\n&lt;b&gt;&amp;amp;"
    spelled = verbatim("a\rb\x00c")
    assert text_of(tree(f"<p>{spelled}</p>").find(".//p")) == "a\rb\ufffdc"


def test_parts_of_a_long_text(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text comes in parts that put together are the text; a passage finds its part."""
    whole = views.reader.parts
    monkeypatch.setattr("averment.pipeline.views.reader.parts", lambda text: whole(text, 500))
    given = client.json(f"/doc/{IDS['hard']}.json")
    assert len(given["parts"]) > 5
    shown = ""
    for part in given["parts"]:
        page = client.page(f"/doc/{IDS['hard']}?part={part['number']}")
        shown += text_of(page.find(".//article[@class='text']"))
    assert shown == HARD
    start = HARD.index("form feed")
    page = client.page(f"/doc/{IDS['hard']}?at={start}-{start + 9}")
    assert [text_of(e) for e in page.iter("mark") if "asked" in e.get("class")] == ["form feed"]
