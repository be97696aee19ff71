"""Who the words that name a speaker may mean: a person or body named there, or the holder of a role.

A role ("the head of the X") is not a person by itself; only an apposition in the same document may say
who held it, and that stays a possible reading.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from averment.entities.compare import key_of
from averment.entities.lists import entries
from averment.model import Claim, EntityKind, Link, Mention, Reason

RULE: Final = "speakers@1"
SPEAKING: Final = (
    EntityKind.PERSON,
    EntityKind.ORGANIZATION,
    EntityKind.PLACE,
    EntityKind.OTHER,
    EntityKind.DOCUMENT,
)
DETERMINER: Final = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
LONGEST_ROLE: Final = 90  # characters of a role phrase before its holder


@cache
def roles() -> frozenset[str]:
    """Nouns for people who act in a role, and for unnamed speakers."""
    return frozenset(entries("roles"))


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the entity it is linked to."""

    mention: Mention
    kind: EntityKind
    entity: str


def speaker_links(
    claims: Iterable[Claim], named: Sequence[Named], texts: Mapping[str, str]
) -> Iterable[Link]:
    """A link for each claim whose speaker is one of the entities, sorted as the claims are."""
    by_document: dict[str, list[Named]] = {}
    for item in named:
        by_document.setdefault(item.mention.passage.document, []).append(item)
    holders = {document: _holders(items, texts.get(document, "")) for document, items in by_document.items()}
    for claim in claims:
        if claim.speaker is None:
            continue
        document = claim.passage.document
        link = _link(claim, by_document.get(document, []), holders.get(document, {}))
        if link:
            yield link


def _link(claim: Claim, here: Sequence[Named], holders: Mapping[str, set[str]]) -> Link | None:
    speaker = claim.speaker or ""
    at = claim.speaker_at
    inside = [n for n in here if at and at.overlap(n.mention.passage) == len(n.mention.passage.quote)]
    around = [n for n in here if at and n.mention.passage.covers(at)]
    for kind, detail in ((EntityKind.PERSON, "A person is named in the words that name the speaker."),):
        persons = [n for n in inside if n.kind is kind and n.mention.passage.quote in speaker] or [
            n for n in inside if n.kind is kind
        ]
        if persons:
            return _made(claim, persons[-1].entity, 0.95, detail)
    whole = [n for n in (*inside, *around) if _is_whole(n.mention.passage.quote, at.quote if at else speaker)]
    if whole and _is_whole(whole[0].mention.passage.quote, speaker):
        return _made(claim, whole[0].entity, 0.9, "The words that name the speaker are this name.")
    same = {n.entity for n in here if n.kind in SPEAKING and _same_words(n, speaker)}
    if len(same) == 1:
        return _made(claim, same.pop(), 0.8, "The speaker's name stands in the document.")
    held = holders.get(_role_key(speaker), set())
    if len(held) == 1:
        return _made(
            claim, next(iter(held)), 0.6, "Possible: the document names this person beside the same role."
        )
    generic = _generic(speaker, here)
    return (
        _made(claim, generic, 0.6, "Possible: the only body of this kind named in the document.")
        if generic
        else None
    )


def _made(claim: Claim, entity: str, score: float, detail: str) -> Link:
    return Link(claim.id, entity, Reason(RULE, score, detail))


def _is_whole(name: str, words: str) -> bool:
    """Whether a phrase is only this name, articles and possessives aside."""
    plain = DETERMINER.sub("", words.strip(" “”\"'’.,:;"))
    return key_of(plain, EntityKind.OTHER) == key_of(DETERMINER.sub("", name), EntityKind.OTHER)


def _same_words(item: Named, speaker: str) -> bool:
    quote = item.mention.passage.quote
    if _is_whole(quote, speaker):
        return True
    return item.kind is EntityKind.PERSON and len(quote.split()) > 1 and quote in speaker


def _role_key(phrase: str) -> str:
    return key_of(DETERMINER.sub("", phrase.strip()), EntityKind.OTHER)


def _holders(items: Sequence[Named], text: str) -> dict[str, set[str]]:
    """Role phrases of a document and the persons that an apposition names for them."""
    found: dict[str, set[str]] = {}
    for item in items:
        if item.kind is not EntityKind.PERSON:
            continue
        start, end = item.mention.passage.start, item.mention.passage.end
        for phrase in (
            _role_before(text[max(0, start - LONGEST_ROLE) : start]),
            _role_after(text[end : end + LONGEST_ROLE]),
        ):
            if phrase:
                found.setdefault(_role_key(phrase), set()).add(item.entity)
    return found


def _role_before(before: str) -> str | None:
    """The role in "the head of the X, NAME" or "X spokesman NAME"."""
    clause = re.split(r"[.!?;:\n“”\"(]\s*|, (?=[^,]*,\s*$)", before)[-1]
    match = re.search(r"(?:^|\s)((?:[Tt]he |[Ii]ts )?(?:[\w’'-]+ ){0,9}?[\w’'-]+),?\s$", clause)
    return _if_role(match.group(1)) if match else None


def _role_after(after: str) -> str | None:
    """The role in "NAME, the head of the X, …"."""
    match = re.match(r",\s((?:the |a |an )?[^,.;:\n“”\"()]{3,80})[,.]", after)
    return _if_role(match.group(1)) if match else None


def _if_role(phrase: str) -> str | None:
    words = [word.casefold() for word in phrase.split()]
    return phrase if any(word in roles() for word in words) else None


def _generic(speaker: str, here: Sequence[Named]) -> str | None:
    """The only body whose head noun is the lone noun of the phrase ("the ministry")."""
    plain = DETERMINER.sub("", speaker.strip()).casefold()
    if not speaker.casefold().startswith("the ") or " " in plain:
        return None
    bodies = {
        n.entity
        for n in here
        if n.kind is EntityKind.ORGANIZATION
        and plain in {w.casefold() for w in n.mention.passage.quote.split()}
    }
    return bodies.pop() if len(bodies) == 1 else None
