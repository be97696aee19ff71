"""The export formats: what comes in is a whole case, what goes out are names and bytes.

Nothing is written to disk here.

To add a format: one file with a function `files(contents) -> (name, bytes)…`, one line in this table,
one test file.
"""

from collections.abc import Callable, Iterator
from typing import Final

from averment.model import Contents
from averment.publish.formats import jsonl

Files = Callable[..., Iterator[tuple[str, bytes]]]

FORMATS: Final[dict[str, Files]] = {
    "jsonl": jsonl.files,
}

__all__ = ["FORMATS", "Contents", "Files"]
