"""docs/exchange.md names every file and every key that is written."""

import dataclasses
import re
import typing
from pathlib import Path

import pytest

from averment.model import Contents
from averment.publish import FILES
from averment.publish.formats.jsonl import files
from small_case import small

PAGE = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text("utf-8")
EVERYWHERE = {"rule", "score", "reason", "used"}  # named once above the table


def described(name: str) -> str:
    """The table row of a file."""
    found = re.search(rf"^\| {re.escape(name)} \|.*$", PAGE, re.MULTILINE)
    assert found, f"docs/exchange.md has no row for {name}"
    return found.group()


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_key_is_documented(name: str) -> None:
    """Each key of a row stands in its line of the table."""
    noun, shape = FILES[name]
    words = set(re.findall(r"\w+", described(name)))
    kind = typing.get_args(typing.get_type_hints(Contents)[noun])[0]
    row = {key for key in words if key}
    for field in dataclasses.fields(kind):
        wanted = shape.parts.get(field.name)
        if wanted is None and field.name not in {"passage", "reason", "when", "quantity"}:
            assert field.name in row, f"{name}: {field.name}"


def test_written_rows_hold_only_documented_keys() -> None:
    """What an export writes, the page explains."""
    import json  # noqa: PLC0415

    for name, data in files(small()):
        for line in data.splitlines() if name.endswith(".jsonl") else ():
            assert set(json.loads(line)) - EVERYWHERE <= set(re.findall(r"\w+", described(name))), name
