"""JSON (RFC 8259) and JSON Lines, strictly: every value with the path to it, prose as running text."""

import json
import re
from collections.abc import Iterator
from typing import Final

from averment.model import Reason, SegmentKind
from averment.text.blocks import Block
from averment.text.draft import Draft, open_draft
from averment.text.reading import Reading
from averment.text.sniffing import JSON_LINES
from averment.text.source import TREE_BYTES, Source, Unreadable

READER: Final = "json-reader@1"
DEEPEST: Final = 200
PROSE: Final = re.compile(r"\S+(?:\s+\S+){5}")  # six words are prose, fewer a value
VALUES: Final = Reason("json-values@1", 0.95, "Values of the record, each after the path to it.")
WORDS: Final = Reason("json-prose@1", 0.8, "A value of several words, read as running text.")


class _NotJson(ValueError):
    """A number that JSON does not have."""


def _constant(name: str) -> object:
    """NaN and Infinity are no JSON."""
    message = f"{name} is no JSON number"
    raise _NotJson(message)


def parse(source: Source) -> Reading:
    """Read records; `Unreadable` when none is valid."""
    draft, decoded = open_draft(source, READER, most=TREE_BYTES, declared="utf-8")
    values = _lines(decoded, draft) if source.media_type == JSON_LINES else _whole(decoded, draft)
    return _compose(values, draft)


def _load(text: str) -> object:
    """One value, with numbers as they are written."""
    return json.loads(text, parse_constant=_constant, parse_float=str, parse_int=str)


def _whole(text: str, draft: Draft) -> list[object]:
    """A file of one value; several lines of values are read as such."""
    try:
        return [_load(text)]
    except (ValueError, RecursionError) as error:
        if isinstance(error, ValueError) and "\n" in text.strip():
            values = _lines(text, Draft(draft.media_type, READER))
            if len(values) > 1:
                return _lines(text, draft)
        msg = "invalid-json"
        raise Unreadable(
            msg, f"The file is no valid JSON ({_why(error)}); ask for a correct export."
        ) from error


def _why(error: Exception) -> str:
    """What is wrong with a record."""
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)[:120]


def _lines(text: str, draft: Draft) -> list[object]:
    """A value a line; broken lines are reported and passed over."""
    values, bad = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                values.append(_load(line))
            except (ValueError, RecursionError) as error:
                bad.append((number, _why(error)))
    if bad and not values:
        msg = "invalid-json"
        raise Unreadable(msg, f"No line is valid JSON; line {bad[0][0]}: {bad[0][1]}.")
    if bad:
        draft.miss(
            "invalid-json",
            f"{len(bad)} lines are no valid JSON and were left out, first line {bad[0][0]}: {bad[0][1]}.",
        )
    return values


def _leaves(value: object, draft: Draft) -> Iterator[tuple[str, str]]:
    """Path and value of all leaves, in order."""
    stack: list[tuple[str, object, int]] = [("", value, 0)]
    while stack:
        path, item, depth = stack.pop()
        if depth > DEEPEST:
            draft.miss(
                "too-deep", f"Values nested deeper than {DEEPEST} levels, at {path[:80]}, were not read."
            )
        elif isinstance(item, dict):
            stack.extend(
                (f"{path}.{key}" if path else key, item[key], depth + 1) for key in reversed(list(item))
            )
        elif isinstance(item, list):
            stack.extend((f"{path}[{n}]", item[n], depth + 1) for n in range(len(item) - 1, -1, -1))
        else:
            yield path, _shown(item)


def _shown(item: object) -> str:
    """A leaf as it is written in JSON."""
    if item is None:
        return "null"
    words = str(item).lower() if isinstance(item, bool) else str(item)
    return words.replace("\r\n", "\n")  # one character less, before places are counted


def _compose(values: list[object], draft: Draft) -> Reading:
    """Leaves as lines "path: value"; prose stands apart and is running text."""
    chunks: list[str] = []
    spans: list[tuple[int, int, bool]] = []
    at = 0
    for value in values:
        for path, words in _leaves(value, draft):
            prose = bool(PROSE.search(words))
            for part, is_prose in (
                ((f"{path}:", False), (words.strip(), True))
                if prose
                else ((f"{path}: {words}" if path else words, False),)
            ):
                gap = ("\n\n" if is_prose or (spans and spans[-1][2]) else "\n") if at else ""
                chunks += [gap, part]
                spans.append((at + len(gap), at + len(gap) + len(part), is_prose))
                at += len(gap) + len(part)
    return _finish("".join(chunks), spans, draft)


def _finish(raw: str, spans: list[tuple[int, int, bool]], draft: Draft) -> Reading:
    """Blocks for the spans that the stored text still holds."""
    text = draft.accept(raw)
    blocks = []
    for start, end, prose in spans:
        if start < len(text) and text[start:end].strip():
            block = Block(start, min(end, len(text)))
            block.label(
                SegmentKind.BODY if prose else SegmentKind.TABLE, WORDS if prose else VALUES, alone=prose
            )
            blocks.append(block)
    return draft.finish(text, blocks)
