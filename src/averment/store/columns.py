"""Column types that keep what databases lose, and the column groups in which words are laid down."""
# ruff: noqa: ARG002 - SQLAlchemy hands every type its dialect, most need none

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
)

from averment.model import InvalidWord

METADATA: Final = MetaData(
    naming_convention={  # migrations need names for everything, on both databases the same
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept and given back in UTC; naive times are refused.

    SQLite's own DateTime drops the offset without a word (2020-01-01 00:00+03:00 comes back as 00:00).
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Convert to UTC on the way in."""
        if value is None:
            return None
        if value.utcoffset() is None:
            message = f"{value} has no offset; give the time with its zone"
            raise InvalidWord(message)
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say UTC on the way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal kept as its digits, so that no binary float ever comes between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the digits."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the digits."""
        return None if value is None else Decimal(value)


class LongText(TypeDecorator[str]):
    """A document's text as UTF-8 bytes: PostgreSQL's own text refuses the NUL that a bad file may hold."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Encode."""
        return None if value is None else value.encode()

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Decode."""
        return None if value is None else bytes(value).decode()


class Nested(TypeDecorator[Any]):
    """A word inside a word (or a tuple of them), as the JSON that pydantic makes of its type."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: Any) -> None:  # noqa: ANN401 - a type or a generic alias
        """Take the type as it is annotated in the model: `tuple[Relay, ...]`, `Passage | None`."""
        super().__init__()
        self.shape = shape
        self._adapter: TypeAdapter[Any] | None = None  # built when first needed: start-up stays short

    @property
    def adapter(self) -> TypeAdapter[Any]:
        """The reader and writer of this shape."""
        if self._adapter is None:
            self._adapter = TypeAdapter(self.shape)
        return self._adapter

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401 - any word
        """Write JSON; None stays NULL, so that it can be asked for."""
        return None if value is None else self.adapter.dump_json(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 - any word
        """Read JSON back into the word."""
        return None if value is None else self.adapter.validate_json(value)


NAMES: Final = tuple[str, ...]  # the commonest nested shape: ids or names


def text(name: str, *, key: bool = False, index: bool = False) -> Column[Any]:
    """A column of words that must be there."""
    return Column(name, Text, primary_key=key, nullable=False, index=index)


def maybe(name: str, *, index: bool = False) -> Column[Any]:
    """A column of words that may be unknown."""
    return Column(name, Text, nullable=True, index=index)


def count(name: str, *, key: bool = False) -> Column[Any]:
    """A whole number."""
    return Column(name, BigInteger, primary_key=key, autoincrement=False, nullable=False)


def nested(
    name: str,
    shape: Any,  # noqa: ANN401 - a type or a generic alias
    *,
    required: bool = True,
) -> Column[Any]:
    """A word inside the word, as JSON."""
    return Column(name, Nested(shape), nullable=not required)


def instant(name: str, *, required: bool = True) -> Column[Any]:
    """A point in time, in UTC."""
    return Column(name, Instant, nullable=not required)


def passage(prefix: str = "") -> list[Column[Any]]:
    """The four columns of a Passage; rows go when their document goes."""
    return [
        Column(
            f"{prefix}document",
            Text,
            ForeignKey("documents.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        count(f"{prefix}start"),
        count(f"{prefix}end"),
        text(f"{prefix}quote"),
    ]


def when(prefix: str = "", *, required: bool = False) -> list[Column[Any]]:
    """The four columns of a When; an unknown When has no precision either."""
    return [
        Column(f"{prefix}earliest", Date),
        Column(f"{prefix}latest", Date),
        Column(f"{prefix}precision", Text, nullable=not required),
        maybe(f"{prefix}as_stated"),
    ]


def quantity() -> list[Column[Any]]:
    """The six columns of a Quantity."""
    return [
        Column("low", Exact),
        Column("high", Exact),
        text("bound"),
        maybe("unit", index=True),
        maybe("what"),
        maybe("as_stated"),
    ]


def reason() -> list[Column[Any]]:
    """The four columns of a Reason."""
    return [
        text("rule"),
        Column("score", Double, nullable=False),
        text("detail"),
        nested("used", NAMES),
    ]
