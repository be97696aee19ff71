"""How a word stands in a row of the exchange, told once for writing and for reading."""

import dataclasses
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import UnionType
from typing import Any, Final, Generic, TypeVar

from pydantic import TypeAdapter

from averment.model import InvalidWord, Passage, Quantity, Reason, When, content_id

Row = dict[str, Any]
Texts = Mapping[str, str]
Word = TypeVar("Word")

NO_REASON: Final = "Imported from a file that gives no reason."


@dataclass(frozen=True, slots=True)
class Part:
    """How one field of a word stands in a row."""

    write: Callable[[Any], Row]
    read: Callable[[Row, Texts], Any]


@dataclass(frozen=True)
class Shape(Generic[Word]):
    """A word as rows of one file; fields not named in `parts` stand under their own name."""

    word: type[Word]
    prefix: str | None = None  # of ids made for rows that come without one
    parts: Mapping[str, Part] = field(default_factory=dict)

    @cached_property
    def fields(self) -> tuple[tuple[str, Part], ...]:
        """Each field of the word and its part of the row."""
        hints = typing.get_type_hints(self.word)
        names = [item.name for item in dataclasses.fields(typing.cast("Any", self.word))]
        return tuple((name, self.parts.get(name) or usual(name, hints[name])) for name in names)

    def row(self, word: Word) -> Row:
        """The row of a word."""
        row: Row = {}
        for name, part in self.fields:
            for key, value in part.write(getattr(word, name)).items():
                if isinstance(value, dict) and isinstance(row.get(key), dict):
                    row[key].update(value)
                else:
                    row[key] = value
        return row

    def read(self, row: Row, texts: Texts, line: str = "") -> Word:
        """The word of a row. ValueError, KeyError or TypeError say what is wrong with it."""
        if self.prefix and row.get("id") is None:
            row = {**row, "id": content_id(self.prefix, line)}
        return self.word(*(part.read(row, texts) for _, part in self.fields))


def usual(name: str, hint: Any) -> Part:  # noqa: ANN401 - a type or a generic alias
    """The part of a field by its type."""
    kind = _without_none(hint)
    if kind is Passage:
        return standing() if name == "passage" else plain(name, hint)
    if kind is Reason and name == "reason":
        return reasoned()
    if kind is Quantity:
        return spread(Quantity)
    if kind is When and name == "when":
        return spread(When)
    return plain(name, hint)


def plain(key: str, hint: Any) -> Part:  # noqa: ANN401 - a type or a generic alias
    """A value under one key; nested words become objects, unknown is null."""
    adapter: TypeAdapter[Any] = TypeAdapter(hint)
    empty = () if typing.get_origin(hint) is tuple else None

    def read(row: Row, _texts: Texts) -> Any:  # noqa: ANN401 - of the hint's type
        value = row.get(key)
        return empty if value is None and empty is not None else adapter.validate_python(value)

    return Part(lambda value: {key: _flat(value)}, read)


def spread(kind: type[Any]) -> Part:
    """A word whose fields stand in the row itself; absent when its required fields are all null."""
    names = [item.name for item in dataclasses.fields(kind)]
    adapter: TypeAdapter[Any] = TypeAdapter(kind)

    def write(value: Any) -> Row:  # noqa: ANN401 - of the kind or None
        return {name: None if value is None else getattr(value, name) for name in names}

    def read(row: Row, _texts: Texts) -> Any:  # noqa: ANN401 - of the kind or None
        found = {name: row.get(name) for name in names}
        return None if all(value is None for value in found.values()) else adapter.validate_python(found)

    return Part(write, read)


def standing() -> Part:
    """The passage of the row: document, start, end, quote."""

    def write(passage: Passage) -> Row:
        return {
            "document": passage.document,
            "start": passage.start,
            "end": passage.end,
            "quote": passage.quote,
        }

    return Part(write, cut)


def pointed(key: str) -> Part:
    """A passage as an object of its own; its words are in the text and are not repeated."""

    def write(passage: Passage) -> Row:
        return {key: {"document": passage.document, "start": passage.start, "end": passage.end}}

    return Part(write, lambda row, texts: cut(row[key], texts))


def cut(row: Row, texts: Texts) -> Passage:
    """The passage at the row's offsets; InvalidWord when the words there are not the row's quote."""
    document, start, end = row["document"], row["start"], row["end"]
    if document not in texts:
        message = f"texts/{document}.txt is missing"
        raise InvalidWord(message)
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(texts[document])):
        message = f"{start}..{end} does not lie in texts/{document}.txt"
        raise InvalidWord(message)
    passage = Passage.cut(document, texts[document], start, end)
    if row.get("quote", passage.quote) != passage.quote:
        message = f"the quote is not what stands at {start}..{end} of texts/{document}.txt"
        raise InvalidWord(message)
    return passage


def reasoned() -> Part:
    """The machine's reason: rule, score, the sentence, and what decided."""

    def write(reason: Reason) -> Row:
        return {
            "rule": reason.rule,
            "score": reason.score,
            "reason": reason.detail,
            "used": reason.used,
        }

    def read(row: Row, _texts: Texts) -> Reason:
        return Reason(
            row.get("rule") or "imported@1",
            float(row.get("score") or 0),
            row.get("reason") or NO_REASON,
            tuple(row.get("used") or ()),
        )

    return Part(write, read)


def _flat(value: Any) -> Any:  # noqa: ANN401 - any word
    """Words as plain objects, to any depth; decimals and dates stay what they are."""
    if dataclasses.is_dataclass(value):
        return {item.name: _flat(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_flat(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return value


def _without_none(hint: object) -> Any:  # noqa: ANN401 - a type or a generic alias
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        kinds = [kind for kind in typing.get_args(hint) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else hint
    return hint


def number(key: str, inner: str) -> Part:
    """A decimal inside an object that several fields share: `residual {low, high}`."""
    return Part(lambda value: {key: {inner: value}}, lambda row, _texts: Decimal(row[key][inner]))
