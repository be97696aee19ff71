"""Plain text: any encoding, any length, saved pages with their threads and forms included."""

from typing import Final

from averment.text.draft import open_draft
from averment.text.layout import lay_out
from averment.text.reading import Reading
from averment.text.source import TEXT_BYTES, Source

READER: Final = "plain-reader@1"


def parse(source: Source) -> Reading:
    """Read plain text; bytes that are no text raise `Unreadable`."""
    draft, decoded = open_draft(source, READER, most=TEXT_BYTES)
    text = draft.accept(decoded)
    return draft.finish(text, lay_out(text, draft.facts))
