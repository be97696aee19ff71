"""The formats that are read: one file each, named here."""

from collections.abc import Callable
from typing import Final

from averment.text import sniffing
from averment.text.parsers import plain
from averment.text.reading import Reading
from averment.text.source import Source

Parser = Callable[[Source], Reading]

PARSERS: Final[dict[str, Parser]] = {
    sniffing.PLAIN: plain.parse,
}
