"""The annotated corpus: readable text with marks in square brackets, as corpus/README.md describes it.

In: the text of one annotated file. Out: the plain words and, beside them, spans in code points of those
words.
"""

# ruff: noqa: EM102, TRY003 - each message tells the annotator what to do, where it is raised

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from averment.model import AvermentError, SegmentKind

CUE_KINDS: Final = ("say", "deny", "hedge", "hypo", "ask", "want", "think", "act")
PARTS: Final = ("train", "dev", "test")
NEEDED: Final = ("id", "style", "topic", "register", "origin", "split")
HEAD: Final = frozenset({*NEEDED, "published", "publisher", "author", "title", "note", "file"})
MARK: Final = re.compile(r"\[(S|C|K|D|Q|H|M)(\d*)(?: ([^\]|\[]*))?\|")
ZONE: Final = re.compile(r"^%% ([a-z_]+)(?: \| (.+))?$")
ZONES: Final = frozenset(kind.value for kind in SegmentKind)
DAY: Final = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
DATE: Final = re.compile(rf"\?|{DAY}(?:\.\.{DAY})?|\.\.{DAY}|{DAY}\.\.")
NUMBER: Final = r"-?\d+(?:\.\d+)?"
QUANTITY: Final = re.compile(rf"(>=|<=|>|<|~|=)?({NUMBER})(?:\.\.({NUMBER}))?(?: (.+))?|\?(?: (.+))?")
ESCAPES: Final = ("\\[", "\\]", "\\|")


class BadAnnotation(AvermentError):
    """An annotated file breaks the format; the message names the line and what to do."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: `kind` S, C, K, D, Q, H or M, its frame's number, and what the annotator wrote."""

    kind: str
    frame: int | None
    value: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ZoneMark:
    """A part of the document and whose words it holds."""

    kind: str
    speaker: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """One frame: who (S), by which words (C), said what (K); any of them may be in several pieces."""

    number: int
    kind: str  # one of CUE_KINDS
    speaker: str | None  # the name in full; "?" when nobody is named; None when no source is marked
    sources: tuple[Mark, ...]
    cues: tuple[Mark, ...]
    contents: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document of the corpus: its head, its words, and the marks on them."""

    head: Mapping[str, str]
    text: str
    marks: tuple[Mark, ...]
    zones: tuple[ZoneMark, ...]
    attributions: tuple[Attribution, ...] = field(default=())


@dataclass(slots=True)
class _Open:
    kind: str
    frame: int | None
    value: str | None
    start: int
    line: int


def load(folder: Path, split: str | None = None) -> Iterator[Annotated]:
    """Every annotated file under a folder, in the order of the paths; raises BadAnnotation."""
    for path in sorted(folder.rglob("*.txt")):
        document = read(path.read_text(encoding="utf-8"), str(path))
        if split is None or document.head["split"] == split:
            yield document


def read(raw: str, name: str = "text") -> Annotated:
    """One annotated file. Raises BadAnnotation with the file's name and line."""
    head_text, separator, body = raw.partition("\n\n")
    if not separator:
        raise BadAnnotation(f"{name}: no empty line after the head; write the head, an empty line, the text")
    head = _head(head_text, name)
    text, marks, zones = _body(body, name, head_text.count("\n") + 3)
    frames = tuple(_frames(marks, text, name))
    return Annotated(head, text, marks, zones, frames)


def _head(head_text: str, name: str) -> dict[str, str]:
    head: dict[str, str] = {}
    for number, line in enumerate(head_text.splitlines(), 1):
        key, colon, value = line.partition(": ")
        if not colon or key not in HEAD or not value.strip():
            raise BadAnnotation(
                f"{name}:{number}: “{line}” is no head line; use one of {', '.join(sorted(HEAD))}"
            )
        head[key] = value.strip()
    missing = [key for key in NEEDED if key not in head]
    if missing:
        raise BadAnnotation(f"{name}: the head lacks {', '.join(missing)}")
    if head["split"] not in PARTS:
        raise BadAnnotation(f"{name}: split is {head['split']}; it must be one of {', '.join(PARTS)}")
    return head


def _body(body: str, name: str, first_line: int) -> tuple[str, tuple[Mark, ...], tuple[ZoneMark, ...]]:
    page = _Page(name)
    for number, line in enumerate(body.splitlines(keepends=True), first_line):
        page.line = number
        if line.startswith("%%"):
            page.check_closed("is still open where a part begins")
            page.zones.append(_zone(line, page.where, page.length))
            continue
        page.take(line)
        if not line.strip():
            page.check_closed("crosses a paragraph")
    page.check_closed("is never closed by ]")
    ends = [zone.start for zone in page.zones[1:]] + [page.length]
    closed = tuple(replace(zone, end=end) for zone, end in zip(page.zones, ends, strict=False))
    return "".join(page.plain), tuple(sorted(page.marks, key=lambda m: (m.start, -m.end))), closed


@dataclass(slots=True)
class _Page:
    """The text while it is read: plain words on one side, marks on the other."""

    name: str
    line: int = 0
    length: int = 0
    plain: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    zones: list[ZoneMark] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    @property
    def where(self) -> str:
        """File and line, for messages."""
        return f"{self.name}:{self.line}"

    def check_closed(self, trouble: str) -> None:
        """Raise when a mark is open where none may be."""
        if self.stack:
            top = self.stack[-1]
            raise BadAnnotation(f"{self.where}: the mark {top.kind} of line {top.line} {trouble}")

    def take(self, line: str) -> None:
        """Read one line of text."""
        at = 0
        while at < len(line):
            if line[at : at + 2] in ESCAPES:
                self._add(line[at + 1])
                at += 2
            elif line[at] == "[":
                at = self._open(line, at)
            elif line[at] == "]":
                self._close()
                at += 1
            else:
                end = next((n for n in range(at + 1, len(line)) if line[n] in "[]\\"), len(line))
                self._add(line[at:end])
                at = end

    def _add(self, words: str) -> None:
        self.plain.append(words)
        self.length += len(words)

    def _open(self, line: str, at: int) -> int:
        found = MARK.match(line, at)
        if not found:
            opening = line[at : at + 20]
            raise BadAnnotation(
                f"{self.where}: “{opening}” opens no mark; a bracket of the text is written \\["
            )
        self.stack.append(_opened(found, self.where, self.length, self.line))
        return found.end()

    def _close(self) -> None:
        if not self.stack:
            raise BadAnnotation(f"{self.where}: a ] without its mark; a bracket of the text is written \\]")
        top = self.stack.pop()
        if top.start == self.length:
            raise BadAnnotation(f"{self.where}: the mark {top.kind} holds no words")
        self.marks.append(Mark(top.kind, top.frame, top.value, top.start, self.length))


def _zone(line: str, where: str, start: int) -> ZoneMark:
    found = ZONE.match(line.rstrip("\n"))
    if not found or found[1] not in ZONES:
        kinds = ", ".join(sorted(ZONES))
        raise BadAnnotation(f"{where}: write “%% kind” or “%% kind | speaker”; kinds: {kinds}")
    return ZoneMark(found[1], found[2], start, start)


def _opened(found: re.Match[str], where: str, start: int, number: int) -> _Open:
    kind, frame, value = found[1], found[2], found[3]
    if (kind in "SCK") != bool(frame):
        raise BadAnnotation(
            f"{where}: S, C and K carry the number of their frame (S1, C1, K1); other marks none"
        )
    if kind == "C" and value and value not in CUE_KINDS:
        raise BadAnnotation(f"{where}: C{frame} is of no kind “{value}”; use one of {', '.join(CUE_KINDS)}")
    if kind == "S" and value and not value.startswith("="):
        raise BadAnnotation(f"{where}: the name in full is written =Name, as in [S{frame} =Ona Velde|she]")
    if kind == "D" and not (value and DATE.fullmatch(value)):
        raise BadAnnotation(f"{where}: a date is 2031, 2031-05, 2031-05-14, from..to or ?, not “{value}”")
    if kind == "Q" and not (value and QUANTITY.fullmatch(value)):
        raise BadAnnotation(
            f"{where}: a quantity is “12 people”, “>=12 people”, “12..15 tonne”, not “{value}”"
        )
    return _Open(kind, int(frame) if frame else None, value, start, number)


def _frames(marks: Iterable[Mark], text: str, name: str) -> Iterator[Attribution]:
    by_frame: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.frame is not None:
            by_frame.setdefault(mark.frame, []).append(mark)
    for number, group in sorted(by_frame.items()):
        sources = tuple(m for m in group if m.kind == "S")
        cues = tuple(m for m in group if m.kind == "C")
        contents = tuple(m for m in group if m.kind == "K")
        if not contents and not cues:
            raise BadAnnotation(f"{name}: frame {number} has a source only; mark its cue or its content")
        kinds = [m.value for m in cues if m.value]
        named = [m.value[1:] for m in sources if m.value]
        speaker = named[0] if named else text[sources[0].start : sources[0].end] if sources else None
        yield Attribution(number, kinds[0] if kinds else "say", speaker, sources, cues, contents)


def main(paths: list[str]) -> int:
    """Checks files or folders and prints what is wrong or how much there is; 1 when a file is wrong."""
    wrong = sentences = frames = documents = 0
    for path in paths:
        for file in sorted(Path(path).rglob("*.txt")) if Path(path).is_dir() else [Path(path)]:
            try:
                document = read(file.read_text(encoding="utf-8"), str(file))
            except BadAnnotation as error:
                wrong += 1
                print(error)  # noqa: T201 - a command's answer
                continue
            documents += 1
            sentences += len(re.findall(r"[.!?…][\"”’»)]*(?=\s|$)", document.text))
            frames += len(document.attributions)
    print(f"{documents} documents, about {sentences} sentences, {frames} attributions, {wrong} files wrong")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
