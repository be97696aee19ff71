"""Who a role or an unnamed part is: names that stand with it at the head of a text.

"The Minister of Works, Ana Vale" at the head tells who speaks under "MINISTER:", and the one person whom
an interview's first paragraph introduces is who answers.
"""

import re
from functools import cache
from typing import Final

from averment.text.words import alternatives, word_set

HEAD_CHARS: Final = 4000
WORD: Final = r"[^\W\d_a-zà-öø-ÿа-яё][\w'’-]*\w"  # a word with a capital
PARTICLE: Final = r"(?:de|da|del|la|van|von|der|den|bin|ibn|al|el|du|di|[^\W\d_a-z]\.)"
PERSON: Final = rf"{WORD}(?:\s+{PARTICLE})*(?:\s+{WORD}){{1,3}}"
BEFORE: Final = re.compile(
    r"(?:\b(?:the|of|in|at|from|to|for|on|near|by|via|and|&)|[“\"«])\s*\Z", re.IGNORECASE
)
POSSESSIVE: Final = re.compile(r"['’]s?(?=\s)")
BYLINE: Final = re.compile(r"(?:By|BY|Text|Photos?|Story)\b:?\s")
TITLES: Final = word_set("titles") | {"don", "doña"}
Span = tuple[int, int]


def holder_of(text: str, role: str, until: int) -> Span | None:
    """Where the head names the one person who holds a role; None when it names nobody, or several."""
    words = role.split()
    while words and words[0].strip(".").casefold() in TITLES | {"the", "la", "le", "madam"}:
        words = words[1:]
    if not words or words[-1].casefold() not in word_set("roles"):
        return None
    core = r"\s+".join(re.escape(word) for word in words)
    of = r"(?:\s+(?:of|for)(?:\s+[^\s,;:()]+){1,6}?)?"
    title = rf"(?:(?:{'|'.join(sorted(TITLES))})\.?\s+)?"
    patterns = (
        rf"(?i:\b{core}\b{of}\s*[,(:]?\s+{title})(?P<name>{PERSON})",
        rf"(?P<name>{PERSON})\s*[,(]\s*(?i:(?:the\s+)?(?:\w+\s+){{0,2}}?{core}\b)",
    )
    head = text[: min(until, HEAD_CHARS)]
    found = [m.span("name") for pattern in patterns for m in re.finditer(pattern, head)]
    return found[0] if found and len({head[slice(*span)].casefold() for span in found}) == 1 else None


def introduced(text: str, start: int, end: int) -> Span | None:
    """Where a text's opening introduces a person: the first name in full that is no place and no body."""
    for match in _person().finditer(text, start, min(end, start + HEAD_CHARS)):
        at, stop = match.span()
        words = re.finditer(r"\S+", text[at:stop])
        first = next((w.start() for w in words if not _is_title(w[0])), None)
        if first is None or BYLINE.match(text, at) or BEFORE.search(text[max(0, at - 12) : at]):
            continue
        owner = POSSESSIVE.search(text, at + first, stop)
        stop = owner.start() if owner else stop
        named = text[at + first : stop]
        if "\n" not in text[:at].strip() and named.isupper():
            continue  # a title in capitals, in which everything looks like a name
        if " " in named and not _sentence_word(text, at + first, named):
            return at + first, stop
    return None


def _is_title(word: str) -> bool:
    """A word before a name: "Captain", "Dr."."""
    bare = word.strip(".").casefold()
    return bare in TITLES or bare in word_set("roles")


def _sentence_word(text: str, at: int, named: str) -> bool:
    """Whether the first word of a name is a word that begins a sentence: "When Anna", "The Mill"."""
    first = named.split(maxsplit=1)[0]
    return bool(re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", text[max(0, at - 3000) : at + 6000]))


@cache
def _person() -> re.Pattern[str]:
    """A name in full, perhaps behind titles."""
    return re.compile(rf"(?:(?:{alternatives('roles')})\s+)?{PERSON}")
