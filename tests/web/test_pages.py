"""Every page answers in HTML and in JSON, with the same content, and every link leads somewhere."""

import re
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from tests.web.case_of_literals import HOSTILE, IDS, TEXTS, TITLE
from tests.web.conftest import Client, text_of, tree

from averment.web.guard import CSP
from averment.web.pages import PAGES

IDENTS = {"/doc/{ident}": IDS["courier"], "/claim/{ident}": "clm-01", "/incident/{ident}": "inc-01"}
IDENTS |= {"/entity/{ident}": "ent-01"}
ADDRESSES = [page.path.replace("{ident}", IDENTS.get(page.path, "")) for page in PAGES]
TWINS = [page.json_path.replace("{ident}", IDENTS.get(page.path, "")) for page in PAGES]
OTHERS = [
    "/addresses",
    "/how-to-read",
    "/nowhere",
    f"/doc/{IDS['hard']}",
    f"/doc/{IDS['none']}",
    "/claim/clm-07",
]


def shown(client: Client, address: str) -> str:
    """The words of a page, blanks put together."""
    return " ".join(text_of(client.page(address).find(".//main")).split())


@pytest.mark.parametrize("address", [*ADDRESSES, *OTHERS])
def test_form(client: Client, address: str) -> None:
    """A page has a language, one first heading, unique ids, labels for its fields, and nothing from elsewhere."""
    response = client.get(address)
    root = tree(response.text)
    assert response.headers["content-security-policy"] == CSP
    assert root.get("lang") == "en"
    assert len(root.findall(".//h1")) == 1
    assert len(root.findall(".//main")) == 1
    assert not root.findall(".//script")
    assert not [
        e for e in root.iter() if "style" in e.attrib or any(name.startswith("on") for name in e.attrib)
    ]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for") for label in root.findall(".//label")}
    fields = [e.get("id") for e in root.findall(".//input") if e.get("type") != "hidden"]
    assert set(fields) <= labelled
    loads = [e.get("href") for e in root.findall(".//link")] + [
        e.get("src") for e in root.iter() if e.get("src")
    ]
    assert all(load.startswith("/static/") for load in loads)


@pytest.mark.parametrize("address", [*ADDRESSES, *OTHERS])
def test_headings_go_down_step_by_step(client: Client, address: str) -> None:
    """No heading skips a level, so that a screen reader's outline has no holes."""
    levels = [
        int(e.tag[1]) for e in tree(client.get(address).text).iter() if re.fullmatch("h[1-6]", str(e.tag))
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize(("address", "twin"), list(zip(ADDRESSES, TWINS, strict=True)))
def test_twin(client: Client, address: str, twin: str) -> None:
    """The twin gives the page's content as JSON, and so does the page when JSON is asked for."""
    given = client.json(twin)
    assert client.get(address, accept="application/json").json() == given
    links = [a.get("href") for a in client.page(address).iter("a") if a.get("type") == "application/json"]
    assert links == [twin]


@pytest.mark.parametrize("address", [*ADDRESSES, *TWINS])
def test_head(client: Client, address: str) -> None:
    """HEAD answers as GET does, without a body."""
    response = client.get(address, method="HEAD")
    assert (response.status_code, response.content) == (200, b"")


def test_every_link_leads_somewhere(client: Client) -> None:
    """All links of all pages answer, and places within pages are there."""
    for address in [*ADDRESSES, *OTHERS]:
        root = tree(client.get(address).text)
        for link in {a.get("href") for a in root.iter("a") if a.get("href")}:
            parts = urlsplit(urljoin(address, link))
            assert not parts.netloc, link
            answer = client.get(parts.path + (f"?{parts.query}" if parts.query else ""))
            assert answer.status_code == 200 or parts.path == "/nowhere", link
            if parts.fragment:
                assert {e.get("id") for e in tree(answer.text).iter()} >= {parts.fragment}, link


def test_overview(client: Client) -> None:
    """The first screen says what is contested and what is missing."""
    page = shown(client, "/")
    assert page.startswith(TITLE)
    assert "One says at least 14 people, the other nine." in page
    assert "2 open conflicts" in page
    assert "2–3 independent origins" in page
    assert "Documents partly read 1" in page
    assert "Files that could not be read 1" in page
    assert "Paths turned away at intake 1" in page
    given = client.json("/overview.json")
    assert [row["conflict"]["id"] for row in given["contested"]] == ["cnf-02", "cnf-01"]
    assert given["missing"]["withheld"] == 0
    assert [ref["id"] for ref in given["missing"]["undated"]] == [IDS["hard"], IDS["none"]]
    assert given["missing"]["unlinked_speakers"] == 6


def test_documents(client: Client) -> None:
    """Documents stand by date of publication, undated ones last, and can be chosen by status."""
    order = [row["document"]["id"] for row in client.json("/documents.json")["rows"]]
    assert order == [IDS["courier"], IDS["port"], IDS["hard"], IDS["none"]]
    chosen = client.json("/documents.json?status=partial")["rows"]
    assert [row["document"]["id"] for row in chosen] == [IDS["hard"]]
    assert "date unknown" in shown(client, "/documents")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 12),
        ("?speaker=Ilva+Brenner", 1),
        ("?voice=1", 5),
        ("?polarity=denied", 2),
        ("?polarity=&level=&q=", 12),
        ("?level=comment", 1),
        (f"?document={IDS['port']}", 2),
        ("?incident=inc-01", 4),
        ("?q=fire+brenner", 1),
        ("?polarity=denied&level=quote&q=fire", 1),
        ("?speaker=Nobody", 0),
    ],
)
def test_claim_filters(client: Client, query: str, found: int) -> None:
    """Filters stand in the address, add up, and empty fields of the form ask for nothing."""
    given = client.json(f"/claims.json{query}")
    assert (given["found"], given["total"]) == (found, 12)
    assert f"{found} of 12 claims" in shown(client, f"/claims{query}")


def test_claim_facets(client: Client) -> None:
    """A facet counts what its values would leave with the other filters as they are."""
    given = client.json("/claims.json?polarity=denied")
    assert {c["value"]: c["claims"] for c in given["speakers"]} == {"Ilva Brenner": 1, HOSTILE: 1}
    assert {c["value"]: c["claims"] for c in given["polarities"]}["asserted"] == 7


def test_claim_row(client: Client) -> None:
    """A row has the chain of speakers, the polarity, the words, and one link to their place."""
    root = client.page("/claims?speaker=Ilva+Brenner")
    row = root.find(".//main//article")
    words = " ".join(text_of(row).split())
    assert words.startswith("Interline → Ilva Brenner denied We saw no fire at all")
    assert "proves" not in words
    quote = row.find(".//blockquote")
    assert (quote.get("dir"), quote.get("lang")) == ("auto", "en")
    start = TEXTS[IDS["courier"]].index("We saw no fire at all")
    place = f"/doc/{IDS['courier']}?at={start}-{start + 21}#c-clm-02"
    assert place in [a.get("href") for a in row.iter("a")]


def test_long_quotes_are_cut_with_a_link(client: Client) -> None:
    """A long quote is shortened in a list and leads to all of its words."""
    row = next(e for e in client.page("/claims?voice=1").iter("blockquote") if "xxx" in text_of(e))
    assert len(text_of(row)) < 450
    assert "all the words" in text_of(row)
    assert next(a.get("href") for a in row.iter("a")).startswith(f"/doc/{IDS['hard']}?at=")


def test_claim_page(client: Client) -> None:
    """A claim's page has its surroundings, its three layers, its conflicts and three citations."""
    page = shown(client, "/claim/clm-01")
    for words in (
        "Said",
        "Extracted",
        "Assessed",
        "Nobody has assessed this claim.",
        "Oster depot, 2 May 2019",
    ):
        assert words in page
    assert "TextPositionSelector" in page
    assert "Twelve words stand in both" in page
    assert (
        "Speaker: Ministry of Trade → the Courier" in page
        or "speaker: Ministry of Trade → the Courier" in page
    )


def test_incident(client: Client) -> None:
    """Speakers stand in the order in which they are first heard; who is silent is said."""
    given = client.json("/incident/inc-01.json")
    assert [row["speaker"] for row in given["speakers"]] == [
        "Ministry of Trade",
        "Ilva Brenner",
        "the Courier",
        None,
    ]
    assert [ref["id"] for ref in given["silent"]] == [IDS["hard"], IDS["none"]]
    page = shown(client, "/incident/inc-01")
    assert "4 reports, 2–3 independent origins" in page
    assert "Port authority of Oster in its own voice" in page
    assert "not located" in shown(client, "/incident/inc-02")


def test_conflicts(client: Client) -> None:
    """Both sides of each conflict stand with their speakers; verdicts can be chosen."""
    assert len(client.json("/conflicts.json")["rows"]) == 3
    assert len(client.json("/conflicts.json?verdict=unclear")["rows"]) == 1
    sides = client.page("/conflicts?verdict=conflict").findall(".//main//article")
    assert [" ".join(text_of(side.find("./h3")).split()) for side in sides] == [
        "Ministry of Trade asserted",
        "Author’s own voice (Port authority of Oster) asserted",
    ]


def test_entities(client: Client) -> None:
    """Names are counted and found by any of their forms; their pages say where they stand."""
    rows = client.json("/entities.json")["rows"]
    assert (rows[0]["entity"]["name"], rows[0]["seen"], rows[0]["claims"]) == ("Ilva Brenner", 1, 1)
    assert client.json("/entities.json?q=I.+Brenner")["found"] == 1
    assert client.json("/entities.json?kind=place")["found"] == 1
    page = shown(client, "/entity/ent-01")
    assert "I. Brenner" in page
    assert "We saw no fire at all" in page
    assert "Oster depot, 2 May 2019" in shown(client, "/entity/ent-02")


def test_tables(client: Client) -> None:
    """Links, stocks and decisions say who states them, or that the speaker was not found."""
    network = shown(client, "/network")
    assert "1,200.50 EUR Interline → Ilva Brenner" in network
    assert "speaker not found; in" in network
    assert "at least 14 person" in shown(client, "/ledger")
    assert "for: Arland" in shown(client, "/deliberation")
    assert "against: Besk" in shown(client, "/deliberation")


def test_account(client: Client) -> None:
    """Every file is accounted for: read, partly read, refused, received again."""
    page = shown(client, "/account")
    assert "5 files received" in page
    assert "4 originals" in page
    assert "1 received again" in page
    assert "The file is encrypted; add a copy without a password." in page
    assert "the same bytes were received 2 times" in page
    assert "This is a pipe, not a file; save it first." in page


def test_custody(client: Client) -> None:
    """The log is told in plain words, and that nobody outside has confirmed it is said plainly."""
    page = shown(client, "/custody")
    assert "Not anchored." in page
    assert "Case begun" in page
    given = client.json("/custody.json")
    assert given["rows"][0]["chain"] == given["head"]


def test_openapi(client: Client) -> None:
    """The JSON addresses are described, each once, and no page of the framework's is served."""
    paths = client.json("/openapi.json")["paths"]
    assert set(paths) == {page.json_path for page in PAGES}
    assert client.get("/docs").status_code == 404
