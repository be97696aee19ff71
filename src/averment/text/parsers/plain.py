"""Plain text: any encoding, any length, saved pages with their threads and forms included."""

from typing import Final

from averment.text.decoding import decode
from averment.text.draft import Draft
from averment.text.layout import lay_out
from averment.text.reading import Reading
from averment.text.source import TEXT_BYTES, Source, Unreadable

READER: Final = "plain-reader@1"


def parse(source: Source) -> Reading:
    """Read plain text; bytes that are no text raise `Unreadable`."""
    data, missing = source.data(TEXT_BYTES)
    decoded = decode(data)
    if decoded.encoding is None:
        msg = "binary"
        raise Unreadable(
            msg,
            f"{source.name} holds no text, whatever its name says; look at it with a fitting program.",
        )
    draft = Draft(source.media_type, READER)
    draft.missing(missing, *decoded.missing)
    draft.noted(*decoded.notes)
    text = draft.accept(decoded.text)
    return draft.finish(text, lay_out(text, draft.facts))
