"""One page of HTML: guarded, walked, refined, and its facts taken."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block, cut
from averment.text.commenters import comment_heading
from averment.text.draft import Draft
from averment.text.heads import find_bylines
from averment.text.layout import refine
from averment.text.leftovers import is_leftover
from averment.text.markup.facts import page_facts
from averment.text.markup.guard import DEEPEST, strip_tags, too_deep
from averment.text.markup.walk import Page, walk

LEFTOVER: Final = Reason(
    "leftover-line@1", 0.9, "A form, a button, a menu or a notice of the page, not part of its text."
)
COMMENTS: Final = Reason("comment-heading@1", 0.9, "Heads the readers' comments.")
CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
TREE_CHARS: Final = 12 * 2**20  # a tree takes about ten times the page's size in memory


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its first bytes (HTML standard, 13.2.3.2)."""
    match = CHARSET.search(data[:4096])
    return match[1].decode("ascii", errors="replace") if match else None


def read_page(page: str, draft: Draft) -> tuple[str, list[Block]]:
    """The stored text of a page and its labelled blocks; facts and problems go into the draft."""
    page = draft.accept(page)
    if len(page) > TREE_CHARS:
        return _flat(page, draft, "too-large", f"The page has more than {TREE_CHARS:,} characters")
    if too_deep(page):
        return _flat(page, draft, "too-deep", f"The page nests more than {DEEPEST:,} elements")
    facts, notes = page_facts(LexborHTMLParser(page))
    draft.facts.fill(facts)
    draft.noted(*notes)
    walked = walk(page)
    text = draft.accept(walked.text)
    _report(walked, draft)
    return text, _refined(text, walked.blocks, draft)


def _flat(page: str, draft: Draft, code: str, why: str) -> tuple[str, list[Block]]:
    """A page that is read without its tree: all its words, none of its zones."""
    draft.miss(code, f"{why}; its text was read, but article, menus and comments could not be told apart.")
    text = draft.accept(strip_tags(page))
    return text, cut(text)


def _report(page: Page, draft: Draft) -> None:
    """Say which words of the file are not in the text."""
    tips = list(dict.fromkeys(page.tooltips))
    if tips:
        shown = "; ".join(f"“{tip[:60]}”" for tip in tips[:3])
        draft.note(
            "tooltips", f"{len(tips)} tooltips, labels and prompts are not in the text, such as {shown}."
        )
    if page.remarks:
        draft.note(
            "source-remarks",
            f"{page.remarks} remarks in the page's source are not shown by browsers and not in the text.",
        )
    if page.frames:
        draft.note(
            "embedded",
            f"{page.frames} embedded pages or players are not part of this file; capture them by themselves.",
        )


def _refined(text: str, blocks: list[Block], draft: Draft) -> list[Block]:
    """The passes over what the markup left as running text."""
    for block in blocks:
        words = text[block.start : block.end]
        if (block.free or block.kind is SegmentKind.HEADING) and is_leftover(words):
            block.label(SegmentKind.BOILERPLATE, LEFTOVER)
        elif (block.free or block.kind is SegmentKind.HEADING) and comment_heading().match(words):
            block.label(SegmentKind.HEADING, COMMENTS, alone=True)
    return refine(text, find_bylines(text, blocks, draft.facts))
