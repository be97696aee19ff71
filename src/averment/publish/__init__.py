"""Publish: a case becomes files that others can read, and exchange files become a case again.

What comes in: the whole contents of a case, or the files of an export.
What goes out: names and bytes, or contents; the same case always gives the same bytes.
What never happens here: nothing is written to disk, derived, left out or corrected.
"""

from averment.publish.exchange import FILES, FORMAT
from averment.publish.formats import FORMATS
from averment.publish.formats.jsonl import SEALED, read

__all__ = ["FILES", "FORMAT", "FORMATS", "SEALED", "read"]
