"""Pages of HTML: full text with article, frame, tables, statements and comments told apart."""

from typing import Final

from averment.text.decoding import decode
from averment.text.draft import Draft
from averment.text.markup.page import declared_charset, read_page
from averment.text.reading import Reading
from averment.text.source import TEXT_BYTES, Source, Unreadable

READER: Final = "html-reader@1"


def parse(source: Source) -> Reading:
    """Read a page; bytes that are no text raise `Unreadable`."""
    data, missing = source.data(TEXT_BYTES)
    decoded = decode(data, declared_charset(data))
    if decoded.encoding is None:
        detail = f"{source.name} holds no text, whatever its name says; look at it with a fitting program."
        msg = "binary"
        raise Unreadable(msg, detail)
    draft = Draft(source.media_type, READER)
    draft.missing(missing, *decoded.missing)
    draft.noted(*decoded.notes)
    text, blocks = read_page(decoded.text, draft)
    return draft.finish(text, blocks)
