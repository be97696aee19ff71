"""Bytes to characters: how the encoding was found, what could not be decoded, which newlines were unified."""

import codecs
import re
from dataclasses import dataclass, field
from typing import Final

from averment.model import Problem

# Encodings tried when nothing is declared: the legacy encodings of the web (WHATWG Encoding, section 4.2),
# without the multi-byte ones that accept nearly any noise.
LEGACY: Final = (
    "cp1251", "cp1252", "koi8_r", "koi8_u", "cp1256", "cp1255", "cp1254", "cp1253", "cp1250", "cp866",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_8",
)  # fmt: skip
SAMPLE: Final = 65_536  # bytes from which an undeclared encoding is guessed
BINARY_SHARE: Final = 0.02  # more control bytes than this is no text in a one-byte encoding
SHORTEST: Final = 24  # bytes; in fewer, chance looks like UTF-16
UTF16_SHARE: Final = 0.9  # of the high bytes in the text's own few blocks
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WEB_ALIASES: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}  # WHATWG Encoding
CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
PICTURES: Final = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\f\r"},
    0x0B: 0x0A,  # a vertical tab is a line break
    0x7F: 0x2421,
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),  # half a surrogate pair has no UTF-8 form
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how they were won from the bytes."""

    text: str
    encoding: str | None  # None when the bytes are no text
    missing: tuple[Problem, ...] = ()  # something was lost
    notes: tuple[Problem, ...] = field(default=())  # nothing was lost, but the reader should know


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The characters of `data`: byte order mark, strict UTF-8, the declared encoding, then a guess.

    Bytes that are no text at all give `encoding` None. Lines in another encoding than the rest are
    read by themselves and reported with their numbers.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    wide = _wide(data)
    if wide:
        return _with_note(_lenient(data, wide), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _binary(data):
        return Decoded("", None)
    return _legacy(data, _known(declared))


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding that is read here."""
    if any(data.startswith(mark) for mark, _ in BOMS) or _wide(data):
        return False
    return _binary(data)


def unify(text: str) -> tuple[str, tuple[Problem, ...]]:
    """The text as it is stored: CRLF and CR become LF, control characters become their pictures.

    A browser's text content has no CR and no NUL, and the stored text must hash to the same value.
    Each control character is replaced by one character (U+2400 and following), so nothing moves.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = CONTROLS.search(text)
    if not first:
        return text, ()
    count = len(CONTROLS.findall(text))
    detail = (
        f"{count} control characters, the first at character {first.start()}, "
        "are shown as their pictures (␀ for NUL); compare with the original where it matters."
    )
    return text.translate(PICTURES), (Problem("control-characters", detail),)


def _known(declared: str | None) -> str | None:
    """The Python name of a declared encoding, read as the web reads it; None when unknown."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return WEB_ALIASES.get(name, name)


def _lenient(data: bytes, encoding: str) -> Decoded:
    """Decode in a known encoding; what does not fit becomes U+FFFD and is reported."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, errors="replace")
        detail = (
            f"From byte {error.start} on, some bytes are not valid {encoding}; they are shown as � "
            "and must be read in the original."
        )
        return Decoded(text, encoding, missing=(Problem("undecodable", detail),))


def _with_note(decoded: Decoded, encoding: str) -> Decoded:
    """Say that the encoding was found out, not declared."""
    detail = f"The file declares no encoding; it was read as {encoding}, which fits its bytes."
    return Decoded(decoded.text, encoding, decoded.missing, (Problem("encoding-guessed", detail),))


def _binary(data: bytes) -> bool:
    """Whether control bytes are too many for a text."""
    sample = data[:SAMPLE]
    controls = len(sample) - len(
        sample.translate(None, bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127}))
    )
    return controls > BINARY_SHARE * max(1, len(sample))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: one of the two byte positions takes very few values."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(sample) < SHORTEST or not _binary(sample):
        return None
    for high, encoding in ((sample[1::2], "utf-16-le"), (sample[0::2], "utf-16-be")):
        counts = sorted((high.count(value) for value in set(high)), reverse=True)
        if sum(counts[:3]) >= UTF16_SHARE * len(high) and _plausible(sample, encoding):
            return encoding
    return None


def _plausible(sample: bytes, encoding: str) -> bool:
    """Whether the bytes, read so, are mostly letters, blanks and marks."""
    text = sample.decode(encoding, errors="replace")
    good = sum(char.isalnum() or char.isspace() or char.isprintable() for char in text)
    return "\ufffd" not in text[:-1] and good > 0.95 * len(text)


def _legacy(data: bytes, declared: str | None) -> Decoded:
    """Bytes that are not UTF-8: wholly in another encoding, or only in some lines."""
    if declared and declared != "utf-8":
        return _lenient(data, declared)
    mixed = _mixed(data)
    if mixed:
        return mixed
    encoding = _guess(data[:SAMPLE])
    return _with_note(_lenient(data, encoding), encoding)


def _guess(sample: bytes) -> str:
    """The likeliest legacy encoding of a sample; Windows-1252 when nothing else fits."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most files never need it

    best = from_bytes(sample, cp_isolation=list(LEGACY)).best()
    return best.encoding if best else "cp1252"


def _mixed(data: bytes) -> Decoded | None:
    """Lines of UTF-8 beside lines of something else; None when only one of the two is there."""
    lines = data.split(b"\n")
    good, bad = 0, []
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad.append(number)
    if not good:
        return None
    other = _guess(b"\n".join(lines[number] for number in bad)[:SAMPLE])
    foreign = set(bad)
    text = "\n".join(
        line.decode(other if number in foreign else "utf-8", errors="replace")
        for number, line in enumerate(lines)
    )
    detail = (
        f"The file mixes encodings: {_lines(bad)} not UTF-8 like the rest; {other} was used there, "
        "so check those words in the original."
    )
    return Decoded(text, "utf-8", missing=(Problem("mixed-encodings", detail),))


def _lines(numbers: list[int]) -> str:
    """Line numbers for a reader, from 1, the first few of many."""
    shown = ", ".join(str(number + 1) for number in numbers[:5])
    if len(numbers) == 1:
        return f"line {shown} is"
    more = f" and {len(numbers) - 5} more" if len(numbers) > 5 else ""  # noqa: PLR2004 - shown above
    return f"lines {shown}{more} are"
