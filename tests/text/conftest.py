"""Reading files and literal texts in the tests of the text room."""

from collections.abc import Callable
from pathlib import Path

import pytest

from averment.model import SegmentKind
from averment.text import Piece, Reading, read

FILES = Path(__file__).parent / "files"


@pytest.fixture
def files() -> Path:
    """The folder of whole and broken sample files."""
    return FILES


@pytest.fixture
def reading_of(tmp_path: Path) -> Callable[..., Reading]:
    """Write bytes or text to a file and read it."""

    def make(content: str | bytes, name: str = "page.txt", media_type: str | None = None) -> Reading:
        path = tmp_path / "input"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read(path, name=name, out_dir=tmp_path / "out", media_type=media_type)

    return make


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[[str], Reading]:
    """Read one of the sample files."""

    def make(name: str) -> Reading:
        return read(FILES / name, name=name, out_dir=tmp_path / "out")

    return make


@pytest.fixture
def outline() -> Callable[[Reading], list[tuple[str, str | None, str]]]:
    """Kind, speaker and words of each piece, as literal rows."""

    def make(reading: Reading) -> list[tuple[str, str | None, str]]:
        return [(piece.kind.value, piece.speaker, words(reading, piece)) for piece in reading.pieces]

    return make


@pytest.fixture
def comments() -> Callable[[Reading], list[tuple[str | None, str | None, str]]]:
    """Author, author of the comment answered, and words of each comment."""

    def make(reading: Reading) -> list[tuple[str | None, str | None, str]]:
        return [
            (
                piece.speaker,
                None if piece.parent is None else reading.pieces[piece.parent].speaker,
                words(reading, piece),
            )
            for piece in reading.pieces
            if piece.kind is SegmentKind.COMMENT
        ]

    return make


def words(reading: Reading, piece: Piece) -> str:
    """The words of a piece."""
    return reading.text[piece.start : piece.end]
