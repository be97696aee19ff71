"""XML as a stream of events, without entities and without a tree: office documents are made of it."""

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from averment.text.source import Unreadable

DEEPEST: Final = 300  # open elements; office documents stay below 60
Attributes = dict[str, str]


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def parse_events(
    data: bytes,
    *,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> str | None:
    """Feed a document's events to three functions; what broke it off, or None when it was whole.

    Document type declarations are refused, so that no entity is ever expanded (XXE, billion laughs).
    Names come without namespace.
    """
    depth = 0

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            message = (
                "The document nests its parts too deeply; export it again from the program that made it."
            )
            msg = "too-deep"
            raise Unreadable(msg, message)
        start(local(name), {local(key): value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        return str(error)
    return None


def _refuse_doctype(*_: object) -> None:
    """No office document declares a document type; one that does is an attack."""
    message = "The document declares XML entities, which office documents never need; it was not read."
    msg = "entities"
    raise Unreadable(msg, message)
