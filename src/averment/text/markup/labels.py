"""What the blocks of a page are, by the zones in which their words stood."""

from typing import Final

from averment.model import SegmentKind
from averment.text.blocks import Block
from averment.text.commenters import bare_name, is_control, is_time_line
from averment.text.markup import zones
from averment.text.markup.zones import Comment, Zone

LINKS: Final = 0.8  # share of a block's characters inside links from which it counts as a link
LINK_RUN: Final = 3  # so many links below each other are a list of links
LINK_CHARS: Final = 200


def label(text: str, done: list[tuple[Block, Zone, float]]) -> list[Block]:
    """The blocks with what their zones say."""
    first: dict[int, Block] = {}
    quotes: dict[int, Block] = {}
    quoted: list[tuple[Block, Comment]] = []
    blocks = [block for block, _, _ in done if text[block.start : block.end].strip()]
    for block, zone, _ in done:
        words = text[block.start : block.end]
        if zone.comment is not None and zone.kind is SegmentKind.COMMENT:
            _label_comment(block, zone.comment, words, first)
        elif zone.kind is SegmentKind.QUOTED_STATEMENT and zone.quote is not None:
            _join(block, quotes, zone.quote, zone)
            quoted += [(block, zone.comment)] if zone.comment is not None else []
        elif zone.kind is not SegmentKind.BODY:
            block.label(
                zone.kind,
                zone.reason,
                alone=zone.kind in {SegmentKind.HEADING, SegmentKind.TABLE, SegmentKind.CAPTION},
            )
    for block, comment in quoted:
        block.parent = first.get(id(comment))
    _label_links(done)
    return blocks


def _label_comment(block: Block, comment: Comment, words: str, first: dict[int, Block]) -> None:
    """A block of a comment: its words, or a button or time between them."""
    if is_control(words):
        block.label(SegmentKind.BOILERPLATE, zones.COMMENT_CONTROL)
        return
    if is_time_line(words):
        block.label(SegmentKind.HEADER, zones.COMMENT_AUTHOR)
        return
    if id(comment) in first:
        block.give_voice(first[id(comment)])
        return
    first[id(comment)] = block
    block.start += len(words) - (len(words.lstrip(":–—·| ")) or len(words))
    block.label(SegmentKind.COMMENT, zones.COMMENT, alone=True)
    if comment.name and comment.name_start is not None and comment.name_end:
        name = bare_name(comment.name)
        block.speaker, block.speaker_start = name, comment.name_start
        block.speaker_end = comment.name_end
    above = comment.parent
    while above is not None and id(above) not in first:
        above = above.parent
    block.parent = first[id(above)] if above is not None else None


def _join(block: Block, quotes: dict[int, Block], number: int, zone: Zone) -> None:
    """Blocks of one blockquote speak with one voice."""
    if number in quotes:
        block.give_voice(quotes[number])
    else:
        quotes[number] = block
        block.label(SegmentKind.QUOTED_STATEMENT, zone.reason, alone=True)


def _label_links(done: list[tuple[Block, Zone, float]]) -> None:
    """Several links below each other, and nothing else, are a list of links."""
    run: list[Block] = []
    for block, zone, share in [*done, (Block(0, 1), Zone(table=True), 0.0)]:
        if block.free and share >= LINKS and block.end - block.start <= LINK_CHARS and zone.comment is None:
            run.append(block)
            continue
        if len(run) >= LINK_RUN:
            for link in run:
                link.label(SegmentKind.BOILERPLATE, zones.FRAME)
        run = []
