"""What a file is: bytes first, then its name."""

from pathlib import Path

import pytest

from averment.text.sniffing import CSV, DOCX, HTML, JSON_LINES, MAIL, MARKDOWN, PDF, PLAIN, XLSX, ZIP, sniff

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("file", "name", "kind"),
    [
        ("report.pdf", "report.txt", PDF),
        ("minutes.docx", "minutes", DOCX),
        ("stocks.xlsx", "stocks.zip", XLSX),
        ("bundle.zip", "bundle.docx", ZIP),
        ("cut.zip", "cut.zip", ZIP),
        ("article.html", "article.txt", HTML),
        ("mail.eml", "mail.txt", MAIL),
        ("table.csv", "table.csv", CSV),
        ("posts.jsonl", "posts.jsonl", JSON_LINES),
    ],
)
def test_bytes_decide_before_names(file: str, name: str, kind: str) -> None:
    """A wrong name does not mislead."""
    assert sniff(FILES / file, name) == kind


@pytest.mark.parametrize(
    ("content", "name", "said", "kind"),
    [
        (b"words", "a.md", None, MARKDOWN),
        (b"words", "a", "text/csv", CSV),
        (b"words", "a", "image/png", PLAIN),
        (b"\x89PNG\r\n\x1a\n", "a.txt", None, "image/png"),
        (b"<p>part of a page", "a.txt", None, PLAIN),
        (b"<p>part of a page", "a.htm", None, HTML),
        (b"<!-- saved --> <!DOCTYPE html><p>x", "a", None, HTML),
        (b"From: a\nTo: b\nSubject: no mail, only a note\n\nx", "a.txt", None, PLAIN),
    ],
)
def test_small_texts(tmp_path: Path, *, content: bytes, name: str, said: str | None, kind: str) -> None:
    """Shape, then name, then what a container said."""
    path = tmp_path / "x"
    path.write_bytes(content)
    assert sniff(path, name, said) == kind


def test_a_file_of_comments_alone_is_sniffed_in_linear_time(tmp_path: Path) -> None:
    """No pattern tries every grouping of comments."""
    path = tmp_path / "x"
    path.write_bytes(b"<!---->" * 580)
    assert sniff(path, "x.txt") == PLAIN
