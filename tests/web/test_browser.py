"""In a real browser: exact text, exact copies, marks in view, no script, nobody else asked."""
# ruff: noqa: ANN401 - the browser comes from an optional package

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from tests.web.case_of_literals import IDS, TEXTS, claims
from tests.web.test_pages import ADDRESSES

from averment.web import create_app
from averment.web.serving import Server, listen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
INSTALL = "apt-get install -y --no-install-recommends chromium fonts-noto-core"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DIGEST = """async () => {
  const text = document.querySelector('article.text').textContent;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map(b => b.toString(16).padStart(2, '0')).join('');
}"""
COPIED = """() => {
  const selection = getSelection();
  selection.selectAllChildren(document.querySelector('article.text'));
  return selection.toString();
}"""
IN_VIEW = """() => {
  const box = document.querySelector(':target').getBoundingClientRect();
  return box.top >= 0 && box.top < innerHeight;
}"""
CONTRAST = """() => {
  const one = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const rgb = s => s.match(/[\\d.]+/g).map(Number);
  const light = s => { const [r, g, b] = rgb(s).map(one); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor; if (rgb(c)[3] !== 0) return c; } return 'rgb(255, 255, 255)'; };
  const bad = [];
  for (const e of document.body.querySelectorAll('*')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !e.checkVisibility() || e.closest('.hidden')) continue;
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) bad.push(e.tagName + '.' + e.className);
  }
  return [...new Set(bad)];
}"""
SMALL = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary')]
  .filter(e => e.checkVisibility() && !e.closest('.hidden, .skip, p:not(.where):not(.sum), h1, h2, h3, h4, h5, td, th, dd, .meta, .text, blockquote'))
  .filter(e => { const b = e.getBoundingClientRect(); return b.width && b.height && b.height < 23.5; })
  .map(e => e.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def address(case_root: Path) -> Iterator[str]:
    """The case, served on loopback."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"Chromium is missing: {INSTALL}")
        pytest.skip(f"Chromium is missing: {INSTALL}")
    sock, ready = listen("127.0.0.1", 0), threading.Event()
    server = Server(uvicorn.Config(create_app(case_root), log_level="error", lifespan="off"), ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    assert ready.wait(30)
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser(address: str) -> Iterator[Any]:
    """A Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        yield running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    """Opens addresses of the case; fails on any other request and on any message of the console."""
    pages: dict[str, Any] = {}
    troubles: list[str] = []

    def go(path: str, **settings: Any) -> Any:
        page = pages.get(repr(settings)) or opened(settings)
        page.goto(address + path)
        return page

    def opened(settings: dict[str, Any]) -> Any:
        page = pages[repr(settings)] = browser.new_context(**settings).new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(address) else troubles.append(r.url))
        return page

    yield go
    for page in pages.values():
        assert not page.context.cookies()
        page.context.close()
    assert troubles == []


def follow(page: Any, selector: str) -> None:
    """Clicks what leads elsewhere and waits until it is there: a click alone returns before the next page does."""
    with page.expect_navigation():
        page.click(selector)


pytestmark = [pytest.mark.browser, pytest.mark.loopback]


@pytest.mark.parametrize("key", ["courier", "port", "hard"])
def test_digest(visit: Any, key: str) -> None:
    """The SHA-256 of the article's text content is that of the stored text."""
    page = visit(f"/doc/{IDS[key]}")
    assert page.evaluate(DIGEST) == page.get_attribute("article.text", "data-sha256")


@pytest.mark.parametrize("key", ["courier", "port"])
def test_copy(visit: Any, key: str) -> None:
    """Selected and copied, the text is the document's, without numbers or labels."""
    copied = visit(f"/doc/{IDS[key]}").evaluate(COPIED)
    assert copied.strip() == TEXTS[IDS[key]].strip()


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_one_click(visit: Any, claim: Any) -> None:
    """Without JavaScript, one click from a claim shows its words, marked and in view."""
    page = visit(f"/claim/{claim.id}", java_script_enabled=False)
    follow(page, "a.passage >> nth=0")
    marked = page.locator("article.text mark.asked").all_text_contents()
    assert "".join(marked) == claim.passage.quote
    assert page.locator(f"#c-{claim.id}").count() == 1


def test_target_in_view(visit: Any) -> None:
    """The passage asked for is scrolled into view, on a small screen too."""
    for claim in claims():
        at = claim.passage
        page = visit(
            f"/doc/{at.document}?at={at.start}-{at.end}#c-{claim.id}", viewport={"width": 400, "height": 500}
        )
        assert page.evaluate(IN_VIEW), claim.id


def test_filters_without_script(visit: Any) -> None:
    """Without JavaScript the claims can be searched, narrowed down and widened again."""
    page = visit("/", java_script_enabled=False)
    page.fill("#find", "fire")
    follow(page, "text=Search >> nth=-1")
    assert page.locator("article.claim").count() == 1
    follow(page, "text=Take all away")
    follow(page, "section.facet a:has-text('denied')")
    assert page.locator("article.claim").count() == 2
    follow(page, "article.claim a.passage >> nth=0")
    assert page.locator("mark.asked").count() > 0
    page.go_back()
    assert "polarity=denied" in page.url


def test_own_voice_can_be_put_aside(visit: Any) -> None:
    """A checkbox leaves only what is attributed to somebody, without JavaScript."""
    page = visit(f"/doc/{IDS['hard']}", java_script_enabled=False)
    before = page.locator(".margin .claim:visible").count()
    page.check("#quiet")
    assert (before, page.locator(".margin .claim:visible").count()) == (6, 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_and_targets(visit: Any, scheme: str) -> None:
    """Words have a contrast of 4.5 at least, and what can be clicked outside running text is 24 pixels high."""
    for path in ADDRESSES:
        page = visit(path, color_scheme=scheme)
        assert page.evaluate(CONTRAST) == [], path
        assert page.evaluate(SMALL) == [], path


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_reflow(visit: Any, width: int) -> None:
    """No page scrolls sideways; wide tables do so within themselves."""
    for path in [*ADDRESSES, f"/doc/{IDS['hard']}"]:
        page = visit(path, viewport={"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_sides_are_equally_wide(visit: Any) -> None:
    """Neither side of a conflict gets more room."""
    page = visit("/conflicts")
    widths = page.evaluate("[...document.querySelectorAll('.sides > *')].map(e => e.offsetWidth)")
    assert max(widths) - min(widths) <= 1


def test_keyboard(visit: Any) -> None:
    """The first key leads past the menu, and whatever has the focus shows it."""
    page = visit("/claims")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("document.activeElement.outerHTML")
