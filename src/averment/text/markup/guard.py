"""Before a page becomes a tree: how deep it nests, and its text without a tree when that is too deep.

Tree builders of HTML need quadratic time on deep nesting (40,000 open elements: 5 s with the fast one),
so the depth is measured first, in linear time, in the manner of the HTML standard's tree construction
(section 13.2.6) as far as depth needs it.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from averment.text.words import word_set

DEEPEST: Final = 2_000  # open elements; real pages stay below 100
TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
QUOTE_OR_END: Final = re.compile(r">|=\s*[\"']")
VOID: Final = word_set("html_void")
RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
SILENT: Final = frozenset(("script", "style", "title"))
CLOSES_P: Final = word_set("html_closes_p")
SIBLINGS: Final = {
    "li": {"li"},
    "dd": {"dd", "dt"},
    "dt": {"dd", "dt"},
    "tr": {"tr"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
    "p": {"p"},
}
SCOPE: Final = frozenset(
    ("table", "td", "th", "button", "caption", "html", "object", "template", "ul", "ol", "dl")
)
TABLE: Final = frozenset(("table", "template"))
BREAKS: Final = CLOSES_P | {"br", "tr", "td", "th", "body", "option", "caption", "figcaption"}


def _tags(page: str) -> Iterator[tuple[int, int, str, bool]]:
    """Start and end offset, name, and whether it closes, of each tag and comment of a page."""
    at = 0
    while True:
        at = page.find("<", at)
        if at < 0:
            return
        if page.startswith("<!--", at):
            stop = page.find("-->", at + 4)
            stop = len(page) if stop < 0 else stop + 3
            yield at, stop, "!--", False
            at = stop
            continue
        match = TAG.match(page, at)
        if match is None:
            stop = page.find(">", at) + 1 if page.startswith(("<!", "<?"), at) else 0
            if stop:
                yield at, stop, "!", False
            at = max(stop, at + 1)
            continue
        stop = _tag_end(page, match.end())
        yield at, stop, match[2].lower(), bool(match[1])
        at = stop


def _tag_end(page: str, at: int) -> int:
    """The offset after a tag's closing bracket; quoted attribute values may hold brackets."""
    start = at
    while match := QUOTE_OR_END.search(page, at):
        if match[0] == ">":
            return match.end()
        close = page.find(match[0][-1], match.end())
        if close < 0:
            break
        at = close + 1
    plain = page.find(">", start)
    return plain + 1 if plain >= 0 else len(page)


def too_deep(page: str) -> bool:
    """Whether more than `DEEPEST` elements are open at once somewhere in the page."""
    stack: list[str] = []
    raw: str | None = None
    for _, _, name, closing in _tags(page):
        if raw:
            raw = None if closing and name == raw else raw
        elif closing:
            _close(stack, {name})
        elif name in RAW:
            raw = name
        elif name[0] != "!" and name not in VOID:
            _open(stack, name)
        if len(stack) > DEEPEST:
            return True
    return False


def _open(stack: list[str], name: str) -> None:
    """Open an element, which may close a paragraph or a sibling first."""
    if name in CLOSES_P:
        _close(stack, {"p"})
    if name in SIBLINGS:
        _close(stack, SIBLINGS[name], TABLE if name in {"tr", "td", "th"} else SCOPE)
    stack.append(name)


def _close(stack: list[str], names: set[str], scope: frozenset[str] = SCOPE) -> None:
    """Close the innermost open element of these names, unless a scope's border stands before it."""
    for place in range(len(stack) - 1, -1, -1):
        if stack[place] in names:
            del stack[place:]
            return
        if stack[place] in scope:
            return


def strip_tags(page: str) -> str:
    """The text of a page without a tree, in linear time: tags dropped, block tags as line breaks."""
    parts: list[str] = []
    at, raw = 0, None
    for start, stop, name, closing in _tags(page):
        if raw:
            if closing and name == raw:
                raw, at = None, stop
            continue
        parts.append(page[at:start])
        if name in BREAKS:
            parts.append("\n\n")
        at = stop
        raw = name if name in SILENT and not closing else None
    if not raw:
        parts.append(page[at:])
    lines = (" ".join(line.split()) for line in html.unescape("".join(parts)).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
