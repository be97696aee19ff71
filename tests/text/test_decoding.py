"""Encodings: declared, marked, guessed, mixed, none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.text.decoding import decode, is_binary, unify

RUSSIAN = "Министерство опровергло сообщения о взрыве в порту Карсово.\nПо словам представителя, никто не пострадал.\n"
FRENCH = "Le ministère a nié les faits évoqués à Karsovo.\nPersonne n’a été blessé, a-t-il déclaré.\n"
ARABIC = "نفت الوزارة التقارير عن انفجار في الميناء وقالت إن أحدا لم يصب بأذى في تلك الليلة\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (FRENCH, "cp1252"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (FRENCH, "utf-16-le"),
        (ARABIC, "utf-16-be"),
    ],
)
def test_undeclared_encodings_are_found_and_told(text: str, encoding: str) -> None:
    """The words come out right, and a note says that the encoding was guessed."""
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert [note.code for note in decoded.notes] == ["encoding-guessed"]
    assert decoded.missing == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_decide(encoding: str) -> None:
    """The mark is no part of the text."""
    assert decode(RUSSIAN.encode(encoding)).text == RUSSIAN


def test_a_declared_encoding_is_used() -> None:
    """Declared Latin-1 means Windows-1252, as on the web."""
    assert decode("“été”".encode("cp1252"), "iso-8859-1").text == "“été”"
    assert decode(RUSSIAN.encode("cp1251"), "nonsense").text == RUSSIAN


def test_mixed_encodings_are_read_line_by_line() -> None:
    """The problem names the line in the other encoding."""
    decoded = decode(
        "Ministère\n".encode()
        + "Министерство опровергло сообщения о взрыве в порту\n".encode("cp1251")
        + "été\n".encode()
    )
    assert decoded.text == "Ministère\nМинистерство опровергло сообщения о взрыве в порту\nété\n"
    assert [problem.code for problem in decoded.missing] == ["mixed-encodings"]
    assert "line 2 is not UTF-8" in decoded.missing[0].detail


def test_bytes_that_do_not_fit_are_named() -> None:
    """A broken UTF-16 file says from where."""
    decoded = decode(b"\xff\xfea\x00\x00\xd8b\x00")
    assert "�" in decoded.text
    assert "From byte 2 on" in decoded.missing[0].detail


def test_noise_is_no_text() -> None:
    """Control bytes beyond two in a hundred."""
    noise = bytes(range(256)) * 40
    assert decode(noise).encoding is None
    assert is_binary(noise)
    assert not is_binary(RUSSIAN.encode("utf-16-le"))


def test_newlines_are_unified_and_controls_shown() -> None:
    """CRLF and CR become LF; NUL and others become their pictures, one for one."""
    text, problems = unify("a\r\nb\rc\x00d\x1fe\x0bf\x7f")
    assert text == "a\nb\nc␀d␟e\nf␡"
    assert [problem.code for problem in problems] == ["control-characters"]
    assert "4 control characters" not in unify("plain")[0]


def test_half_a_surrogate_pair_is_replaced() -> None:
    """What has no UTF-8 form cannot be stored."""
    assert unify("a\ud800b")[0] == "a\ufffdb"


@given(st.text())
def test_unified_text_has_neither_carriage_returns_nor_nul(raw: str) -> None:
    """A browser's text content has none, so that digests agree."""
    text, _ = unify(raw)
    assert "\r" not in text
    assert "\x00" not in text
    text.encode()
    assert unify(text) == (text, ())


@given(st.text().filter(lambda text: not text.startswith("\ufeff")))
def test_utf8_comes_back_exactly(text: str) -> None:
    """Nothing is normalised, unless so many control characters make it look like UTF-16."""
    decoded = decode(text.encode(errors="replace"))
    controls = sum(char < " " or char == "\x7f" for char in text)
    assert controls or decoded.text == text.encode(errors="replace").decode()
