"""Cases made of a few lines, for the tests of this room: no other room is needed to run them.

A line `Name: words` is a reported claim of Name, `Name denies: words` a denied one, `? words` a question;
every other sentence is the author's own. Days are written "4 May 2031", counts "12 people", names of
places are given.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import zip_longest

from averment.incidents.index import Index
from averment.incidents.relate import Related, relate
from averment.model import (
    Bound,
    Claim,
    Contents,
    Document,
    EntityKind,
    Level,
    Mention,
    Passage,
    Polarity,
    Precision,
    Quantity,
    ReadStatus,
    Reason,
    Relay,
    Segment,
    SegmentKind,
    StatedDate,
    StatedQuantity,
    When,
    content_id,
)

REASON = Reason("test@1", 1.0, "It is a test.")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAY = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})")
COUNT = re.compile(
    r"(?:(at least|more than|up to|about) )?(\d[\d,]*(?:\.\d+)?)(?: (?!of\b|in\b|to\b|and\b)([a-z]+))?"
)
BOUNDS = {
    "at least": Bound.AT_LEAST,
    "more than": Bound.AT_LEAST,
    "up to": Bound.AT_MOST,
    "about": Bound.ABOUT,
}
PLACES = ("Lisk", "Tarn")
BLAST = "On 4 May 2031 an explosion shook the harbour in Lisk."
UNITS = {"tonnes": "tonne", "litres": "litre", "km": "km"}
SAID = re.compile(r"(?P<who>[A-Z][\w .]*?)(?P<denies> denies)?: ")


@dataclass(frozen=True)
class Page:
    """A document to be made."""

    name: str
    text: str
    published: date | None = None
    publisher: str | None = None
    parts: tuple[tuple[SegmentKind, str], ...] = ()  # kind and first words of a paragraph
    speakers: tuple[str, ...] = ()  # of the parts, in their order


def case(*pages: Page, places: Iterable[str] = ()) -> Contents:
    """The contents of a case made of the pages."""
    docs, texts = [], {}
    claims: list[Claim] = []
    dates: list[StatedDate] = []
    counts: list[StatedQuantity] = []
    mentions: list[Mention] = []
    segments: list[Segment] = []
    for page in pages:
        docs.append(_document(page))
        texts[page.name] = page.text
        claims += _claims(page)
        dates += _dates(page)
        counts += _counts(page, [d.passage for d in dates])
        mentions += _mentions(page, places)
        segments += _segments(page)
    return Contents(
        "test", datetime(2031, 1, 1, tzinfo=UTC), documents=tuple(docs), texts=texts, claims=tuple(claims),
        dates=tuple(dates), quantities=tuple(counts), mentions=tuple(mentions), segments=tuple(segments),
    )  # fmt: skip


def index(*pages: Page, places: Iterable[str] = ()) -> Index:
    """A case laid out."""
    return Index.of(case(*pages, places=places))


def related(*pages: Page | str, places: Iterable[str] = ()) -> tuple[Related, Contents]:
    """What the room finds, and the case; a plain string is a page of that text."""
    made = [p if isinstance(p, Page) else Page(f"d{n}", p) for n, p in enumerate(pages)]
    contents = case(*made, places=places)
    return relate(contents), contents


def words(contents: Contents, claim: str) -> str:
    """The words of a claim."""
    return next(c.passage.quote for c in contents.claims if c.id == claim)


def pairs(found: tuple[Related, Contents], kind: str) -> list[tuple[str, str, str]]:
    """(words, words, verdict) of the conflicts of a kind."""
    relation, contents = found
    return [
        (words(contents, c.a), words(contents, c.b), c.verdict.value)
        for c in relation.conflicts
        if c.kind == kind
    ]


def verdicts(kind: str, *texts: str | Page) -> list[str]:
    """The verdicts of one kind on pages about two towns."""
    return [v for _, _, v in pairs(related(*texts, places=PLACES), kind)]


def gathered(found: tuple[Related, Contents]) -> list[list[str]]:
    """The words of the claims of each incident."""
    relation, contents = found
    return [[words(contents, c) for c in i.claims] for i in relation.incidents]


def _document(page: Page) -> Document:
    digest = hashlib.sha256(page.text.encode()).hexdigest()
    when = When.on(page.published) if page.published else None
    return Document(
        page.name, digest, (page.name,), "text/plain", ReadStatus.READ, digest, len(page.text), "test@1",
        publisher=page.publisher, published=when,
    )  # fmt: skip


def _claims(page: Page) -> list[Claim]:
    found = []
    for match in re.finditer(r"[^\s][^\n]*?(?:[.!?](?=\s|$)|(?=\n)|$)", page.text):
        start, end = match.span()
        said = SAID.match(match[0])
        asked = match[0].startswith("? ")
        begin = start + (said.end() if said else 2 if asked else 0)
        passage = Passage.cut(page.name, page.text, begin, end)
        who = said["who"] if said else None
        polarity = (
            Polarity.QUESTION if asked else Polarity.DENIED if said and said["denies"] else Polarity.ASSERTED
        )
        at = Passage.cut(page.name, page.text, start, start + len(who)) if who else None
        found.append(
            Claim(
                content_id("clm", page.name, begin, end),
                passage,
                Level.REPORTED if who else Level.VOICE,
                polarity,
                REASON,
                who,
                at,
                (Relay(who, at),) if who else (),
            )
        )
    return found


def _dates(page: Page) -> list[StatedDate]:
    found = []
    for match in DAY.finditer(page.text):
        month, year = MONTHS.index(match[2]) + 1, int(match[3])
        if match[1]:
            when = When.on(date(year, month, int(match[1])))
        else:
            last = 28 if month == 2 else 30
            when = When(date(year, month, 1), date(year, month, last), Precision.MONTH)
        passage = Passage.cut(page.name, page.text, *match.span())
        found.append(StatedDate(content_id("dat", page.name, match.start()), passage, when, REASON))
    return found


def _counts(page: Page, dates: list[Passage]) -> list[StatedQuantity]:
    found = []
    for match in COUNT.finditer(page.text):
        passage = Passage.cut(page.name, page.text, *match.span())
        link = re.search(r"https?://\S*\Z", page.text[: match.start()])
        if link or any(d.overlap(passage) for d in dates):
            continue
        value, bound = Decimal(match[2].replace(",", "")), BOUNDS.get(match[1] or "", Bound.EXACT)
        low, high = (None if bound is Bound.AT_MOST else value), (None if bound is Bound.AT_LEAST else value)
        noun = match[3]
        quantity = Quantity(low, high, bound, UNITS.get(noun or ""), None if noun in UNITS else noun)
        found.append(StatedQuantity(content_id("qty", page.name, match.start()), passage, quantity, REASON))
    return found


def _mentions(page: Page, places: Iterable[str]) -> list[Mention]:
    found = []
    for name in places:
        for match in re.finditer(re.escape(name), page.text):
            passage = Passage.cut(page.name, page.text, *match.span())
            found.append(
                Mention(content_id("mnt", page.name, *match.span()), passage, EntityKind.PLACE, REASON)
            )
    return found


def _segments(page: Page) -> list[Segment]:
    found = []
    for (kind, first), who in zip_longest(page.parts, page.speakers):
        start = page.text.index(first)
        stop = page.text.find("\n\n", start)
        passage = Passage.cut(page.name, page.text, start, len(page.text) if stop < 0 else stop)
        found.append(Segment(content_id("seg", page.name, start), passage, kind, REASON, who))
    return sorted(found, key=lambda s: s.passage)
