"""Bad input: every file gives a reading or a refusal that says what to do, never an exception."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from averment.model import ReadStatus
from averment.text import Reading, read
from averment.text.blocks import pieces
from averment.text.draft import Facts
from averment.text.layout import lay_out

Make = Callable[..., Reading]


def test_an_empty_file_is_refused(reading_of: Make) -> None:
    """It says what to do."""
    reading = reading_of(b"")
    assert (reading.status, reading.problems[0].code) == (ReadStatus.REFUSED, "empty")


@pytest.mark.parametrize("name", ["noise.txt", "noise.html", "noise.md", "noise.csv", "noise.json"])
def test_binary_noise_under_a_texts_name_is_refused(reading_of: Make, name: str) -> None:
    """Its bytes are no text in any encoding."""
    reading = reading_of(bytes((n * 7919 + n // 251) % 256 for n in range(20_000)), name)
    assert (reading.status, reading.problems[0].code) == (ReadStatus.REFUSED, "binary")


def test_windows_1251_and_utf16_are_read(reading_of: Make) -> None:
    """With a note that the encoding was found out."""
    words = "Министерство опровергло сообщения о взрыве в порту Карсово. Никто не пострадал."
    for encoding in ("cp1251", "utf-16-le"):
        reading = reading_of(words.encode(encoding))
        assert (reading.text, reading.status, reading.problems[0].code) == (
            words,
            ReadStatus.READ,
            "encoding-guessed",
        )


def test_mixed_encodings_are_partly_read(reading_of: Make) -> None:
    """The problem says where."""
    reading = reading_of(
        "Ministère\n".encode() + "Министерство опровергло сообщения о взрыве\n".encode("cp1251")
    )
    assert (reading.status, reading.problems[0].code) == (ReadStatus.PARTIAL, "mixed-encodings")


def test_a_picture_is_kept_but_not_read(reading_of: Make) -> None:
    """Whatever its name says."""
    reading = reading_of(b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.txt")
    assert (reading.status, reading.media_type, reading.problems[0].code) == (
        ReadStatus.REFUSED,
        "image/png",
        "unsupported",
    )


def test_blank_text_is_said_to_be_blank(reading_of: Make) -> None:
    """A file of white space is read and has no words."""
    reading = reading_of("  \n\n ")
    assert (reading.status, reading.problems[0].code, reading.pieces) == (ReadStatus.READ, "no-text", ())


def test_nul_and_carriage_returns(reading_of: Make) -> None:
    """One character for one, newlines unified, and told."""
    reading = reading_of(b"First line here.\r\nSecond\x00 line of the file, which is long enough.\rThird\n")
    assert reading.text == "First line here.\nSecond␀ line of the file, which is long enough.\nThird\n"
    assert [problem.code for problem in reading.problems] == ["control-characters"]


@pytest.mark.slow
def test_two_hundred_megabytes_are_read_in_part(tmp_path: Path) -> None:
    """The problem says exactly how much."""
    path = tmp_path / "big.txt"
    line = b"The monitors visited the depot on Tuesday and counted fourteen people.\n\n"
    with path.open("wb") as out:
        for _ in range(200):
            out.write(line * (2**20 // len(line)))
    reading = read(path, name="big.txt", out_dir=tmp_path)
    assert reading.status is ReadStatus.PARTIAL
    assert reading.problems[0].detail.startswith(
        f"Only the first 33,554,432 of {path.stat().st_size:,} bytes"
    )
    assert len(reading.text) == 32 * 2**20


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    content=st.binary(max_size=400),
    suffix=st.sampled_from([".txt", ".html", ".eml", ".csv", ".json", ".jsonl", ".md", ".pdf", ".zip"]),
)
def test_any_bytes_under_any_name_give_a_reading(tmp_path: Path, content: bytes, suffix: str) -> None:
    """No exception leaves the room, and every reading is valid."""
    path = tmp_path / "any"
    path.write_bytes(content)
    assert isinstance(read(path, name=f"any{suffix}", out_dir=tmp_path / "out"), Reading)


LINES = st.sampled_from([
    "", "", "Jon Vale", "• Ana", "  - Ben", "    Words below.", "Comments", "Q: What?", "A: That.", "> quoted", "Jon wrote:",
    "Statement by the Harbour Authority on the fire:", "We regret it.", "Share this", "By Mira Oland", "14 May 2031", "***",
    "The mayor said that nobody was hurt, although many people in the town heard it and some saw it.", "a\tb", "From: Jon Vale",
    "Date: 12 May 2031", "-- ", "Ana says:", "@Jon no", "KARSOVO (Wire) — Words.", "Photo: smoke", "\f", "2 hours ago",
])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_segments_cover_every_visible_character_once(rows: list[str]) -> None:
    """Whatever the order of lines, pieces are in order, apart, and leave nothing out."""
    text = "\n".join(rows)
    found = pieces(lay_out(text, Facts()))
    covered = [at for piece in found for at in range(piece.start, piece.end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)
