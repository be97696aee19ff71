"""Names, dates and numbers at the words that state them."""

from typing import Final

from sqlalchemy import Table

from averment.model import Mention, StatedDate, StatedQuantity
from averment.store.columns import METADATA, passage, quantity, reason, text, when
from averment.store.noun import Noun
from averment.store.session import Session

ORDER: Final = ("document", "start", "end", "id")

MENTIONS: Final = Noun(
    Mention,
    Table("mentions", METADATA, text("id", key=True), *passage(), text("kind"), *reason()),
    order=ORDER,
)
DATES: Final = Noun(
    StatedDate,
    Table("dates", METADATA, text("id", key=True), *passage(), *when(required=True), *reason()),
    order=ORDER,
)
QUANTITIES: Final = Noun(
    StatedQuantity,
    Table("quantities", METADATA, text("id", key=True), *passage(), *quantity(), *reason(), *when("as_of_")),
    order=ORDER,
)


def mentions_of(session: Session, document: str) -> tuple[Mention, ...]:
    """The names in a document in reading order."""
    return MENTIONS.all(session, MENTIONS.table.c.document == document)


def dates_of(session: Session, document: str) -> tuple[StatedDate, ...]:
    """The dates in a document in reading order."""
    return DATES.all(session, DATES.table.c.document == document)


def quantities_of(session: Session, document: str) -> tuple[StatedQuantity, ...]:
    """The numbers in a document in reading order."""
    return QUANTITIES.all(session, QUANTITIES.table.c.document == document)
