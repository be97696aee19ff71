"""One spelling for many: names in Latin letters, and the consonants that stay when the spelling changes.

The skeleton follows the description in docs/entities.md: articles dropped, digraphs folded, first letter
kept, vowels and half-vowels deleted, doubled letters collapsed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from averment.entities.lists import entries

ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
ARTICLES: Final = frozenset(x for x in entries("articles") if not x.startswith("="))
LINKS: Final = frozenset(x[1:] for x in entries("articles") if x.startswith("="))
DIGRAPHS: Final = (
    ("dzh", "j"),
    ("sch", "s"),
    ("tch", "k"),
    ("dj", "j"),
    ("sh", "s"),
    ("kh", "k"),
    ("ch", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "j"),
    ("ph", "f"),
    ("q", "k"),
    ("c", "k"),
    ("z", "s"),
    ("v", "w"),
    ("p", "b"),
    ("x", "ks"),
)
SUN_ARTICLE: Final = re.compile(r"^[ae](?=([szdtrnl])\1)")  # "Ezzor" is "ez-Zor"
VOWELS: Final = re.compile(r"[aeiouyw]")
DOUBLED: Final = re.compile(r"(.)\1+")
PUNCTUATION: Final = re.compile(r"[^\w\s]|_")
HYPHENS: Final = re.compile(r"[-‐‑–—/]")
APOSTROPHES: Final = re.compile(r"['’‘`ʼʻʿʾ´]")
CACHE: Final = 1 << 14


@lru_cache(CACHE)
def romanise(name: str) -> str:
    """A name in ASCII letters without case; Arabic articles become words of their own."""
    plain = unicodedata.normalize("NFKC", name)
    if ARABIC.search(plain):
        plain = " ".join(_arabic(word) for word in plain.split())
    plain = plain.replace("Дж", "J").replace("дж", "j").replace("ё", "е")
    return APOSTROPHES.sub("", anyascii(APOSTROPHES.sub("", plain))).casefold()


def _arabic(word: str) -> str:
    word = re.sub(r"[\u064b-\u0652\u0640]", "", word)  # vowel signs and the stretching stroke
    for article in ("وال", "ال"):
        if word.startswith(article) and len(word) > len(article) + 1:
            return "al " + _arabic(word[len(article) :])
    if word.startswith("عي"):
        word = "i" + word[2:]
    word = re.sub("^[عأاإآ]", "a", word)
    return re.sub("[ةه]$", "a", word)


@lru_cache(CACHE)
def fold(name: str) -> str:
    """The form in which names are compared for equality: ASCII, no case, no marks, single blanks."""
    return " ".join(PUNCTUATION.sub(" ", HYPHENS.sub(" ", romanise(name))).split())


@lru_cache(CACHE)
def bare(name: str) -> str:
    """The folded form without articles; the whole form when nothing else would stay."""
    kept = [token for token in fold(name).split() if token not in ARTICLES]
    return " ".join(kept) or fold(name)


@lru_cache(CACHE)
def skeleton_of(token: str) -> str:
    """The consonants of one folded word."""
    token = SUN_ARTICLE.sub("", token)
    for group, letter in DIGRAPHS:
        token = token.replace(group, letter)
    if not token:
        return ""
    first = "a" if token[0] in "aeiou" else token[0]
    rest = VOWELS.sub("", token[1:])
    return re.sub(r"(?<=.)h$", "", DOUBLED.sub(r"\1", first + rest))


@lru_cache(CACHE)
def skeleton(name: str) -> str:
    """The consonants of a name, word after word, without blanks."""
    return "".join(skeleton_of(token) for token in bare(name).split() if token not in LINKS)
