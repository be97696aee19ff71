"""Which language each piece is in; unsure is None."""

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from averment.text.reading import Piece

if TYPE_CHECKING:
    from lingua import LanguageDetector

NAMES: Final = (
    "ENGLISH", "RUSSIAN", "UKRAINIAN", "ARABIC", "FRENCH", "GERMAN", "SPANISH", "PERSIAN", "TURKISH",
    "HEBREW", "ITALIAN", "PORTUGUESE", "CHINESE", "KOREAN",
)  # fmt: skip
SAMPLE: Final = 600  # characters that decide; more of them change nothing
LETTERS: Final = 60  # a piece in Latin script with fewer letters is too short to tell
OTHER_LETTERS: Final = 16  # the same for scripts that few languages share
SURE: Final = 0.75  # of the detector's own confidence; set on one-line samples in eleven languages
MOST_PIECES: Final = 20_000  # beyond these only the document's language is taken over


@cache
def detector() -> "LanguageDetector":
    """The detector, in its small mode (single process per document: 30 MB, no threads)."""
    from lingua import Language, LanguageDetectorBuilder  # noqa: PLC0415 - 30 ms, and not every caller needs it

    chosen = [getattr(Language, name) for name in NAMES]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()


def language_of(words: str) -> str | None:
    """ISO 639-1 code of the language of `words`, None when unsure."""
    sample = " ".join(words[:SAMPLE].split())
    letters = sum(map(str.isalpha, sample))
    other = sum(char.isalpha() and char > "\u024f" for char in sample)
    if letters < LETTERS and other < OTHER_LETTERS:
        return None
    values = detector().compute_language_confidence_values(sample)
    if not values or values[0].value < SURE:
        return None
    return str(values[0].language.iso_code_639_1.name).lower()


def identify(text: str, pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], str | None]:
    """The pieces with their languages, and the language of most characters."""
    weights: Counter[str] = Counter()
    spoken = []
    for piece in pieces[:MOST_PIECES]:
        code = language_of(text[piece.start : min(piece.end, piece.start + 4 * SAMPLE)])
        if code:
            weights[code] += piece.end - piece.start
        spoken.append(replace(piece, language=code))
    main = max(sorted(weights), key=lambda code: weights[code]) if weights else None
    return (*spoken, *pieces[MOST_PIECES:]), main
