"""Templates with everything they may call; what has no speaker or no passage is refused here."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from averment.model import AvermentError
from averment.pipeline.views import Run
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


def verbatim(text: str, *, last: bool = False) -> Markup:
    """Stored text as HTML whose text content is exactly it.

    HTML turns carriage returns into line feeds unless they are spelled as references (HTML Standard,
    13.2.3.5, "Preprocessing the input stream"); NUL has no spelling at all and is shown as U+FFFD.
    At the end of a paragraph (`last`) the line feed is there and not shown: when the text is copied, browsers
    put one between paragraphs by themselves, and there would be one too many.
    """
    if last and text.endswith("\n"):
        return verbatim(text[:-1]) + Markup('<span class="nl">\n</span>')
    escaped = str(escape(text.replace("\x00", "\ufffd")))
    return Markup(escaped.replace("\r", "&#13;"))  # noqa: S704 - escaped above


def ends_blank(paragraph: Sequence[Run]) -> bool:
    """Whether a blank line ends the paragraph.

    Only then it is a `p`: when text is copied, browsers end a `p` with a blank line, and another block, which
    we use otherwise, with a line feed where there is none.
    """
    end = "".join(run.text for run in paragraph[-3:])
    return end.endswith("\n") and end.rstrip().count("\n") + 2 <= end.count("\n")


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
        "ends_blank": ends_blank,
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
