"""Comments that end in who wrote them: "… – quay_7 Jul 8 at 9:12", "… Ana (talk) 09:12, 8 July".

In: a text. Out: the places of those ends as heads that stand below their words; none unless they return.
"""

import re
from typing import Final

from averment.text.blocks import cut, indent
from averment.text.comment_head import Head
from averment.text.commenters import is_name
from averment.text.leftovers import is_leftover
from averment.text.line_parts import ASIDE, Line, parts_of

LONGEST: Final = 100  # characters of an end
LEAST: Final = 3
PARTING: Final = re.compile(
    r"(?P<dash>\s[–—~-]{1,2}\s?|(?<=[.?!…])[–—~]{1,2}\s?)|(?P<bracket>\s[(\[])|(?<=[.?!…\"”*»)])\s+"
)
ZONE: Final = re.compile(r"(?<=\d)\s*\([A-Z]{2,5}\)\Z")
NEAR: Final = frozenset({"clock", "age"})


def tail_heads(text: str, start: int, *, explicit: bool) -> list[Head]:
    """The ends after `start` that name who wrote; without a heading above (`explicit`) they show the hour."""
    found, last = list[Head](), list[bool]()
    for block in cut(text, start):
        at = block.start
        if is_leftover(text[block.start : block.end]):
            continue
        for line in text[block.start : block.end].split("\n"):
            head = _end(text, at, line.rstrip(), explicit=explicit)
            found += [head] if head else []
            at += len(line) + 1
            signed = head is not None
        if found:
            last.append(signed)
    while last and not last[-1]:
        last.pop()  # what stands below all comments
    names = {head.name.casefold() for head in found}
    enough = len(found) >= (LEAST - explicit) and len(names) > 1 and sum(last) * 3 >= len(last) * 2
    return found if enough and sum(not head.odd for head in found) * 2 >= len(found) else []


def _end(text: str, at: int, line: str, *, explicit: bool) -> Head | None:
    """The end of a line that names who wrote it, as early as one begins."""
    for parting in PARTING.finditer(line, max(0, len(line) - LONGEST)):
        bracketed = parting["bracket"] is not None
        tail = ZONE.sub("", line[parting.end() :])
        if (bracketed and tail[-1:] not in ")]") or not any(map(str.isalpha, line[: parting.start()])):
            continue
        parts = parts_of(tail.rstrip(")]") if bracketed else tail)
        if parts is None or parts.name is None or not _tells(tail, parts, parting, explicit=explicit):
            continue
        begin = at + parting.end() + parts.name[0]
        name = ASIDE.split(tail[slice(*parts.name)], 1)[0]
        return Head(
            at + parting.start(), at + len(line), name, begin, begin + len(name), indent(text, at),
            parts.signs, "NT", odd=not is_name(name),
        )  # fmt: skip
    return None


def _tells(tail: str, parts: Line, parting: re.Match[str], *, explicit: bool) -> bool:
    """Whether an end names somebody: with the hour, or behind a dash or in brackets under a heading."""
    if parts.order != "NT":
        bare = parts.order == "N" and explicit and (parting["dash"] or parting["bracket"])
        return bool(bare) and is_name(tail[slice(*parts.name)]) if parts.name else False
    return bool(parts.signs & NEAR) or explicit
