"""Lines of a PDF page as paragraphs: which lines belong together, which are running heads, which headings."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

EDGE: Final = 2  # lines at the top and bottom of a page that may be running heads, from the edge on
GAP: Final = 1.45  # of the usual line distance; more of it divides paragraphs
TALLER: Final = 1.12  # than the usual line: a heading
SHORTER: Final = 0.85  # of the widest line: the paragraph ended there
STOPS: Final = '.!?:;”"»)'
NUMBER: Final = re.compile(
    r"\W*(?:page|p\.|seite|стр\.?|страница|página|pagina|صفحة)?\s*\d{1,4}(?:\s*(?:/|of|из|von|de|sur)\s*\d{1,4})?\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page and where it stands, in points from the lower left; without geometry all is 0."""

    words: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    @property
    def height(self) -> float:
        """Height of the line's tallest measured letter."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    words: str
    running: bool = False
    heading: bool = False


def paragraphs(pages: list[list[Line]]) -> list[list[Paragraph]]:
    """The paragraphs of each page, running heads told apart over all pages."""
    repeated = _repeated(pages)
    heights = [line.height for page in pages for line in page if line.height > 0]
    usual = median(heights) if heights else 0.0
    return [_page(page, repeated, usual) for page in pages]


def _key(words: str) -> str:
    """A line without its numbers, by which running heads are recognised."""
    return re.sub(r"\d+", "#", " ".join(words.split())).casefold()


def _repeated(pages: list[list[Line]]) -> set[str]:
    """Lines that stand at the edge of at least half of the pages, and of two at least."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line.words) for line in page[:EDGE] + page[-EDGE:]})
    return {key for key, count in counts.items() if count > 1 and count * 2 >= len(pages)}


def _page(page: list[Line], repeated: set[str], usual: float) -> list[Paragraph]:
    """One page's paragraphs."""
    found: list[Paragraph] = []
    group: list[Line] = []
    distance = _distance(page)
    widest = max((line.right for line in page), default=0.0)
    edges = _edges(page, repeated)
    for number, line in enumerate(page):
        if number in edges:
            found += _close(group, usual)
            group = []
            found.append(Paragraph(line.words, running=True))
            continue
        if group and _breaks(group[-1], line, distance=distance, widest=widest):
            found += _close(group, usual)
            group = []
        group.append(line)
    return found + _close(group, usual)


def _edges(page: list[Line], repeated: set[str]) -> set[int]:
    """The places of a page's running heads: from each edge inwards, as long as they are some."""
    found = set()
    for order in (range(len(page)), range(len(page) - 1, -1, -1)):
        for place in order[:EDGE]:
            if _key(page[place].words) not in repeated and not NUMBER.match(page[place].words):
                break
            found.add(place)
    return found


def _distance(page: list[Line]) -> float:
    """The usual distance from line to line: a low one among those that can be of one paragraph."""
    gaps = sorted(
        gap
        for above, below in pairwise(page)
        if 0 < (gap := above.bottom - below.bottom) <= 2 * max(above.height, below.height)
    )
    return gaps[len(gaps) // 3] if gaps else 0.0


def _breaks(above: Line, below: Line, *, distance: float, widest: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if not above.height or not below.height:
        return above.words.rstrip()[-1:] in STOPS and len(above.words) < 60  # noqa: PLR2004 - a short last line
    if distance and above.bottom - below.bottom > GAP * distance:
        return True
    if max(above.height, below.height) > TALLER * min(above.height, below.height):
        return True
    if below.bottom >= above.top:  # the next column
        return above.words.rstrip()[-1:] in STOPS
    ended = above.right - above.left < SHORTER * (widest - above.left)
    return ended and (above.words.rstrip()[-1:] in STOPS or below.left > above.left + above.height)


def _close(group: list[Line], usual: float) -> list[Paragraph]:
    """A paragraph of the lines gathered; a hyphen at a line's end is kept and the line joined to it."""
    if not group:
        return []
    words = group[0].words
    for line in group[1:]:
        glue = "" if re.search(r"[^\W\d_]-\Z", words) else " "
        words = f"{words}{glue}{line.words}"
    tall = usual > 0 and min(line.height for line in group) >= TALLER * usual
    return [Paragraph(words, heading=tall and len(words) <= 200 and words[-1] not in ".,;")]  # noqa: PLR2004 - a heading


def across_pages(pages: list[list[Paragraph]]) -> list[tuple[bool, Paragraph]]:
    """All paragraphs in order, each with whether a new page begins before it.

    A paragraph that runs over the page's end stays whole, with a form feed where the page turned; the
    running heads between its halves follow it.
    """
    found: list[tuple[bool, Paragraph]] = []
    for number, page in enumerate(pages):
        turned = number > 0
        place = next((n for n, paragraph in enumerate(page) if not paragraph.running), None)
        last = next((n for n in range(len(found) - 1, -1, -1) if not found[n][1].running), None)
        if turned and place is not None and last is not None and _continues(found[last][1], page[place]):
            whole = Paragraph(f"{found[last][1].words}\f{page[place].words}")
            found[last] = (found[last][0], whole)
            page = page[:place] + page[place + 1 :]  # noqa: PLW2901 - its first paragraph has moved up
            turned = False
        for paragraph in page:
            found.append((turned, paragraph))
            turned = False
    return found


def _continues(above: Paragraph, below: Paragraph) -> bool:
    """Whether a page begins in the middle of the sentence with which the one before it ended."""
    if above.heading or below.heading:
        return False
    return above.words[-1] not in STOPS and below.words[:1].islower()
