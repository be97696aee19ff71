"""What a file is: its first bytes decide, then its name."""

import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

PLAIN: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIL: Final = "message/rfc822"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
JSON: Final = "application/json"
JSON_LINES: Final = "application/x-ndjson"
ZIP: Final = "application/zip"
UNKNOWN: Final = "application/octet-stream"

SUFFIXES: Final = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".log": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".eml": MAIL,
    ".mht": MAIL,
    ".mhtml": MAIL,
    ".csv": CSV,
    ".tsv": TSV,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
}

# Formats that are known by their first bytes and not read: file signatures, each with its media type.
UNREAD: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\x7fELF", "application/x-elf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"{\\rtf", "application/rtf"),
)
PAGE: Final = re.compile(  # possessive: a file of comments alone must not be tried in every grouping
    rb"\s*+(?:<!--(?:(?!-->).)*+-->\s*+|<\?xml[^>]*+>\s*+)*+<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
MAIL_FIELD: Final = re.compile(
    rb"(?:\A|\n)(message-id|mime-version|received|from|to|date|subject):", re.IGNORECASE
)
MAIL_PROOF: Final = {b"message-id", b"mime-version", b"received"}
HEAD: Final = 4096


def sniff(path: Path, name: str, media_type: str | None = None) -> str:
    """The media type of a file: magic bytes, then the shape of its text, then its name, then what was said.

    A page of HTML or a mail under a name such as `.txt` is read as what it is.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    return _magic(path, head) or _shape(head) or _named(name) or _said(media_type) or PLAIN


def _magic(path: Path, head: bytes) -> str | None:
    """Binary formats by their signature."""
    if b"%PDF-" in head[:1024]:  # ISO 32000-1, annex H.3.4.1: within the first 1024 bytes
        return PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    return next((media for magic, media in UNREAD if head.startswith(magic)), None)


def _zipped(path: Path) -> str:
    """A document in a ZIP, or just a ZIP; a broken one too is a ZIP."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ZIP
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else ZIP


def _shape(head: bytes) -> str | None:
    """Text formats that show what they are in their first lines."""
    if PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    start = head.lstrip()
    fields = {match.lower() for match in MAIL_FIELD.findall(start.split(b"\n\n")[0].split(b"\r\n\r\n")[0])}
    if len(fields) >= 3 and fields & MAIL_PROOF and start[:1].isalpha():  # noqa: PLR2004 - no chance
        return MAIL
    return None


def _named(name: str) -> str | None:
    """What the name's ending says."""
    return SUFFIXES.get(PurePosixPath(name.replace("\\", "/")).suffix.lower())


def _said(media_type: str | None) -> str | None:
    """What a mail or an archive said about its member, when it is a type that is read."""
    return media_type if media_type in {*SUFFIXES.values(), PDF, DOCX, XLSX, ZIP} else None
