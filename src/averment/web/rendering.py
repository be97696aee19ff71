"""Templates with everything they may call; what has no speaker or no passage is refused here."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from averment.model import AvermentError
from averment.web import addresses, citing, quoting, wording

STATIC: Final = files("averment.web") / "static"


class Unattributed(AvermentError):
    """A claim was to be shown without its speaker or without its passage; correct the page that did it."""

    http_status = 500


class Ruled(Protocol):
    """Anything with an id."""

    id: str


def attributed(card: Any) -> Any:  # noqa: ANN401 - whatever a template hands over
    """The card itself, when its claim has a speaker or is its author's own voice, and stands at a passage.

    Every template shows claims through this; Unattributed is raised for anything else.
    """
    claim = getattr(card, "claim", None)
    own_voice = getattr(claim, "level", None) == "voice" and getattr(claim, "speaker", None) is None
    if not (own_voice or (getattr(claim, "speaker", None) or "").strip()):
        raise Unattributed
    passage = getattr(claim, "passage", None)
    if not (getattr(passage, "quote", "") and getattr(getattr(card, "document", None), "id", None)):
        raise Unattributed
    return card


def verbatim(text: str) -> Markup:
    """Stored text as HTML whose text content is exactly it.

    HTML turns carriage returns into line feeds unless they are spelled as references (HTML Standard,
    13.2.3.5, "Preprocessing the input stream"); NUL has no spelling at all and is shown as U+FFFD.
    """
    return Markup(escape(text.replace("\x00", "\ufffd")).replace("\r", "&#13;"))  # noqa: S704 - escaped above


@cache
def asset(name: str) -> str:
    """The address of a file that comes with the package; it changes with the file's content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:12]}"


def by_id(words: Iterable[Ruled]) -> dict[str, Ruled]:
    """The words by their ids."""
    return {word.id: word for word in words}


def query(values: Mapping[str, object]) -> str:
    """Address words, as they follow a `?`."""
    return urlencode({name: value for name, value in values.items() if value not in (None, "")})


def environment() -> Environment:
    """The templates; everything put into them is escaped, and a missing name is an error."""
    made = Environment(
        loader=PackageLoader("averment.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "attributed": attributed,
        "url": addresses,
        "word": wording.word,
        "lists": wording.LISTS,
        "asset": asset,
        "by_id": by_id,
        "citations": citing.citations,
    }
    made.filters |= {
        "verbatim": verbatim,
        "shortened": quoting.shortened,
        "is_long": quoting.is_long,
        "when": quoting.when,
        "moment": quoting.moment,
        "number": quoting.number,
        "quantity": quoting.quantity,
        "size": quoting.size,
        "query": query,
        "language": wording.language,
    }
    return made
