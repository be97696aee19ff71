"""Documents, names and addresses are hostile input; none of it becomes markup."""

import pytest
from tests.web.case_of_literals import HOSTILE, IDS
from tests.web.conftest import Client, tree
from tests.web.test_pages import ADDRESSES, OTHERS

from averment.web.attaching import headers


@pytest.mark.parametrize("address", [*ADDRESSES, *OTHERS])
def test_names_and_texts_are_inert(client: Client, address: str) -> None:
    """No element or handler comes out of names, titles, texts or paths."""
    root = tree(client.get(address).text)
    assert not [e for e in root.iter() if e.tag in {"script", "img", "b", "iframe", "object", "svg"}]
    assert not [e for e in root.iter() if any(name.startswith("on") for name in e.attrib)]
    assert not [
        a for a in root.iter("a") if (a.get("href") or "").lower().startswith(("javascript:", "data:"))
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/claims?q=" + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/claims?speaker=%3Cimg%20src=x%20onerror=alert(1)%3E&q=x",
        "/claims?polarity=%3Cscript%3E",
        "/entities?q=%22autofocus%20onfocus=alert(1)%20x=%22",
        "/doc/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/%3Cscript%3Ealert(1)%3C/script%3E",
        "/claims?x=%22%3E%3Cscript%3E",
    ],
)
def test_addresses_are_inert(client: Client, address: str) -> None:
    """What stands in an address comes back escaped."""
    response = client.get(address)
    root = tree(response.text)
    assert not root.findall(".//script")
    assert not root.findall(".//img")
    assert not [e for e in root.iter() if any(name.startswith("on") for name in e.attrib)]


def test_hostile_names_are_shown_as_they_are(client: Client) -> None:
    """Escaped is not removed: the words can be read."""
    root = client.page("/claims")
    assert HOSTILE in [e.text for e in root.iter("bdi")]


def test_hostile_file_names_stay_in_their_header(client: Client) -> None:
    """A file name can neither end the header's quotes nor add a line."""
    given = headers('a"\r\nX-Evil: 1\n.html', 3)["Content-Disposition"]
    assert (
        given
        == "attachment; filename=\"a___X-Evil_ 1_.html\"; filename*=UTF-8''a%22%0D%0AX-Evil%3A%201%0A.html"
    )
    assert client.get(f"/doc/{IDS['courier']}").status_code == 200
