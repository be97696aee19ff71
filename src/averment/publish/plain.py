"""JSON in one spelling: sorted keys, no blanks, decimals exact; what a row holds, always the same bytes."""

import json
import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, Final

LONGEST_PLAIN: Final = 40  # digits up to which a decimal is written without exponent


def spell(value: object) -> str:  # noqa: PLR0911 - one answer a type
    """One line of JSON; ValueError for what JSON cannot say (NaN, an unknown type)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return encode_basestring(str(value))
    if isinstance(value, int | float | Decimal):
        return number(value)
    if isinstance(value, date):  # a datetime is one
        return encode_basestring(value.isoformat())
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{spell(key)}:{spell(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(spell, value)) + "]"
    message = f"{type(value).__name__} has no spelling in JSON"
    raise ValueError(message)


def number(value: float | Decimal) -> str:
    """A JSON number; decimals keep every digit, floats their shortest exact spelling."""
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        message = f"{value} is not a finite number"
        raise ValueError(message)
    if isinstance(value, float):
        return repr(value)
    plain = abs(value.adjusted()) <= LONGEST_PLAIN and value.as_tuple().exponent >= -LONGEST_PLAIN  # type: ignore[operator]
    return f"{value:f}" if plain else str(value)


def understand(line: str) -> dict[str, Any]:
    """The object of one line; fractions come back as exact decimals. ValueError when it is none."""
    try:
        value = json.loads(line, parse_float=Decimal, parse_constant=_refuse)
    except RecursionError as error:
        message = "it is nested too deep"
        raise ValueError(message) from error
    if not isinstance(value, dict):
        message = "it is not a JSON object"
        raise ValueError(message)  # noqa: TRY004 - one kind of error for everything unreadable
    return value


def _refuse(name: str) -> None:
    message = f"{name} is not JSON"
    raise ValueError(message)
