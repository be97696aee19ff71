"""One document read whole: values first, then who says what."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from averment.claims import reader
from averment.claims.anomalies import anomalies
from averment.claims.cellvalues import cells_in, cut, with_heads
from averment.claims.extract import READ_LANGUAGES, read_claims
from averment.claims.extractors import dates, names, quantities
from averment.claims.regions import readable
from averment.claims.timing import published_of
from averment.claims.untold import Spans
from averment.model import (
    Claim,
    Document,
    Mention,
    Problem,
    Reason,
    Segment,
    SegmentKind,
    StatedDate,
    StatedQuantity,
    When,
    rule_id,
)

RULES: Final = rule_id("claims-by-rule", 4)  # raise it when any extractor's results change


def version() -> str:
    """What makes claims here: the rules, and the reader's weights where they are used."""
    return f"{RULES}+{reader.version()}"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document states."""

    claims: tuple[Claim, ...]
    dates: tuple[StatedDate, ...]
    quantities: tuple[StatedQuantity, ...]
    mentions: tuple[Mention, ...]
    published: tuple[When, Reason] | None  # inferred from the content where the file does not tell
    problems: tuple[Problem, ...]  # what was not read or is odd, e.g. a language without an extractor


def extract(document: Document, text: str, segments: tuple[Segment, ...]) -> Extraction:
    """Everything that `text` states, each row at its passage; the same input gives the same rows."""
    regions = readable(segments)
    inferred = None if document.published else dates.infer_published(document.id, text, regions)
    anchor = document.published or (inferred[0] if inferred else None)
    stated = dates.find_all(document.id, text, regions, published=anchor)
    named = names.find_all(
        document.id,
        text,
        tuple((start, end) for start, end, _ in regions),
        partial(_names_in, text, segments),
    )
    cells = cells_in(text, segments)
    counted = quantities.find_all(document.id, text, cut(regions, cells), dates=stated)
    return Extraction(
        claims=read_claims(
            document, text, segments, stated, mentions=named.told, published=published_of(document, inferred)
        ),
        dates=stated,
        quantities=with_heads(text, cells, counted),
        mentions=named.read,
        published=inferred,
        problems=(*_unread(segments), *anomalies(text, segments)),
    )


def _names_in(
    text: str, segments: tuple[Segment, ...], places: Spans, known: Spans
) -> tuple[reader.Tag, ...]:
    """What the reader takes for names in these places, as far as they are in a language it reads."""
    foreign = [
        (s.passage.start, s.passage.end) for s in segments if s.language and s.language not in READ_LANGUAGES
    ]
    return reader.named(text, [p for p in places if not any(a <= p[0] < b for a, b in foreign)], known)


def _unread(segments: tuple[Segment, ...]) -> tuple[Problem, ...]:
    """One problem for each language in which only structure, dates and numbers were read."""
    spoken = {s.language for s in segments if s.language and s.kind is not SegmentKind.BOILERPLATE}
    return tuple(
        Problem(
            "language-not-extracted",
            f"Parts in language {language!r} were read without a trained reader: quotations and comments "
            "have speakers by punctuation and structure; reported speech gives no claims.",
        )
        for language in sorted(spoken - READ_LANGUAGES)
    )
