"""A place that may announce a comment: whose, with which signs, in which shape."""

import re
from dataclasses import dataclass

from averment.text.line_parts import ARROWS, TIMES, TREE

Shape = tuple[bool, bool, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Head:
    """A place that may announce a comment."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    level: int
    signs: frozenset[str]
    order: str = ""  # of name, time and verb: "NT", "TN", "NV"
    between: str = ""  # name and time
    mark: str = ""  # before all else: "1", ">", a bullet
    stacked: bool = False  # in several lines
    led: bool = False  # by a small word: "posted by"
    odd: bool = False  # what stands in the name's place looks like no name
    handle: str | None = None
    handle_end: int = 0
    tail: str = ""  # what parts the head from words in its own line

    @property
    def shape(self) -> Shape:
        """What the heads of one thread have in common; a verb is enough, an arrow is a mere answer."""
        if "V" in self.order and not self.stacked and not self.led and self.between in {"", ",", ":"}:
            return (False, False, "", "V", "", self.tail)
        mark = "" if re.match(ARROWS, self.mark) or TREE.search(self.mark) else self.mark[:1]
        between = "" if self.stacked else self.between
        return (self.stacked, self.led, mark, self.order.replace("V", ""), between, self.tail)

    @property
    def like_dateline(self) -> bool:
        """Whether a line with a place and a date looks the same: "Karsovo, 3 May 2031"."""
        times, strong = self.signs & TIMES, {"stars", "handle", "verb", "count", "field"}
        dated = bool(times) and times <= {"date", "day"} and not self.signs & strong
        return dated and self.mark[:1] != ">" and (self.stacked or self.between in {",", ""})

    @property
    def sure(self) -> bool:
        """Whether a head with words beside it can be nothing else; a clock alone may be of a recording."""
        chat = self.order[:1] == "T" and "clock" in self.signs and "number" not in self.signs
        return not self.tail or bool(not chat and self.signs - {"clock", "number", "verb"})

    def names(self) -> set[str]:
        """By which names an answer may call the author."""
        return {name.removeprefix("@").casefold() for name in (self.name, self.handle) if name}
