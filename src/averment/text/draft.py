"""A reading in the making: parsers put into it what they find, `finish` makes the reading."""

from dataclasses import dataclass, field

from averment.model import Problem, ReadStatus, Reason, When
from averment.text.blocks import Block, pieces
from averment.text.decoding import decode, unify
from averment.text.language import identify
from averment.text.reading import Part, Piece, Reading
from averment.text.source import TEXT_CHARS, Source, Unreadable


@dataclass(slots=True)
class Facts:
    """What a file tells about itself."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: When | None = None
    published_reason: Reason | None = None

    def fill(self, other: "Facts") -> None:
        """Take from `other` what is not known yet."""
        self.title = self.title or other.title
        self.author = self.author or other.author
        self.publisher = self.publisher or other.publisher
        if self.published is None:
            self.published, self.published_reason = other.published, other.published_reason


@dataclass(slots=True)
class Draft:
    """What a parser has found so far; only parsers and the passes they call change it."""

    media_type: str
    reader: str
    facts: Facts = field(default_factory=Facts)
    problems: list[Problem] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    partial: bool = False

    def note(self, code: str, detail: str) -> None:
        """Tell the reader something; nothing is missing."""
        self.problems.append(Problem(code, detail))

    def miss(self, code: str, detail: str) -> None:
        """Tell the reader what is missing; the reading is partial."""
        self.note(code, detail)
        self.partial = True

    def missing(self, *problems: Problem | None) -> None:
        """Take over problems that mean something is missing."""
        for problem in problems:
            if problem:
                self.miss(problem.code, problem.detail)

    def noted(self, *problems: Problem) -> None:
        """Take over problems that mean nothing is missing."""
        self.problems.extend(problems)

    def accept(self, raw: str) -> str:
        """The text as it will be stored; what is changed or cut off is reported."""
        text, notes = unify(raw)
        self.noted(*notes)
        if len(text) > TEXT_CHARS:
            self.miss(
                "too-long", f"Only the first {TEXT_CHARS:,} of {len(text):,} characters are kept as text."
            )
            text = text[:TEXT_CHARS]
        return text

    def finish(self, text: str, blocks: list[Block]) -> Reading:
        """The reading: blocks become pieces, each with its language; an empty text is said to be empty."""
        if not text.strip() and not self.parts and not self.problems:
            self.note("no-text", "The file holds no text.")
        spoken, language = identify(text, pieces(blocks))
        return self._reading(text, spoken, language)

    def _reading(self, text: str, spoken: tuple[Piece, ...], language: str | None) -> Reading:
        """Put everything together."""
        facts = self.facts
        return Reading(
            media_type=self.media_type,
            reader=self.reader,
            status=ReadStatus.PARTIAL if self.partial else ReadStatus.READ,
            text=text,
            pieces=spoken,
            title=facts.title,
            author=facts.author,
            publisher=facts.publisher,
            published=facts.published,
            published_reason=facts.published_reason,
            language=language,
            problems=tuple(self.problems),
            parts=tuple(self.parts),
        )


def open_draft(source: Source, reader: str, *, most: int, declared: str | None = None) -> tuple[Draft, str]:
    """A draft for a file of text and the file's decoded text, at most `most` bytes of it.

    Raises `Unreadable` when the bytes are no text.
    """
    data, missing = source.data(most)
    decoded = decode(data, declared) if declared else decode(data)
    if decoded.encoding is None:
        code = "binary"
        raise Unreadable(
            code,
            f"{source.name} holds no text, whatever its name says; look at it with a fitting program.",
        )
    draft = Draft(source.media_type, reader)
    draft.missing(missing, *decoded.missing)
    draft.noted(*decoded.notes)
    return draft, decoded.text
