"""What the machine has already done, so that a second build skips it."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Table, delete, insert, select

from averment.store.columns import METADATA, text
from averment.store.session import Session

WORK: Final = Table("work", METADATA, text("step", key=True), text("subject", key=True), text("key"))


def done(session: Session, step: str) -> dict[str, str]:
    """For each subject (exhibit, document, the case) the key under which the step was last done.

    A key names the input's digest and the rules with their versions; another key means: do it again.
    """
    rows = session.connection.execute(select(WORK.c.subject, WORK.c.key).where(WORK.c.step == step))
    return {row.subject: row.key for row in rows}


def record(session: Session, step: str, *, subject: str, key: str) -> None:
    """Note that the step is done for the subject."""
    forget(session, step, [subject])
    session.connection.execute(insert(WORK).values(step=step, subject=subject, key=key))


def forget(session: Session, step: str, subjects: Iterable[str]) -> None:
    """Have the step done again for these subjects."""
    for subject in subjects:
        session.connection.execute(delete(WORK).where(WORK.c.step == step, WORK.c.subject == subject))


def forget_all(session: Session) -> None:
    """Have everything done again."""
    session.connection.execute(delete(WORK))
