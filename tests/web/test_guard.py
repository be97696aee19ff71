"""Nobody else gets in: foreign hosts, foreign sites, writes."""

import pytest
from tests.web.conftest import Client, tree

from averment.model import CaseBusy, HistoryLost
from averment.web.guard import CSP, bare_host


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.0.2.7"]
)
def test_foreign_hosts(client: Client, host: str) -> None:
    """A page that points its own name at this machine gets nothing (DNS rebinding)."""
    response = client.get("/", host=host)
    assert response.status_code == 400
    assert "127.0.0.1" in response.text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "localhost:1", "[::1]:8765", "LOCALHOST"])
def test_our_own_hosts(client: Client, host: str) -> None:
    """Loopback under its names and any port is answered."""
    assert client.get("/", host=host).status_code == 200


@pytest.mark.parametrize(
    ("host", "bare"), [("[::1]:80", "[::1]"), ("a:80", "a"), ("", ""), ("[::1", ""), ("A.B", "a.b")]
)
def test_bare_host(host: str, bare: str) -> None:
    """The host is taken without its port."""
    assert bare_host(host) == bare


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_no_writing(client: Client, method: str) -> None:
    """The case is open for reading only."""
    response = client.get("/", method=method)
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")


def test_other_sites(client: Client) -> None:
    """Other sites may link here, and may not load anything."""
    foreign = {"sec_fetch_site": "cross-site"}
    assert client.get("/claims.json", sec_fetch_mode="no-cors", **foreign).status_code == 403
    assert client.get("/", sec_fetch_mode="navigate", **foreign).status_code == 200


def test_headers(client: Client) -> None:
    """Every answer carries the headers, an attachment its own policy."""
    for address in ("/", "/claims.json", "/static/averment.css", "/nowhere", "/static/nowhere"):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == CSP
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "set-cookie" not in headers


def test_policy_is_the_one_written_down() -> None:
    """The policy has no exception."""
    assert CSP == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nowhere", 404), ("/claim/clm-99", 404), ("/claims?polarity=maybe", 400), ("/claims?page=0", 400)],
)
def test_errors(client: Client, address: str, status: int) -> None:
    """An error says what happened and what to do, in HTML and in JSON."""
    response = client.get(address)
    assert response.status_code == status
    assert len(tree(response.text).findall(".//main//a")) == 3
    path, _, query = address.partition("?")
    given = client.get(f"{path}.json?{query}")
    assert (given.status_code, given.json()["status"]) == (status, status)
    assert given.json()["next"]


@pytest.mark.parametrize(
    ("problem", "status"), [(CaseBusy, 503), (HistoryLost, 409), (ZeroDivisionError, 500)]
)
def test_troubles(
    client: Client, monkeypatch: pytest.MonkeyPatch, problem: type[Exception], status: int
) -> None:
    """A busy case, a damaged one and a defect of ours have pages; none of them shows our insides."""

    def fail(_session: object, **_asked: object) -> None:
        raise problem

    monkeypatch.setattr("averment.pipeline.views.list_documents", fail)
    response = client.get("/documents")
    assert response.status_code == status
    assert response.headers["content-security-policy"] == CSP
    assert "Traceback" not in response.text
    assert ("retry-after" in response.headers) == (status == 503)
