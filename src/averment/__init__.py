"""Averment turns a folder of documents about a contested event into a case."""

from typing import Final

__version__: Final = "0.1.0"
