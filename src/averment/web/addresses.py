"""Where things stand in the application: one function for each kind of link, used by every page."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from averment.model import Claim, Passage
from averment.pipeline.views import OWN_VOICE, ClaimFilter


def document(ident: str, part: int | None = None) -> str:
    """A document, or one part of a long one."""
    return f"/doc/{quote(ident, safe='')}" + (f"?part={part}" if part and part > 1 else "")


def passage(at: Passage) -> str:
    """The exact words: the reader at their place, the words marked."""
    return f"{document(at.document)}?at={at.start}-{at.end}#at"


def words(claim: Claim) -> str:
    """The words of a claim in their document, with its number beside them."""
    at = claim.passage
    return f"{document(at.document)}?at={at.start}-{at.end}#c-{claim.id}"


def claim(ident: str) -> str:
    """A claim's own page."""
    return f"/claim/{quote(ident, safe='')}"


def incident(ident: str) -> str:
    """An incident's page."""
    return f"/incident/{quote(ident, safe='')}"


def entity(ident: str) -> str:
    """An entity's page."""
    return f"/entity/{quote(ident, safe='')}"


def original(sha256: str) -> str:
    """An original, as an attachment."""
    return f"/original/{quote(sha256, safe='')}"


def listing(path: str, query: Mapping[str, object], **changes: object) -> str:
    """A list with filters changed, from its first page; a change to None takes a filter away."""
    kept = {
        name: value for name, value in {**query, "page": None, **changes}.items() if value not in (None, "")
    }
    return path + (f"?{urlencode(kept)}" if kept else "")


def same(path: str, query: Mapping[str, object]) -> str:
    """The same question asked at another address."""
    return path + (f"?{urlencode(query)}" if query else "")


def claim_query(wanted: ClaimFilter) -> dict[str, object]:
    """A claim filter as address words; the authors' own voice is `voice=1`, so no name is taken for it."""
    query: dict[str, object] = {
        "speaker": wanted.speaker,
        "polarity": wanted.polarity,
        "level": wanted.level,
        "document": wanted.document,
        "incident": wanted.incident,
        "q": wanted.words,
    }
    if wanted.speaker == OWN_VOICE:
        query |= {"speaker": None, "voice": 1}
    return {name: value for name, value in query.items() if value is not None}
