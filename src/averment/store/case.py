"""The case itself: title and time of making."""

from datetime import datetime
from typing import Final

from sqlalchemy import Table, insert, select

from averment.model import NotACase
from averment.store.columns import METADATA, count, instant, text
from averment.store.session import Session

CASES: Final = Table("cases", METADATA, count("id", key=True), text("title"), instant("created"))


def describe(session: Session, title: str, created: datetime) -> None:
    """Write title and time once, at creation."""
    session.connection.execute(insert(CASES).values(id=1, title=title, created=created))


def described(session: Session) -> tuple[str, datetime]:
    """Title and time of making; NotACase when the database holds none."""
    row = session.connection.execute(select(CASES.c.title, CASES.c.created)).first()
    if row is None:
        message = "this database holds no case; make one with `averment init CASE --title T`"
        raise NotACase(message)
    return row.title, row.created
