"""The words that name a speaker, made a name: marks, clitics, adverbs and the cue's own words taken away."""

import re
from typing import Final

from averment.claims.offices import is_plural, roles
from averment.claims.people import BODY, MANY, PERSON, SOMEBODY, bodies
from averment.claims.sentences import Span
from averment.claims.words import cue_verbs, speaking_nouns, words

ARTICLE: Final = re.compile(r"^(?:the|a|an|its|his|her|their|this|that|these)\s+", re.IGNORECASE)
ASIDE: Final = re.compile(r"\s*\([a-z][^()]*\)$")  # "(no relation of …)", not "(Country)"
AGE: Final = re.compile(r",\s*(?:aged\s+)?\d{1,3}$")
LONGEST_NAME: Final = 160  # code points; a longer phrase is cut at its first comma
MARKS: Final = " \t\n\r'\"“”«»‘’‚„.,;:–—-•·⤷>*_|/…"
CLITIC: Final = re.compile(r"['’](?:s|re|ve|d|ll|m)$", re.IGNORECASE)
HIMSELF: Final = re.compile(r"\s+(?:him|her|it|them|your|my|our)sel(?:f|ves)$", re.IGNORECASE)
STAMP: Final = re.compile(r"^.*\b\d{1,2}[:.]\d{2}\b\s*(?:[+-]\d+\s)?", re.DOTALL)  # "handle 10:58 he"
LINKS: Final = frozenset({"and", "but", "so", "then", "because", "well", "yes", "or", "while", "though"})
PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "you"})
PLURAL_HEAD: Final = re.compile(
    r"(?:many|several|some|two|three|four|five|six|seven|eight|nine|ten|most|all|both|various|a number of|"
    r"dozens|hundreds|thousands|\d[\d,.]*)\b",
    re.IGNORECASE,
)
WORD: Final = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
NOBODY: Final = frozenset(
    {"nobody", "none", "nothing", "everything", "something", "anything", "there", "what", "no", "one"}
    | {"everyone", "everybody", "someone", "somebody", "anyone", "anybody", "this", "that", "these", "those"}
    | {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "which"}
)


def cleaned(text: str, span: Span) -> Span:
    """The span without marks around it, a comment's stamp before it, clitics and adverbs behind it."""
    start, end = span.start, span.end
    stamp = STAMP.match(text, start, end)
    if stamp and stamp.end() < end:
        start = stamp.end()
    start, end = _unmarked(text, start, end)
    clitic = CLITIC.search(text[start:end])
    if clitic and clitic.start() > 0:
        end = start + clitic.start()
    start, end = _spoken(text, start, end)
    end = _without_adverbs(text, start, end)
    return Span(start, end) if start < end else span


def _unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and text[end - 1] in MARKS and not _abbreviated(text, start, end):
        end -= 1
    return start, end


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to initials: "Mrs. L.", "the N.L.O."."""
    return bool(re.search(r"(?:^|\s)(?:[^\W\d_a-z]\.)+$", text[start:end]))


def _spoken(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the cue's words: "said Mr. Pohl", "and of course they", "his lawyer says he"."""
    found = [(m.group().lower(), m.start() + start, m.end() + start) for m in WORD.finditer(text[start:end])]
    while len(found) > 1 and (found[0][0] in LINKS or _is_cue(found[0][0])):
        start = found[1][1]
        found = found[1:]
    for n, (low, _, _) in enumerate(found[1:], start=1):
        if _is_cue(low) and found[n - 1][0] not in {"the", "a", "an", "his", "her", "its", "their"}:
            if found[-1][0] in PRONOUNS:
                return found[-1][1], found[-1][2]
            return start, len(text[: found[n - 1][2]])
    return start, end


def _is_cue(low: str) -> bool:
    """Whether a word can only be a finite verb of saying."""
    return low in {"said", "says", "told", "tells", "asked", "asks", "wrote", "writes", "added", "adds"} and (
        low in cue_verbs()
    )


def _without_adverbs(text: str, start: int, end: int) -> int:
    himself = HIMSELF.search(text[start:end])
    if himself:
        end = start + himself.start()
    found = list(WORD.finditer(text[start:end]))
    while len(found) > 1 and _is_adverb(found[-1].group()):
        found.pop()
        end = start + found[-1].end()
    return end


def _is_adverb(word: str) -> bool:
    listed = word in words("adverbs") or word in {"longer", "once", "no"}
    return listed or (word.endswith("ly") and word.islower() and len(word) > len("reply"))


def display(phrase: str) -> str:
    """A speaker's words as a name: one line, no leading article, at most a name and its office."""
    name = ARTICLE.sub("", " ".join(phrase.split())).strip(' ,;:–—-"“”«»')
    name = AGE.sub("", ASIDE.sub("", name))
    if name.count("(") != name.count(")"):
        name = name.strip("() ")
    if len(name) > LONGEST_NAME:
        name = name.split(",", maxsplit=1)[0][:LONGEST_NAME].strip()
    return name or phrase.strip()


def first_part(name: str) -> str:
    """A name up to its first comma or bracket."""
    return name.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()


def head_of(phrase: str) -> str:
    """The noun that a phrase is about: "owner" of "the owner of the mill, a widower"."""
    found = [w.lower() for w in WORD.findall(first_part(phrase))]
    at = next(
        (
            n
            for n, word in enumerate(found[1:], start=1)
            if word in words("prepositions") or word in {"who", "which", "that"}
        ),
        len(found),
    )
    return found[at - 1] if found else ""


def kind_of(phrase: str) -> str | None:  # noqa: PLR0911 - one answer for each shape
    """What a speaker's words name, by their own form; None for a name that tells nothing."""
    head = head_of(phrase)
    inside = {w.lower() for w in WORD.findall(first_part(phrase))}
    if not head or head in NOBODY or head.isdigit():
        return None
    if PLURAL_HEAD.match(phrase) or re.search(r"\b(?:and|or)\b", first_part(phrase)):
        return MANY
    if head in words("speaker-people"):
        return MANY if is_plural(head) else PERSON
    if head in bodies():
        return BODY
    if inside & roles() and head not in words("speaker-people") and _ends_in_name(phrase):
        return PERSON
    if inside & bodies() and not phrase.islower():
        return BODY
    if is_plural(head) and not is_proper(phrase):
        return MANY
    return SOMEBODY


def _ends_in_name(phrase: str) -> bool:
    return first_part(phrase).rsplit(maxsplit=1)[-1][:1].isupper()


def is_proper(name: str) -> bool:
    """Whether every word but particles begins with a capital, as in a person's name."""
    parts = first_part(name).split()
    proper = [part[:1].isupper() or part.lower() in words("names-particles") for part in parts]
    return 0 < len(parts) <= 5 and all(proper)  # noqa: PLR2004 - words of a long name


def is_short_for(short: str, full: str) -> bool:
    """Whether `short` is the surname, the office or the last noun of `full`."""
    if len(short) >= len(full):
        return False
    pattern = rf"(?<!\w){re.escape(short)}(?!\w)"
    if short[:1].isupper() and len(short.split()) <= 4:  # noqa: PLR2004 - a name or an office
        return bool(re.search(pattern, full)) and not _is_common_name(short, full)
    common = short.lower().split()
    capital = any(word[:1].isupper() for word in full.split())
    if len(common) == 1 and common[0] in speaking_nouns() and capital:
        return bool(
            re.search(rf"(?<!\w){re.escape(common[0])}$", full.split(",", maxsplit=1)[0], re.IGNORECASE)
        )
    return len(common) > 1 and full.lower().startswith(short.lower() + ",")


def _is_common_name(short: str, full: str) -> bool:
    """Whether `short` is only the place or body inside another's name ("Syria" in "President of Syria")."""
    before = full[: full.find(short)].rstrip().lower()
    after = full[full.find(short) + len(short) :]
    return (
        before.endswith(
            (" of", " the", " for", " in", " at", " to", " by", " from", " with", " against", " and")
        )
        or bool(re.match(r"['’]s|\s+[a-z]", after))
        or bool(re.match(r"\s+[^\W\d_a-zа-яё]", after) and not before)
    )
