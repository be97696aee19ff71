"""Comments of a page: which elements are comments, who wrote them, which they answer."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from averment.text.commenters import bare_name, is_control, is_name
from averment.text.markup.zones import Comment, names_of, parts_of
from averment.text.words import word_set

THREAD: Final = frozenset(
    ("comments", "commentlist", "disqus", "commentaires", "kommentare", "comentarios", "commenti")
)
THREAD_PARTS: Final = frozenset(
    ("list", "section", "area", "thread", "threads", "container", "wrapper", "wrap", "block", "feed", "tree")
)
ITEM_CLASS: Final = re.compile(
    r"(?:[a-z]+[-_]{1,2})?(?:comment|reply)(?:[-_]{1,2}(?:item|node|card|entry|single|block|container|wrapper|box))?|commentitem"
    r"|(?:li-|div-)?comment[-_]?\d+", re.IGNORECASE
)  # fmt: skip
POST_CLASS: Final = re.compile(
    r"post|response|message|media|depth-\d+", re.IGNORECASE
)  # only inside a thread
DEPTH: Final = re.compile(r"(?:depth|level|indent|nesting)[-_]?(\d{1,2})\Z", re.IGNORECASE)
ITEM_TAGS: Final = frozenset(("li", "article", "div", "section", "dd", "tr", "table"))
NEAR: Final = 80  # elements of a comment among which its author is looked for
INLINE_NAME: Final = frozenset(("a", "b", "strong", "cite", "span", "h3", "h4", "h5", "h6"))


def is_thread(node: LexborNode, tag: str, *, keeps: bool) -> bool:
    """Whether an element holds the readers' comments."""
    if (
        keeps
        or tag in {"html", "body", "main", "article"}
        or tag not in {"div", "section", "ol", "ul", "aside", "footer", "table"}
    ):
        return False
    names = names_of(node)
    return bool(names & THREAD) or ("comment" in names and bool(names & THREAD_PARTS))


def is_marked(node: LexborNode, tag: str, *, thread: bool) -> bool:
    """Whether an element is marked as one comment, by schema.org type, class or id."""
    if tag not in ITEM_TAGS:
        return False
    attributes = node.attributes
    if (
        (attributes.get("itemtype") or "")
        .rstrip("/")
        .endswith(("schema.org/Comment", "schema.org/UserComments"))
    ):
        return True
    names = [*(attributes.get("class") or "").split(), attributes.get("id") or ""]
    if any(ITEM_CLASS.fullmatch(name) for name in names):
        return True
    return thread and any(POST_CLASS.fullmatch(name) for name in names)


def begin(node: LexborNode, tag: str, *, outer: Comment | None, thread: bool, marked: bool) -> Comment | None:
    """The comment that an element begins; None when it begins none.

    Where the page marks its comments, only marked elements count; else a list item, article or
    division inside the thread that starts with a name. An element inside a comment that has said
    nothing yet is the same comment.
    """
    explicit = is_marked(node, tag, thread=thread)
    if not explicit and (marked or not thread or tag not in {"li", "article", "div"}):
        return None
    if outer is not None and not outer.said:
        return None
    author = _author(node, strict=explicit)
    if author is None and not (explicit and _has_words(node)):
        return None
    if author is None and explicit and "reply" in " ".join(names_of(node)) and len(node.text()) < 60:  # noqa: PLR2004 - a button
        return None
    comment = Comment(outer, _depth(node))
    if author is not None:
        comment.author_id = author.mem_id
    return comment


def _has_words(node: LexborNode) -> bool:
    """Whether an element says anything."""
    return bool(node.text().strip())


def _depth(node: LexborNode) -> int | None:
    """The depth that a flat list states for a comment."""
    attributes = node.attributes
    for key in ("data-depth", "data-level", "aria-level", "data-indent"):
        if (attributes.get(key) or "").isdigit():
            return int(attributes[key] or 0)
    for name in (attributes.get("class") or "").split():
        if match := DEPTH.search(name):
            return int(match[1])
    return None


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    """The first elements inside a node, in document order, without those of a comment inside it."""
    stack, count = [node.child], 0
    while stack and count < NEAR:
        current = stack.pop()
        if current is None:
            continue
        stack.append(current.next)
        if current.is_element_node:
            count += 1
            yield current
            if not is_marked(current, current.tag or "", thread=False) or count < 3:  # noqa: PLR2004 - wrappers
                stack.append(current.child)


def _author(node: LexborNode, *, strict: bool) -> LexborNode | None:
    """The innermost element that names who wrote a comment; by structure alone only a leading name."""
    named: LexborNode | None = None
    for element in _elements(node):
        own = parts_of(
            " ".join(filter(None, (element.attributes.get(k) for k in ("class", "itemprop", "rel"))))
        )
        if own & word_set("author_names") and _names(element):
            named = element
            inner = next(
                (
                    e
                    for e in _elements(element)
                    if e.tag in {"a", "b", "strong", "cite", "span"} and _names(e)
                ),
                None,
            )
            return inner or named
        if element.tag == "cite" and _names(element):
            return element
    return _leading(node) if not strict or named is None else named


def _leading(node: LexborNode) -> LexborNode | None:
    """A name in an inline element with which a comment begins."""
    for element in _elements(node):
        words = element.text().strip()
        if not words:
            continue
        if element.tag in INLINE_NAME and _names(element):
            return element
        if element.tag not in ITEM_TAGS | {"header", "p", "span", "a", "footer"}:
            return None
    return None


def _names(element: LexborNode) -> bool:
    """Whether an element's words are a commenter's name."""
    words = " ".join(element.text().split())
    return is_name(bare_name(words)) and not is_control(words)
