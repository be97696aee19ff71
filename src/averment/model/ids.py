"""Ids that follow from content, so that the same input always gets the same name."""

import hashlib
import json
import re
from typing import Final

from averment.model.errors import InvalidWord

Plain = None | bool | int | str | list["Plain"] | tuple["Plain", ...] | dict[str, "Plain"]

ID_HEX: Final = 20  # 80 bits: about one chance in 10^12 of a collision among a million items
RULE: Final = re.compile(r"[a-z][a-z0-9-]*@[1-9][0-9]*\Z")


def canonical(value: "Plain") -> bytes:
    """Canonical JSON of plain values: sorted keys, no blanks, UTF-8, floats refused (RFC 8785)."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _refuse_floats(value: object) -> None:
    """Binary floats have no one spelling, so they may not decide an id or a digest."""
    if isinstance(value, float):
        message = f"{value!r} is a float; use an integer or a decimal string in ids and events"
        raise InvalidWord(message)
    if isinstance(value, dict):
        for member in value.values():
            _refuse_floats(member)
    elif isinstance(value, (list, tuple)):
        for member in value:
            _refuse_floats(member)


def content_id(kind: str, *parts: "Plain") -> str:
    """An id such as `clm-3f…`: the kind and 20 hex digits of SHA-256 over the canonical parts.

    Parts are hashed as a JSON list, so that ("ab", "c") and ("a", "bc") never collide.
    """
    return f"{kind}-{hashlib.sha256(canonical([kind, *parts])).hexdigest()[:ID_HEX]}"


def rule_id(name: str, version: int) -> str:
    """The `name@version` under which a rule signs its results."""
    rule = f"{name}@{version}"
    if not RULE.match(rule):
        message = f"{rule!r} is not a rule name; use lower-case words joined by hyphens, then @version"
        raise InvalidWord(message)
    return rule
