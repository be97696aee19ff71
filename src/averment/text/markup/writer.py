"""A page's words in the making: white space as browsers collapse it, and the blocks that words form."""

from dataclasses import dataclass, field

from averment.text.blocks import Block
from averment.text.markup.zones import Zone


@dataclass(slots=True)
class _Open:
    """A block that is being written."""

    start: int
    zone: Zone
    linked: int = 0


@dataclass(slots=True)
class Writer:
    """Writes words with white space collapsed as browsers do, and keeps the blocks they form."""

    chunks: list[str] = field(default_factory=list)
    at: int = 0
    gap: str = ""  # white space owed before the next word
    apart: bool = False  # a name ended here, and the next word must not run into it
    open: _Open | None = None
    done: list[tuple[Block, Zone, float]] = field(default_factory=list)
    alts: list[tuple[str, Zone]] = field(default_factory=list)

    def words(self, raw: str, zone: Zone) -> None:
        """Write a text node."""
        if zone.pre:
            if raw.strip():
                self._put(raw.rstrip("\n"), zone)
            return
        words = " ".join(_collapse(raw))
        if not words:
            self.space(raw)
            return
        if raw[0] in " \t\n\r\f":
            self.space(raw)
        self._put(words, zone)
        if raw[-1] in " \t\n\r\f":
            self.gap = " "

    def space(self, raw: str) -> None:
        """Owe one space, unless a line break is owed already."""
        if raw and not self.gap:
            self.gap = " "

    def _put(self, words: str, zone: Zone) -> None:
        """Write what is owed, then the words."""
        if self.apart and not self.gap and words[0].isalnum():
            self.gap = " "
        self.apart = False
        if self.gap and self.at:
            self.chunks.append(self.gap)
            self.at += len(self.gap)
        self.gap = ""
        if self.open is None:
            self.open = _Open(self.at, zone)
        if zone.link:
            self.open.linked += len(words)
        self.chunks.append(words)
        self.at += len(words)

    def line(self, gap: str) -> None:
        """End the block and owe a line break or an empty line."""
        self.cut()
        if self.alts:
            self._captions()
        if len(gap) > self.gap.count("\n"):
            self.gap = gap

    def cut(self) -> None:
        """End the block where it stands."""
        if self.open is not None:
            block = Block(self.open.start, self.at)
            share = self.open.linked / max(1, self.at - self.open.start)
            self.done.append((block, self.open.zone, share))
            self.open = None

    def _captions(self) -> None:
        """Write the descriptions of pictures met in the block just ended."""
        waiting, self.alts = self.alts, []
        for words, zone in waiting:
            self.gap = "\n\n"
            self._put(words, zone)
            self.cut()
        self.gap = "\n\n"

    def newline(self) -> None:
        """A `<br>`: a line break; two of them end the block."""
        if "\n" in self.gap:
            self.cut()
            self.gap = "\n\n"
        else:
            self.gap = "\n"


def _collapse(raw: str) -> list[str]:
    """The words of a text node; only the white space of HTML separates them, a no-break space does not."""
    return [
        word
        for word in raw.replace("\t", " ").replace("\n", " ").replace("\r", " ").replace("\f", " ").split(" ")
        if word
    ]
