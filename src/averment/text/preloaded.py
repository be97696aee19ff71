"""Imported by the process from which readers are forked, so that each fork finds everything loaded.

The import does the work: libraries of all parsers and the language models (0.6 s once, shared by all forks).
"""

from averment.text.reader import read
from averment.text.warm import warm

warm()

__all__ = ["read"]
