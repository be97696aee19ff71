"""What an element's tag, class, id and role say about the words inside it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from averment.model import Reason, SegmentKind
from averment.text.words import word_set

BLOCKS: Final = word_set("html_blocks")
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SINGLE: Final = frozenset(
    ("li", "tr", "dt", "dd", "option")
)  # set apart by one line break, not by an empty line
FRAME_TAGS: Final = frozenset(("nav", "aside", "form", "button", "select", "textarea", "dialog", "menu"))
FRAME_ROLES: Final = frozenset(
    (
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "toolbar",
    )
)
SKIPPED: Final = frozenset(
    ("script", "style", "head", "template", "iframe", "object", "audio", "video", "canvas")
)

ARTICLE: Final = Reason(
    "markup-body@1", 0.7, "Running text of the page outside its menus, forms and notices."
)
HEADING: Final = Reason("markup-heading@1", 0.95, "The page marks these words as a heading.")
FRAME: Final = Reason(
    "markup-frame@1", 0.9, "The page marks this part as navigation, form, notice or link list."
)
HIDDEN: Final = Reason("markup-hidden@1", 0.9, "The page does not show these words.")
NOSCRIPT: Final = Reason("markup-noscript@1", 0.9, "Shown only where scripts are switched off.")
CAPTION: Final = Reason("markup-caption@1", 0.95, "The page marks these words as a caption.")
ALT: Final = Reason("markup-alt@1", 0.9, "The description that the page gives in place of a picture.")
TABLE: Final = Reason("markup-table@1", 0.95, "The page marks these words as a table.")
QUOTE: Final = Reason("markup-blockquote@1", 0.9, "The page marks these words as quoted.")
HEAD: Final = Reason("markup-head@1", 0.85, "The page marks these words as naming author or date.")
COMMENT: Final = Reason("markup-comment@1", 0.9, "The page marks these words as a reader's comment.")
COMMENT_AUTHOR: Final = Reason("comment-author@1", 0.9, "Names the author of the comment below it.")
COMMENT_CONTROL: Final = Reason("comment-control@1", 0.9, "A button or counter of a comment form.")


TAGS: Final = {  # what a tag alone says
    "noscript": (SegmentKind.BOILERPLATE, NOSCRIPT),
    "figcaption": (SegmentKind.CAPTION, CAPTION),
    "caption": (SegmentKind.CAPTION, CAPTION),
    **dict.fromkeys(HEADINGS, (SegmentKind.HEADING, HEADING)),
}


@dataclass(slots=True, eq=False)
class Comment:
    """A comment of the page while it is walked."""

    parent: "Comment | None"
    depth: int | None  # as a class or attribute states it
    author_id: int | None = None  # the element that names the author
    name: str | None = None
    name_start: int | None = None
    name_end: int | None = None
    said: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Zone:
    """What holds for the words inside an element."""

    kind: SegmentKind = SegmentKind.BODY
    reason: Reason = ARTICLE
    comment: Comment | None = None
    quote: int | None = None  # the blockquote that the words stand in
    thread: bool = False  # inside the part for readers' comments
    pre: bool = False
    table: bool = False
    link: bool = False
    article: bool = False


@lru_cache(maxsize=4096)
def parts_of(names: str) -> frozenset[str]:
    """The words of which class and id names are made: "commentMeta-12" gives comment and meta."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", names[:400])
    return frozenset(word for word in re.split(r"[\W_\d]+", spaced.lower()) if word)


def names_of(node: LexborNode) -> frozenset[str]:
    """The words in an element's class, id, role and itemprop."""
    attributes = node.attributes
    return parts_of(
        " ".join(
            filter(
                None, (attributes.get(key) for key in ("class", "id", "role", "itemprop", "data-component"))
            )
        )
    )


def is_hidden(node: LexborNode) -> bool:
    """Whether the page hides an element by attribute or inline style."""
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def is_frame(node: LexborNode, tag: str, *, keeps: bool, in_article: bool) -> bool:
    """Whether an element is part of the page's frame; what holds title or article never is by name."""
    if tag in FRAME_TAGS:
        return not (tag in {"form", "aside"} and keeps)
    if (node.attributes.get("role") or "") in FRAME_ROLES and not keeps:
        return True
    if tag in {"footer", "header"}:
        return not in_article and not keeps
    return (
        tag not in {"html", "body", "main", "article"}
        and not keeps
        and bool(names_of(node) & word_set("boilerplate_names"))
    )


def is_head(node: LexborNode, tag: str) -> bool:
    """Whether an element is marked as naming author or date."""
    return tag in {"address", "time"} or bool(names_of(node) & word_set("head_names"))
