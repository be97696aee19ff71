"""averment-exchange/1: the complete state of a case as JSON Lines, one object a line (docs/exchange.md)."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter

from averment.model import AvermentError, BadExchange, Contents, Disclosure
from averment.publish.exchange import FILES, FORMAT, derived_keys
from averment.publish.plain import spell, understand
from averment.publish.shape import Row, Shape, Texts

SEALED: Final = "sealed.jsonl"
SAFE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")  # becomes a file name
Read = Callable[[str], bytes | None]  # the bytes of a file by its name, None when it is absent


def files(contents: Contents, *, sealed: bool = False) -> Iterator[tuple[str, bytes]]:
    """Every file of the export, by name; `case.json` comes last, so that a cut export shows.

    `sealed` adds sealed.jsonl with the salts that open the confidential members of custody events.
    """
    for document, text in sorted(contents.texts.items()):
        yield f"texts/{document}.txt", text.encode()
    counts = {"texts": len(contents.texts)}
    for name, (noun, shape) in FILES.items():
        words = getattr(contents, noun)
        counts[name.removesuffix(".jsonl")] = len(words)
        yield name, _lines(_rows(name, shape, contents))
    if sealed:
        opened = (
            {"seq": e.seq, "disclosures": [_disclosed(d) for d in e.disclosures]} for e in contents.events
        )
        yield SEALED, _lines(opened)
    case = {"format": FORMAT, "title": contents.title, "created": contents.created, "counts": counts}
    yield "case.json", (spell(case) + "\n").encode()


def _rows(name: str, shape: Shape[Any], contents: Contents) -> Iterator[Row]:
    keys = derived_keys(name, contents)
    for word in getattr(contents, FILES[name][0]):
        row = shape.row(word)
        if name == "segments.jsonl":
            del row["quote"]  # it stands in the text; segments would repeat the whole of it
        yield {**row, **keys.get(str(row.get("id", row.get("seq"))), {})}


def _lines(rows: Iterator[Row]) -> bytes:
    return "".join(spell(row) + "\n" for row in rows).encode()


def _disclosed(disclosure: Disclosure) -> Row:
    names = ("salt", "name", "value", "digest")
    return {name: getattr(disclosure, name) for name in names}


def read(get: Read) -> Contents:
    """The case of an export. Raises BadExchange naming file and line of the first thing that is wrong."""
    case = _case(get)
    texts = _texts(get)
    nouns: dict[str, tuple[Any, ...]] = {}
    for name, (noun, _) in FILES.items():
        nouns[noun] = _words(get, name, texts)
    nouns["events"] = _unsealed(get, nouns["events"])
    return Contents(case["title"], case["created"], texts=texts, **nouns)


def _case(get: Read) -> Row:
    data = get("case.json")
    if data is None:
        message = "case.json is missing; this is no export, or one that was cut short"
        raise BadExchange(message)
    try:
        case = understand(data.decode("utf-8-sig"))
        created = TypeAdapter(datetime).validate_python(case["created"])
        title = TypeAdapter(str).validate_python(case["title"])
    except (ValueError, KeyError) as error:
        message = f"case.json cannot be read: {_why(error)}"
        raise BadExchange(message) from error
    if case.get("format") != FORMAT:
        message = f"case.json says format {case.get('format')!r}; this version reads {FORMAT}"
        raise BadExchange(message)
    if created.utcoffset() is None:
        message = "case.json: created has no offset; give the time with its zone"
        raise BadExchange(message)
    return {"title": title, "created": created}


def _texts(get: Read) -> dict[str, str]:
    texts: dict[str, str] = {}
    for number, line in _numbered(get, "documents.jsonl"):
        with _Named("documents.jsonl", number):
            ident = understand(line)["id"]
            if not isinstance(ident, str) or not SAFE_ID.match(ident):
                message = f"id {ident!r} cannot be a file name; use letters, digits, '.', '_' and '-'"
                raise ValueError(message)
            data = get(f"texts/{ident}.txt")
            if data is not None:
                texts[ident] = data.decode()
    return dict(sorted(texts.items()))


def _words(get: Read, name: str, texts: Texts) -> tuple[Any, ...]:
    shape = FILES[name][1]
    words, seen = [], set()
    for number, line in _numbered(get, name):
        with _Named(name, number):
            word = shape.read(understand(line), texts, line)
            key = getattr(word, "id", None) or getattr(word, "seq", None) or word
            if key in seen:
                message = f"{key} stands here a second time"
                raise ValueError(message)
            seen.add(key)
            words.append(word)
    return tuple(words)


def _unsealed(get: Read, events: tuple[Any, ...]) -> tuple[Any, ...]:
    """The events with their salts, where the export holds them."""
    many = TypeAdapter(tuple[Disclosure, ...])
    opened: dict[int, tuple[Disclosure, ...]] = {}
    for number, line in _numbered(get, SEALED):
        with _Named(SEALED, number):
            row = understand(line)
            opened[row["seq"]] = many.validate_python(row["disclosures"])
    return tuple(type(e)(e.seq, e.body, e.commitment, e.chain, opened.get(e.seq, ())) for e in events)


def _numbered(get: Read, name: str) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers; an absent file has none, blank lines are passed over."""
    data = get(name)
    if data is None:
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data.count(b"\n", 0, error.start)
        message = f"{name}, line {before + 1}: it is not UTF-8"
        raise BadExchange(message) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line


class _Named:
    """Names file and line in whatever goes wrong inside."""

    def __init__(self, name: str, line: int) -> None:
        self.where = f"{name}, line {line}"

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Turn an error of a row into BadExchange."""
        if isinstance(error, ValueError | KeyError | TypeError | AttributeError | ArithmeticError):
            message = f"{self.where}: {_why(error)}"
            raise BadExchange(message) from error


def _why(error: BaseException) -> str:
    """An error in one line."""
    if isinstance(error, KeyError):
        return f"{error} is missing"
    if isinstance(error, AvermentError):
        return str(error)
    errors = getattr(error, "errors", None)  # pydantic's
    if callable(errors):
        return str(errors()[0]["msg"])
    return str(error).splitlines()[0] if str(error) else type(error).__name__
