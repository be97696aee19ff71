"""Contexts as plain JSON: the same values as on the page, decimals as digits, times with their offset."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any


def plain(value: Any) -> Any:  # noqa: ANN401 - any word of the model
    """A value of JSON's kinds for any context."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(member) for name, member in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(member) for member in value]
    return _single(value)


def _single(value: Any) -> Any:  # noqa: ANN401 - any value without members
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def spelled(value: Any) -> bytes:  # noqa: ANN401 - any context
    """A context as JSON bytes, keys sorted, so that the same case gives the same answer."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
