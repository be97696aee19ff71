"""How a word becomes a row and a row becomes the word again, once for all nouns."""

import dataclasses
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import ColumnElement, Row, Select, Table, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from averment.model import LineageCount, NotFound, Passage, Quantity, Reason, When
from averment.store.session import Session

Word = TypeVar("Word")
Build = Callable[[Sequence[Any]], Any]
BATCH: Final = 1000  # rows a statement; below SQLite's and PostgreSQL's limits on parameters

# Words laid down as several columns, and the field name that needs no prefix.
SPREAD: Final[dict[type, str]] = {
    Passage: "passage",
    Reason: "reason",
    When: "when",
    Quantity: "quantity",
    LineageCount: "",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a word: the columns it takes, and how it is built from them."""

    name: str
    columns: tuple[str, ...]
    build: Build
    spread: bool


@dataclass(frozen=True)
class Noun(Generic[Word]):
    """A word, its table and the order in which it is always given."""

    word: type[Word]
    table: Table
    order: tuple[str, ...] = ("id",)
    appended: bool = False  # custody: rows are only ever added

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields in the order of the word."""
        hints = typing.get_type_hints(self.word)
        return tuple(_field(name, hints[name], self.table) for name in _names(self.word))

    @cached_property
    def ordering(self) -> list[ColumnElement[Any]]:
        """The columns of the order."""
        return [self.table.c[name] for name in self.order]

    def select(self) -> Select[Any]:
        """All columns, in the order in which `read` wants them."""
        return select(*(self.table.c[column] for field in self.fields for column in field.columns))

    def row(self, word: Word) -> dict[str, Any]:
        """The columns of a word."""
        row: dict[str, Any] = {}
        for field in self.fields:
            value = getattr(word, field.name)
            if field.spread and value is not None:
                row.update(zip(field.columns, _parts(value), strict=True))
            elif field.spread:
                row.update(dict.fromkeys(field.columns))
            else:
                row[field.columns[0]] = value
        return row

    def read(self, row: Row[Any]) -> Word:
        """The word of a row of `select()`."""
        values, at = [], 0
        for field in self.fields:
            end = at + len(field.columns)
            values.append(field.build(row[at:end]))
            at = end
        return self.word(*values)

    def save(self, session: Session, words: Iterable[Word]) -> None:
        """Add the words; a word with a known key replaces the row, in custody tables it is refused."""
        rows = [self.row(word) for word in words]
        if not rows:
            return
        session.connection.execute(self._insert(session), rows)

    def _insert(self, session: Session) -> Any:  # noqa: ANN401 - one of two dialects' inserts
        make = postgresql.insert if session.connection.dialect.name == "postgresql" else sqlite.insert
        insert = make(self.table)
        if self.appended:
            return insert
        keys = [column.name for column in self.table.primary_key]
        others = {c.name: insert.excluded[c.name] for c in self.table.columns if c.name not in keys}
        return insert.on_conflict_do_update(index_elements=keys, set_=others)

    def all(self, session: Session, *where: ColumnElement[bool]) -> tuple[Word, ...]:
        """The words that fulfil every condition, in order."""
        query = self.select().where(*where).order_by(*self.ordering)
        return tuple(self.read(row) for row in session.connection.execute(query))

    def page(
        self, session: Session, *where: ColumnElement[bool], limit: int, offset: int = 0
    ) -> tuple[Word, ...]:
        """A slice of `all`."""
        query = self.select().where(*where).order_by(*self.ordering).limit(limit).offset(offset)
        return tuple(self.read(row) for row in session.connection.execute(query))

    def get(self, session: Session, *key: Any) -> Word:  # noqa: ANN401 - str or int
        """The word with this key; NotFound when there is none."""
        found = self.find(session, *key)
        if found is None:
            message = f"there is no {self.word.__name__.lower()} {key[0]} in this case"
            raise NotFound(message)
        return found

    def find(self, session: Session, *key: Any) -> Word | None:  # noqa: ANN401 - str or int
        """The word with this key, or None."""
        where = [column == value for column, value in zip(self.table.primary_key, key, strict=True)]
        row = session.connection.execute(self.select().where(*where)).first()
        return None if row is None else self.read(row)

    def among(self, session: Session, column: str, values: Iterable[str]) -> tuple[Word, ...]:
        """The words whose column has one of the values, in order."""
        found: list[Word] = []
        for batch in batched(sorted(set(values)), BATCH):
            found.extend(self.all(session, self.table.c[column].in_(batch)))
        return tuple(found)

    def count(self, session: Session, *where: ColumnElement[bool]) -> int:
        """How many words fulfil every condition."""
        query = select(func.count()).select_from(self.table).where(*where)
        return int(session.connection.execute(query).scalar_one())

    def clear(self, session: Session, *where: ColumnElement[bool]) -> None:
        """Delete derived words; the custody tables refuse."""
        session.connection.execute(delete(self.table).where(*where))


def batched(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """The values in runs of at most `size` (itertools has this only from Python 3.12)."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _names(word: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(word))


def _parts(value: object) -> list[Any]:
    return [getattr(value, name) for name in _names(type(value))]


def _field(name: str, hint: object, table: Table) -> Field:
    """Where a field of a word goes, found from its type and the columns of the table."""
    kind = _without_none(hint)
    if kind in SPREAD and name not in table.c:
        prefix = "" if name == SPREAD[kind] else f"{name}_"
        columns = tuple(prefix + part for part in _names(kind))
        return Field(name, columns, _builder(kind), spread=True)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        word = kind
        return Field(name, (name,), lambda v: None if v[0] is None else word(v[0]), spread=False)
    return Field(name, (name,), lambda v: v[0], spread=False)


def _builder(kind: type[Any]) -> Build:
    """How a word laid down in columns is built; unknown when all its required columns are empty."""
    hints = typing.get_type_hints(kind)
    enums: list[tuple[int, type[StrEnum]]] = [
        (at, hints[name])
        for at, name in enumerate(_names(kind))
        if isinstance(hints[name], type) and issubclass(hints[name], StrEnum)
    ]

    def build(values: Sequence[Any]) -> Any:  # noqa: ANN401 - the word
        if all(value is None for value in values):
            return None
        parts = list(values)
        for at, word in enums:
            parts[at] = word(parts[at])
        return kind(*parts)

    return build


def _without_none(hint: object) -> Any:  # noqa: ANN401 - a type or a generic alias
    """`X` for `X | None`, else the hint itself."""
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        kinds = [kind for kind in typing.get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else hint
    return hint
