"""A page's tree as text and blocks: every visible word in document order, with the zone it stands in."""

from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from averment.model import SegmentKind
from averment.text.blocks import Block
from averment.text.markup import zones
from averment.text.markup.comments import begin, is_marked, is_thread
from averment.text.markup.labels import label
from averment.text.markup.writer import Writer
from averment.text.markup.zones import Comment, Zone
from averment.text.words import word_set

EMPTY: Final = 256  # cells without words in a row
HEAD_CHARS: Final = 200
CONTROL_CHARS: Final = 40


@dataclass(slots=True)
class Page:
    """What walking a page gave."""

    text: str
    blocks: list[Block]
    tooltips: list[str]  # title attributes and prompts, which are no part of the text
    remarks: int  # comments in the source
    frames: int  # embedded pages that are not part of the file


class _Walk:
    """One pass over a page's tree, without recursion."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.writer = Writer()
        self.tooltips: list[str] = []
        self.remarks = self.frames = 0
        self.flat: list[Comment] = []  # comments of a flat list, by depth
        self.quotes = 0
        self.keeps = _ancestors(tree.css("h1, article, main, [itemprop=articleBody]"))
        self.marked = any(
            is_marked(node, node.tag or "", thread=False)
            for node in tree.css("[class*=omment], [id*=omment], [itemtype]")
        )

    def run(self, root: LexborNode) -> None:
        """Visit every node; `None` on the stack closes an element."""
        stack: list[tuple[LexborNode, Zone, bool]] = [(root, Zone(), False)]
        while stack:
            node, zone, leaving = stack.pop()
            if leaving:
                self._leave(node, zone)
            elif node.is_text_node:
                self._text(node, zone)
            elif node.is_comment_node:
                self.remarks += any(map(str.isalpha, node.comment_content or ""))
            elif node.tag not in zones.SKIPPED:
                inner = self._enter(node, node.tag or "", zone)
                stack.append((node, zone, True))
                children = []
                child = node.child
                while child is not None:
                    children.append((child, inner, False))
                    child = child.next
                stack.extend(reversed(children))
            else:
                self.frames += node.tag in {"iframe", "object", "video", "audio"}

    def _text(self, node: LexborNode, zone: Zone) -> None:
        """A text node; a comment has said something once words of its own are written."""
        raw = node.text_content or ""
        if zone.comment is not None and zone.kind is SegmentKind.COMMENT and raw.strip():
            if (
                self.writer.open is not None
                and self.writer.open.zone is not zone
                and not self.writer.open.zone.link
            ):
                self.writer.cut()
            zone.comment.said = True
        self.writer.words(raw, zone)

    def _enter(self, node: LexborNode, tag: str, zone: Zone) -> Zone:
        """Break lines before a block, and find out what holds inside the element."""
        inner = self._zone(node, tag, zone)
        self._attributes(node, tag, inner)
        if tag == "br":
            self.writer.space(" ") if zone.table else self.writer.newline()
        elif tag in zones.BLOCKS and not (zone.table and tag not in {"tr", "table"}):
            self.writer.line("\n" if tag in zones.SINGLE else "\n\n") if not (
                zone.table and tag == "tr"
            ) else self._row()
        elif tag in {"td", "th"} and self.writer.open is not None and zone.table:
            self.writer.gap = _before_cell(node, self.writer.gap)
        elif tag in {"td", "th"} or (inner.kind, inner.reason) != (zone.kind, zone.reason):
            self._border(tag)
        self._author(node, inner)
        return inner

    def _border(self, tag: str) -> None:
        """A zone begins or ends inside a line, or a cell of a layout table does."""
        if tag in {"td", "th"}:
            self.writer.line("\n\n")
        else:
            self.writer.cut()
            self.writer.space(" ")

    def _row(self) -> None:
        """A row of a table: a line break inside the table's block."""
        if self.writer.open is not None:
            self.writer.gap = "\n"

    def _leave(self, node: LexborNode, outer: Zone) -> None:
        """Break lines after a block; close the name of a comment's author."""
        tag = node.tag or ""
        comment = self._named(node)
        if comment is not None and self.writer.open is not None:
            comment.name_end = self.writer.at
            self.writer.cut()
            self.writer.apart = True
        if tag in zones.BLOCKS and tag != "br" and not outer.table:
            self.writer.line("\n" if tag in zones.SINGLE else "\n\n")
        elif tag in {"td", "th"} and not outer.table:
            self.writer.line("\n\n")
        elif self.writer.open is not None and self.writer.open.zone is not outer and tag not in zones.BLOCKS:
            inner = self.writer.open.zone
            if (inner.kind, inner.reason) != (outer.kind, outer.reason):
                self.writer.cut()
                self.writer.space(" ")

    def _zone(self, node: LexborNode, tag: str, zone: Zone) -> Zone:
        """What holds inside an element."""
        keeps = node.mem_id in self.keeps
        if zones.is_hidden(node) and not keeps:
            return replace(
                zone, kind=SegmentKind.BOILERPLATE, reason=zones.HIDDEN, comment=None, thread=False
            )
        if zone.kind is SegmentKind.BOILERPLATE and not zone.thread and not is_thread(node, tag, keeps=keeps):
            return replace(zone, link=True) if tag == "a" else zone
        if not zone.thread and is_thread(node, tag, keeps=keeps):
            return replace(zone, kind=SegmentKind.BODY, reason=zones.ARTICLE, thread=True)
        found = self._comment(node, tag, zone)
        if found is not None:
            return found
        if zone.comment is not None:
            return self._in_comment(node, tag, zone)
        return self._in_article(node, tag, zone, keeps=keeps)

    def _comment(self, node: LexborNode, tag: str, zone: Zone) -> Zone | None:
        """The zone of a comment that begins here."""
        comment = begin(node, tag, outer=zone.comment, thread=zone.thread, marked=self.marked)
        if comment is None:
            return None
        if comment.depth is not None:
            while self.flat and (self.flat[-1].depth or 0) >= comment.depth:
                self.flat.pop()
            if comment.parent is None and self.flat:
                comment.parent = self.flat[-1]
            self.flat.append(comment)
        return Zone(SegmentKind.COMMENT, zones.COMMENT, comment=comment, thread=True)

    def _in_comment(self, node: LexborNode, tag: str, zone: Zone) -> Zone:
        """Parts of a comment: author and time, buttons, quoted words, the words themselves."""
        if zone.comment is not None and node.mem_id == zone.comment.author_id:
            return replace(zone, kind=SegmentKind.HEADER, reason=zones.COMMENT_AUTHOR, link=False)
        if tag in {"button", "form", "input", "select", "menu"} or self._controls(node, tag):
            return replace(zone, kind=SegmentKind.BOILERPLATE, reason=zones.COMMENT_CONTROL)
        if tag == "blockquote":
            self.quotes += 1
            return replace(zone, kind=SegmentKind.QUOTED_STATEMENT, reason=zones.QUOTE, quote=self.quotes)
        if zone.kind is SegmentKind.COMMENT and self._head(node, tag):
            return replace(zone, kind=SegmentKind.HEADER, reason=zones.COMMENT_AUTHOR)
        if tag == "pre":
            return replace(zone, pre=True)
        return replace(zone, link=True) if tag == "a" and not zone.link else zone

    def _controls(self, node: LexborNode, tag: str) -> bool:
        """Whether an element of a comment holds its buttons and counters."""
        names = zones.names_of(node)
        if names & word_set("control_names") or (
            "reply" in names and tag in {"a", "div", "span", "p", "footer"}
        ):
            return len(node.text().strip()) <= CONTROL_CHARS
        return False

    def _head(self, node: LexborNode, tag: str) -> bool:
        """Whether an element of a comment holds its author and time and not its words."""
        if tag in {"p", "blockquote"}:
            return False
        return (tag == "header" or zones.is_head(node, tag)) and len(node.text().strip()) <= HEAD_CHARS // 2

    def _in_article(self, node: LexborNode, tag: str, zone: Zone, *, keeps: bool) -> Zone:
        """Parts of the page outside comments."""
        if zones.is_frame(node, tag, keeps=keeps, in_article=zone.article):
            return replace(zone, kind=SegmentKind.BOILERPLATE, reason=zones.FRAME)
        if tag in zones.TAGS:
            kind, reason = zones.TAGS[tag]
            return replace(zone, kind=kind, reason=reason)
        if zone.kind is SegmentKind.BODY and (found := self._in_body(node, tag, zone)):
            return found
        if tag in {"article", "main", "pre", "a"}:
            return replace(
                zone,
                article=zone.article or tag in {"article", "main"},
                pre=tag == "pre" or zone.pre,
                link=tag == "a" or zone.link,
            )
        return zone

    def _in_body(self, node: LexborNode, tag: str, zone: Zone) -> Zone | None:
        """Tables, quotations and heads inside running text."""
        if tag == "table" and not zone.table and _is_data(node):
            return replace(zone, kind=SegmentKind.TABLE, reason=zones.TABLE, table=True)
        if tag == "blockquote":
            self.quotes += 1
            return replace(zone, kind=SegmentKind.QUOTED_STATEMENT, reason=zones.QUOTE, quote=self.quotes)
        if tag in zones.BLOCKS and zones.is_head(node, tag) and _short(node):
            return replace(zone, kind=SegmentKind.HEADER, reason=zones.HEAD)
        return None

    def _attributes(self, node: LexborNode, tag: str, zone: Zone) -> None:
        """Words in attributes: descriptions of pictures become captions, tooltips are counted."""
        attributes = node.attributes
        alt = (attributes.get("alt") or "").strip() if tag in {"img", "area", "input"} else ""
        if alt:
            kind = zone.kind if zone.kind is SegmentKind.BOILERPLATE else SegmentKind.CAPTION
            self.writer.alts.append((" ".join(alt.split()), Zone(kind, zones.ALT)))
        for key in ("title", "placeholder", "aria-label"):
            tip = (attributes.get(key) or "").strip()
            if tip and any(map(str.isalpha, tip)):
                self.tooltips.append(tip)

    def _author(self, node: LexborNode, zone: Zone) -> None:
        """Remember where the name of a comment's author begins."""
        if zone.comment is not None and node.mem_id == zone.comment.author_id and zone.comment.name is None:
            zone.comment.name = " ".join(node.text().split())
            self.writer.cut()
            zone.comment.name_start = self.writer.at + len(self.writer.gap if self.writer.at else "")
            self._naming = zone.comment

    _naming: Comment | None = None

    def _named(self, node: LexborNode) -> Comment | None:
        """The comment whose author's element ends here."""
        comment = self._naming
        if comment is not None and comment.author_id == node.mem_id:
            self._naming = None
            return comment
        return None


def _ancestors(nodes: list[LexborNode]) -> set[int]:
    """The given elements and all elements around them."""
    seen: set[int] = set()
    for node in nodes:
        current: LexborNode | None = node
        while current is not None and current.mem_id not in seen:
            seen.add(current.mem_id)
            current = current.parent
    return seen


def _before_cell(node: LexborNode, gap: str) -> str:
    """What stands before a cell: a line break or a tab, and one for each empty cell before it."""
    if len(gap) > EMPTY:
        return gap  # a row of nothing
    before = node.prev
    while before is not None and before.tag not in {"td", "th"}:
        before = before.prev
    owed = gap if gap and not gap.strip("\n\t") else ""
    return f"{owed}\t" if before is not None else owed or "\t"


def _short(node: LexborNode) -> bool:
    """Whether an element holds no more than a line."""
    return len(node.text().strip()) <= HEAD_CHARS


def _is_data(table: LexborNode) -> bool:
    """Whether a table holds data: rows of several short cells, no table, heading or form inside."""
    if len(table.css("table")) > 1 or table.css_first("h1, h2, form, article, ul") is not None:
        return False
    cells = table.css("td, th")
    rows = len(table.css("tr"))
    longest = sum(len(cell.text()) > HEAD_CHARS for cell in cells)
    return rows > 1 and len(cells) >= 2 * rows and longest * 4 <= len(cells)


def walk(page: str) -> Page:
    """The text of a page and its blocks; the caller has made sure that it is not nested too deep."""
    tree = LexborHTMLParser(page)
    steps = _Walk(tree)
    if tree.root is not None:
        steps.run(tree.root)
    steps.writer.line("\n\n")
    text = "".join(steps.writer.chunks)
    blocks = label(text, steps.writer.done)
    return Page(text, blocks, steps.tooltips, steps.remarks, steps.frames)
