"""The application served to ourselves: links followed and pages looked at, as a reader would.

Used where nobody sits before a browser: `averment demo` in continuous integration, and the tests.
"""

import json
import threading
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import uvicorn

from averment.web.app import create_app
from averment.web.guard import CSP
from averment.web.serving import Server, listen

ALIKE: Final = 12  # pages of one kind (claims, passages of one document, filters of a list); more are alike
LOADING: Final = frozenset({"src", "srcset", "data", "poster", "action", "formaction"})


@dataclass(slots=True)
class Rehearsal:
    """What was visited, and what was not as it should be."""

    pages: int = 0
    twins: int = 0
    targets: int = 0  # links to a place within a page, found there
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Seen:
    """What stands on a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    headings: int = 0
    styled: int = 0
    scripts: int = 0


class _Reading(HTMLParser):
    """Notes links, ids and whatever a browser would load."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = _Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attrs}
        self.seen.headings += tag == "h1"
        self.seen.scripts += tag == "script"
        self.seen.styled += "style" in given
        if "id" in given:
            self.seen.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.seen.links.append(given["href"])
        self.seen.loads += [given[name] for name in LOADING & given.keys()]
        if tag == "link":
            self.seen.loads.append(given.get("href", ""))


def read_page(html: str) -> _Seen:
    """What stands on a page."""
    reading = _Reading()
    reading.feed(html)
    return reading.seen


def rehearse(case_root: Path) -> Rehearsal:
    """Serve the case on loopback, follow the links from the overview, and say what is wrong.

    Of pages of one kind some are looked at; the others come from the same template.
    """
    sock = listen("127.0.0.1", 0)
    ready = threading.Event()
    config = uvicorn.Config(create_app(case_root), log_level="error", access_log=False, lifespan="off")
    server = Server(config, ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    ready.wait(30)
    connection = HTTPConnection("127.0.0.1", sock.getsockname()[1], timeout=30)
    try:
        return _Visit(connection).walk()
    finally:
        connection.close()
        server.should_exit = True
        thread.join(10)


class _Visit:
    """One walk through the pages."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection = connection
        self.done = Rehearsal()
        self.waiting = deque(["/"])
        self.alike: Counter[str] = Counter()
        self.asked: set[str] = {"/"}
        self.wanted: dict[str, list[tuple[str, str]]] = {}  # page -> (fragment, where it was linked)

    def walk(self) -> Rehearsal:
        """Visit pages until none is left."""
        while self.waiting:
            self._visit(self.waiting.popleft())
        return self.done

    def _visit(self, address: str) -> None:
        self.connection.request("GET", address)
        response = self.connection.getresponse()
        body = response.read()
        kind = (response.getheader("Content-Type") or "").partition(";")[0]
        if response.status != 200:  # noqa: PLR2004 - OK
            self._fault(address, f"answers {response.status}")
        elif kind == "application/json":
            self.done.twins += 1
            self._json(address, body)
        elif kind == "text/html":
            self.done.pages += 1
            if response.getheader("Content-Security-Policy") != CSP:
                self._fault(address, "has another Content-Security-Policy")
            self._html(address, read_page(body.decode()))

    def _json(self, address: str, body: bytes) -> None:
        try:
            json.loads(body)
        except ValueError:
            self._fault(address, "is not JSON")

    def _html(self, address: str, seen: _Seen) -> None:
        if seen.headings != 1:
            self._fault(address, f"has {seen.headings} first headings")
        if len(set(seen.ids)) != len(seen.ids):
            self._fault(address, "gives one id twice")
        if seen.scripts or seen.styled:
            self._fault(address, "has scripts or style attributes")
        for load in seen.loads:
            if urlsplit(load).netloc or urlsplit(load).scheme not in {"", "data"}:
                self._fault(address, f"loads {load} from elsewhere")
        self._fragments(address, seen)
        for link in seen.links:
            self._follow(address, link)

    def _fragments(self, address: str, seen: _Seen) -> None:
        """Places on this page that were linked before it was read."""
        for fragment, origin in self.wanted.pop(address, []):
            self._check(fragment, seen, origin)
        for link in seen.links:
            parts = urlsplit(urljoin(address, link))
            if parts.fragment and _page(parts.path, parts.query) == address:
                self._check(parts.fragment, seen, address)

    def _check(self, fragment: str, seen: _Seen, origin: str) -> None:
        if fragment in seen.ids:
            self.done.targets += 1
        else:
            self._fault(origin, f"links to #{fragment}, which is not there")

    def _follow(self, address: str, link: str) -> None:
        parts = urlsplit(urljoin(address, link))
        if parts.netloc or parts.scheme:
            self._fault(address, f"links to {link}, outside the case")
            return
        page = _page(parts.path, parts.query)
        if page not in self.asked and self._enough(parts.path, parts.query):
            return
        if page not in self.asked:
            self.asked.add(page)
            self.waiting.append(page)
            if parts.fragment:
                self.wanted.setdefault(page, []).append((parts.fragment, address))
        elif parts.fragment and page in self.waiting:
            self.wanted.setdefault(page, []).append((parts.fragment, address))

    def _enough(self, path: str, query: str) -> bool:
        """Whether as many pages of this kind were asked for as are worth it."""
        kind = path if query else f"{path.rpartition('/')[0]}/*{path[-5:] == '.json'}"
        self.alike[kind] += 1
        return self.alike[kind] > ALIKE

    def _fault(self, address: str, what: str) -> None:
        self.done.faults.append(f"{address} {what}")


def _page(path: str, query: str) -> str:
    return path + (f"?{query}" if query else "")
