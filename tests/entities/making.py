"""Documents and mentions for the tests of this room, without the rooms that make them."""

import hashlib

from averment.model import (
    Claim,
    Document,
    EntityKind,
    Level,
    Mention,
    Passage,
    Polarity,
    ReadStatus,
    Reason,
    content_id,
)

REASON = Reason("test@1", 0.9, "Written by hand.", ("head",))


def document(name: str, text: str) -> Document:
    """A document that was read whole."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        name, digest, (f"{name}.txt",), "text/plain", ReadStatus.READ, digest, len(text), "text@1"
    )


def mention(name: str, text: str, quote: str, kind: str, *, nth: int = 0) -> Mention:
    """The nth place where a name stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    passage = Passage.cut(name, text, start, start + len(quote))
    return Mention(content_id("mnt", name, start, kind), passage, EntityKind(kind), REASON)


def all_of(name: str, text: str, names: dict[str, str]) -> list[Mention]:
    """Every place of the given names, longer names first."""
    taken: list[tuple[int, int]] = []
    rows: list[Mention] = []
    for quote in sorted(names, key=len, reverse=True):
        start = text.find(quote)
        while start >= 0:
            span = (start, start + len(quote))
            if not any(a < span[1] and span[0] < b for a, b in taken):
                taken.append(span)
                passage = Passage.cut(name, text, *span)
                kind = EntityKind(names[quote])
                rows.append(Mention(content_id("mnt", name, start, kind.value), passage, kind, REASON))
            start = text.find(quote, start + 1)
    return rows


def claim(  # noqa: PLR0917 - the words of a test in their order
    name: str, text: str, content: str, speaker: str, polarity: Polarity = Polarity.ASSERTED
) -> Claim:
    """A reported claim whose speaker stands in the text."""
    start, at = text.index(content), text.index(speaker)
    return Claim(
        content_id("clm", name, start, len(content)),
        Passage.cut(name, text, start, start + len(content)),
        Level.REPORTED,
        polarity,
        REASON,
        speaker=speaker,
        speaker_at=Passage.cut(name, text, at, at + len(speaker)),
    )
