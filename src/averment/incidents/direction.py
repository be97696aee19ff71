"""Which of two equal passages came first, and by what it is seen."""

import re
from dataclasses import dataclass
from typing import Final

from averment.incidents.index import Index
from averment.incidents.shingles import Part
from averment.model import Document, Passage, SegmentKind

QUOTED: Final = re.compile(r"[“\"«„]\s*\Z")
NAME_LEAST: Final = 4  # letters of a publisher's name that may be looked for in another text


@dataclass(frozen=True, slots=True)
class Copy:
    """One side of a copied passage."""

    part: Part
    passage: Passage


def directed(index: Index, a: Copy, b: Copy) -> tuple[Copy, Copy, str]:
    """(ancestor, derived, how it was decided); `a` is first in the order of publication.

    Rules in turn: a comment repeats what is commented on; the earlier publication; the side that names
    the other's publisher; a reproduced statement; quotation marks; the shorter text; the order in one
    document.
    """
    for rule in (_comment, _dates, _names, _statement, _marks, _length):
        verdict = rule(index, a, b)
        if verdict is not None:
            first, why = verdict
            return (a, b, why) if first is a else (b, a, why)
    return a, b, "which came first is not known, the order shown is that of the text"


Verdict = tuple[Copy, str] | None


def _comment(_index: Index, a: Copy, b: Copy) -> Verdict:
    """A comment derives from an article or statement."""
    comments = [c for c in (a, b) if c.part.kind is SegmentKind.COMMENT]
    if len(comments) == 1:
        return (b if comments[0] is a else a), "the derived passage is a reader's comment"
    return None


def _dates(index: Index, a: Copy, b: Copy) -> Verdict:
    """The earlier publication, when the two dates cannot be the same."""
    first, second = (index.documents[c.passage.document].published for c in (a, b))
    if not (first and second and first.known and second.known) or first.overlaps(second):
        return None
    early = a if first.latest and second.earliest and first.latest < second.earliest else b
    return early, "the ancestor was published earlier"


def _names(index: Index, a: Copy, b: Copy) -> Verdict:
    """The side whose document names the other's publisher or author, and is not named by it."""
    if a.passage.document == b.passage.document:
        return None
    a_named, b_named = _named(index, a, b), _named(index, b, a)
    if a_named == b_named:
        return None
    return (a if a_named else b), "the derived document names the other's publisher or author"


def _named(index: Index, whose: Copy, where: Copy) -> bool:
    """Whether a document's publisher or author is named in the other's text."""
    document: Document = index.documents[whose.passage.document]
    text = index.text(where.passage.document).casefold()
    names = [n.casefold() for n in (document.publisher, document.author) if n and len(n) >= NAME_LEAST]
    return any(name in text for name in names)


def _statement(_index: Index, a: Copy, b: Copy) -> Verdict:
    """A statement reproduced inside an article derives from the document that consists of it."""
    inside = [c for c in (a, b) if c.part.kind is SegmentKind.QUOTED_STATEMENT]
    if len(inside) == 1 and a.passage.document != b.passage.document:
        return (b if inside[0] is a else a), "the derived passage is a reproduced statement"
    if len(inside) == 1:
        return inside[0], "the ancestor is a reproduced statement in the same document"
    return None


def _marks(index: Index, a: Copy, b: Copy) -> Verdict:
    """The side that puts the words between quotation marks, when only one does."""
    a_quoted, b_quoted = (_opens_quote(index, c) for c in (a, b))
    if a_quoted == b_quoted:
        return None
    return (b if a_quoted else a), "the derived passage stands between quotation marks"


def _opens_quote(index: Index, copy: Copy) -> bool:
    """Whether an opening quotation mark stands right before a passage."""
    before = index.text(copy.passage.document)[: copy.passage.start][-3:]
    return bool(QUOTED.search(before))


def _length(_index: Index, a: Copy, b: Copy) -> Verdict:
    """The longer of two texts, since copies are cut more often than they are filled up."""
    if a.passage.document == b.passage.document or len(a.part.words) == len(b.part.words):
        return None
    return max(a, b, key=lambda c: len(c.part.words)), "no date decides, the derived text is the shorter one"
