"""Symbols of drafts and resolutions: "S/2031/14", "draft resolution 12", "resolution 33 (2019)"."""

import re
from typing import Final

CODE: Final = r"[A-Z]{1,6}(?:[./-][A-Za-z0-9]+)*[./-](?:[A-Za-z.]*\d[\w.]*)(?:/[\w.]+)*"
NUMBERED: Final = (
    r"(?:draft\s+)?(?:resolution|decision|motion|bill|proposal|amendment)\s+(?:no\.?\s*)?"
    r"(\d+(?:/\d+)?(?:\s*\(\d{4}\))?)"
)
SYMBOL: Final = re.compile(rf"(?<![\w/])(?P<code>{CODE})(?![\w/])|(?i:\b{NUMBERED})")
FAR: Final = 2500  # characters back in which a draft named earlier is still the one at hand
DRAFT: Final = re.compile(r"\bdraft\b", re.IGNORECASE)


def symbols(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The symbols in a span with their places."""
    found = []
    for match in SYMBOL.finditer(text, start, end):
        code = match["code"]
        if code and not re.search(r"\d", code):
            continue
        found.append((match.start(), code.rstrip(".") if code else " ".join(match[0].split())))
    return found


def symbol_in(text: str, span: tuple[int, int], at: int) -> str | None:
    """The symbol of a sentence that is nearest to an offset."""
    found = symbols(text, *span)
    return min(found, key=lambda f: (abs(f[0] - at), f[0]))[1] if found else None


def symbol_before(text: str, at: int, end: int | None = None) -> str | None:
    """The last symbol before an offset, a code before a number; the first one after when none is near."""
    found = symbols(text, max(0, at - FAR), at)
    codes = [s for _, s in found if "/" in s or "-" in s or "." in s]
    if codes or found:
        return (codes or [s for _, s in found])[-1]
    after = symbols(text, at, (end or at) + 300)
    return after[0][1] if after else None
