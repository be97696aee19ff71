"""Whether two names can name the same thing: equal, variant, or apart; when in doubt, apart.

Variants of spelling are compared over romanised forms and consonant skeletons (romanise.py). For persons the
given name must match on its own, so that brothers stay two.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.fuzz import ratio, token_sort_ratio

from averment.entities.gazetteer import countries
from averment.entities.lists import entries
from averment.entities.romanise import ARABIC, ARTICLES, LINKS, bare, fold, skeleton_of
from averment.model import EntityKind

PERSON_TOKEN: Final = 72.0  # per cent of letters alike, once the consonants agree
PERSON_LETTERS: Final = 86.0  # the same where the consonants differ
NAME_LETTERS: Final = 92.0  # organisations, vessels: the whole name
PLACE_LETTERS: Final = 70.0
ALL: Final = 100
ENOUGH_BONES: Final = 4  # consonants; from here on letters may differ more
INVERTED: Final = re.compile(r"^([^,]+), ([^,]+)$")
SHORT: Final = 3
ARTICLE: Final = re.compile(
    r"\b(?:[AaEe]l|[Aa][zsndrt]|[Ee][zsdrt]|[Aa]sh)[-‐‑](?=\w)|(?<=\s)(?:al|el|ash|ez|az)\s(?=\w)"
)
DIRECTION: Final = re.compile(r"^(north|south|east|west)ern$")
VESSEL_PREFIX: Final = re.compile(r"^(?:mv|m v|mt|m t|ms|m s|ss|s s|hms|uss|usns|rv|fv|f v|ins|rfa) ")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, and why."""

    same: bool
    score: float
    why: str


@cache
def legal_forms() -> frozenset[str]:
    """Endings that belong to a company's legal form, folded."""
    return frozenset(fold(line) for line in entries("legal-forms"))


@lru_cache(1 << 14)
def key_of(name: str, kind: EntityKind) -> str:
    """The form under which equal names of a kind meet."""
    plain = INVERTED.sub(r"\2 \1", name) if kind is EntityKind.PERSON else name
    if kind is EntityKind.PERSON:
        plain = ARTICLE.sub("", plain)
    key = fold(plain).removeprefix("the ")
    if kind is EntityKind.PLACE:
        key = " ".join(DIRECTION.sub(r"\1", token) for token in key.split())
    if kind is EntityKind.VESSEL:
        key = VESSEL_PREFIX.sub("", key)
    if kind is EntityKind.ORGANIZATION:
        tokens = ["and" if t == "&" else t for t in fold(plain.replace("&", " and ")).split()]
        tokens = tokens[1:] if tokens[:1] == ["the"] and len(tokens) > 1 else tokens
        while len(tokens) > 1 and tokens[-1] in legal_forms():
            tokens = tokens[:-1]
        key = " ".join(
            "center" if t == "centre" else t.replace("organisation", "organization") for t in tokens
        )
    return key or fold(name) or name.casefold()


def compare(left: str, right: str, kind: EntityKind) -> Likeness:  # noqa: PLR0911 - one rule a line
    """Compare two names of one kind."""
    a, b = key_of(left, kind), key_of(right, kind)
    if a == b:
        return Likeness(same=True, score=1.0, why="The names are the same but for case, marks and titles.")
    thin = bool(ARABIC.search(left)) != bool(ARABIC.search(right))  # short vowels are not written
    foreign = left.isascii() != right.isascii()  # case endings, other letters for one sound
    if kind is EntityKind.PERSON:
        return _persons(a, b, thin=thin, foreign=foreign)
    if kind is EntityKind.PLACE:
        return _mix(bare(a), bare(b), 0 if thin or foreign else PLACE_LETTERS)
    if initials(left, right) or initials(right, left):
        return Likeness(same=True, score=0.8, why="One is made of the initials of the other.")
    if re.sub(r"\D", "", a) != re.sub(r"\D", "", b):
        return Likeness(same=False, score=0.0, why="The numbers in the names differ.")
    if _ministries(a, b):
        return Likeness(same=True, score=0.85, why="They are the same ministry of the same state.")
    if sorted(a.split()) == sorted(b.split()):
        return Likeness(same=True, score=0.95, why="The names hold the same words in another order.")
    return _mix(bare(a), bare(b), 0 if thin else NAME_LETTERS - 20 * foreign)


SMALL: Final = frozenset(
    {"ministry", "of", "the", "and", "for", "affairs", "republic", "kingdom", "state", "s"}
)


def _ministries(a: str, b: str) -> bool:
    """Whether two ministries have one field and one state, nouns and adjectives alike."""
    if "ministry" not in a or "ministry" not in b:
        return False
    left, right = (sorted({_state(t) for t in key.split()} - SMALL) for key in (a, b))
    return len(left) == len(right) > 1 and all(
        x == y or (min(len(x), len(y)) > SHORT and x[:-2] == y[: len(x) - 2] and abs(len(x) - len(y)) < SHORT)
        for x, y in zip(left, right, strict=True)
    )


def _state(word: str) -> str:
    """A word with the state behind its adjective, and one spelling of defence."""
    plain = word.replace("defense", "defence")
    return next((c.iso for c in countries() if word in {fold(x) for x in (*c.names, *c.adjectives)}), plain)


def initials(short: str, long: str) -> bool:
    """Whether a word in capitals is made of the initials of a longer name, small words counted or not."""
    return short.isupper() and len(short) >= SHORT and short.casefold() in initials_of(long)


@lru_cache(1 << 14)
def initials_of(long: str) -> frozenset[str]:
    """The abbreviations that the initials of a name of three words or more make."""
    words = [word for word in re.split(r"[\s/-]+", long) if word]
    if len(words) < SHORT:
        return frozenset()
    strong = (word[0] for word in words if word[0].isupper())
    return frozenset({"".join(strong).casefold(), "".join(word[0] for word in words).casefold()})


def _mix(a: str, b: str, least: float) -> Likeness:
    """Half the consonants, half the letters."""
    bones = ratio(_bones(a), _bones(b))
    letters = max(ratio(a, b), token_sort_ratio(a, b))
    size, level = len(_bones(a)), len(a.split()) == len(b.split())
    easy = least if size < ENOUGH_BONES or not level else least - 15
    same = bones == ALL and letters >= easy and size > (2 if least == 0 else 1)
    same = same or ratio(a.replace(" ", ""), b.replace(" ", "")) == ALL
    why = "The consonants and most letters agree." if same else "The names differ."
    return Likeness(same=same, score=round((bones + letters) / 200, 3), why=why)


def _bones(name: str) -> str:
    return "".join(skeleton_of(token) for token in name.split())


def _persons(a: str, b: str, *, thin: bool, foreign: bool) -> Likeness:
    """Given name and family name must match, and every middle name of the shorter must find its like."""
    left, right = _parts(a), _parts(b)
    if len(left) > len(right):
        left, right = right, left
    if len(left) < 2:  # noqa: PLR2004 - a lone name proves nothing
        return Likeness(same=False, score=0.0, why="One of the names is a single word.")
    pairs = [(left[0], right[0]), (left[-1], right[-1])]
    scores = [_token(x, y, thin=thin) for x, y in pairs]
    if not foreign and _gendered(left[0], right[0]):  # other scripts bring case endings with them
        scores[0] = 0.0
    scores[0] = max(scores[0], 0.8 if right[0] in nicknames().get(left[0], ()) else 0.0)
    middle = right[1:-1]
    scores += [max((_token(t, other, thin=thin) for other in middle), default=0.0) for t in left[1:-1]]
    score = min(scores)
    why = "Given name and family name agree, spelling aside." if score else "Given or family name differs."
    return Likeness(same=score > 0, score=round(score, 3), why=why)


def _gendered(a: str, b: str) -> bool:
    """Whether two given names differ by an ending such as -a, -o or -e: Anton and Antonia are two people."""
    if a == b:
        return False
    short, long = sorted((a, b), key=len)
    longer = long.startswith(short) and long[-1] in "ae"
    return longer or ((a[-1] == "a") != (b[-1] == "a") and a[-1] in "aoeiu" and b[-1] in "aoeiu")


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Given names with the other forms of the same name."""
    found: dict[str, frozenset[str]] = {}
    for line in entries("nicknames"):
        family = frozenset(line.split())
        for name in family:
            found[name] = found.get(name, frozenset()) | family
    return found


def _parts(key: str) -> list[str]:
    return [t for t in key.split() if t not in ARTICLES and t not in LINKS]


@lru_cache(1 << 14)
def _variants(token: str) -> frozenset[str]:
    """Skeletons of a word under other habits of spelling: French ch, German j, Turkish c, soft g."""
    respelled = (
        token,
        token.replace("ch", "sh"),
        token.replace("j", "y"),
        re.sub(r"c(?=[aeiou]|$)", "j", token),
        re.sub(r"g(?=[ei])", "j", token),
    )
    return frozenset(skeleton_of(form) for form in respelled)


@lru_cache(1 << 14)
def _token(a: str, b: str, *, thin: bool) -> float:
    """How alike two words of persons' names are; 0 when they are taken for different."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    letters, shared = ratio(a, b), _variants(a) & _variants(b)
    if shared:
        size = max(len(bones) for bones in shared)
        least = (0 if size > 1 else 50) if thin else 50 if size > 2 else 60  # noqa: PLR2004 - consonants
        return max(letters, PERSON_TOKEN) / 100 if letters >= least else 0.0
    if min(len(a), len(b)) <= SHORT:
        return 0.0
    return letters / 100 if letters >= PERSON_LETTERS and a[0] == b[0] else 0.0
