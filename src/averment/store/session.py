"""One transaction on a case, handed to every query."""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Session:
    """A consistent view of the case; `Store.read` and `Store.write` make it and end it."""

    connection: Connection
