"""A case is served to ourselves: every page is fetched, every mark that a link names is looked for."""

import queue
import threading
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin

from averment.web.serving import serve

MOST: Final = 600  # answers; enough for the example, a rehearsal is no crawl of a large case
SECONDS: Final = 30.0


@dataclass(slots=True)
class Visit:
    """What a rehearsal saw."""

    pages: int = 0
    twins: int = 0
    targets: int = 0
    faults: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """The ids and links of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what can be pointed at, and what points."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name in {"href", "src"} and value and tag in {"a", "link", "img", "script"}:
                self.links.append(value)


def rehearse(case: Path) -> Visit:
    """Serve a case on a free port of this machine, follow every link from the first page, and report."""
    ready: queue.Queue[str] = queue.Queue()
    options = {"port": 0, "started": ready.put}
    threading.Thread(target=serve, args=(case,), kwargs=options, daemon=True).start()
    return visit(ready.get(timeout=SECONDS))


def visit(address: str) -> Visit:
    """Follow every link below `address`; other machines are never asked."""
    seen, found = Visit(), {address: "the start"}
    waiting, wanted, pages = deque([address]), dict[str, str](), dict[str, set[str]]()
    while waiting and len(pages) + seen.twins < MOST:
        url = waiting.popleft()
        kind, body = _fetch(url, found[url], seen)
        if "json" in kind:
            seen.twins += 1
        if "html" not in kind:
            continue
        page = _Page()
        page.feed(body)
        pages[url], seen.pages = page.ids, seen.pages + 1
        for link in page.links:
            whole, mark = urldefrag(urljoin(url, link))
            if mark:
                wanted[f"{whole}#{mark}"] = url
            if whole.startswith(address) and whole not in found:
                found[whole] = url
                waiting.append(whole)
            elif not whole.startswith(address):
                seen.faults.append(f"{url} links to {whole}, which is not on this machine")
    _look_for(wanted, pages, seen)
    return seen


def _look_for(wanted: dict[str, str], pages: dict[str, set[str]], seen: Visit) -> None:
    """Every mark that a link names must stand on its page."""
    for link, source in wanted.items():
        page, _, mark = link.partition("#")
        if page in pages:
            seen.targets += 1
            if mark not in pages[page]:
                seen.faults.append(f"{source} points to {link}, but there is no such mark")


def _fetch(url: str, source: str, seen: Visit) -> tuple[str, str]:
    """The kind and the body of an answer; anything but 200 is a fault."""
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:  # noqa: S310 - our own address
            return answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        seen.faults.append(f"{url} answers {error.code} (linked from {source})")
    return "", ""
