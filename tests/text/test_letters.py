"""Letters with a heading or a signature: whose words their paragraphs are."""

import io
import zipfile
from collections.abc import Callable

import pytest

from averment.text import Reading

Make = Callable[..., Reading]
Outline = Callable[[Reading], list[tuple[str, str | None, str]]]

HEAD = "Letter dated 3 May 2031 from the Permanent Delegate of Varnland addressed to the Chair of the River Board"
FIRST = (
    "I have the honour to write about the bridge at Old Mill, which was shut on Monday without a word to us."
)
SECOND = (
    "My Government asks the Board to meet within a week and to hear both towns before it decides anything."
)


def test_a_signed_letter_in_plain_text(reading_of: Make, outline: Outline) -> None:
    """Name with office speaks, and the place of the name is kept."""
    reading = reading_of(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n(Signed) Ana Brel\nAmbassador\n")
    assert outline(reading) == [
        ("heading", None, HEAD),
        ("quoted_statement", "Ana Brel, Ambassador", f"{FIRST}\n\n{SECOND}"),
        ("header", None, "(Signed) Ana Brel\nAmbassador"),
    ]
    letter = reading.pieces[1]
    assert reading.text[letter.speaker_start : letter.speaker_end] == "Ana Brel\nAmbassador"
    assert (letter.parent, letter.reason.rule) == (0, "letter-signed@1")


def test_a_signed_letter_in_html(reading_of: Make, outline: Outline) -> None:
    """Marks inside the signature and tables of an annex do not matter."""
    page = (
        f"<main><h2>{HEAD}</h2><p>{FIRST}</p><p>{SECOND}</p><p>(<em>Signed</em>) Ana <strong>Brel</strong>, Ambassador</p>"
        "<h3>Annex: Tolls</h3><p>The tolls of the bridge are given here by year, as the board has asked.</p></main>"
    )
    rows = outline(reading_of(page, "letter.html"))
    assert rows[1] == ("quoted_statement", "Ana Brel, Ambassador", f"{FIRST}\n\n{SECOND}")
    assert [(kind, who) for kind, who, _ in rows[2:]] == [("header", None), ("heading", None), ("body", None)]


def test_a_signed_letter_in_docx(reading_of: Make, outline: Outline) -> None:
    """Each line is a paragraph; the office follows the name in its own."""
    rows = outline(reading_of(_docx(HEAD, FIRST, SECOND, "(Signed) Ana Brel", "Ambassador"), "letter.docx"))
    assert rows[1:] == [
        ("quoted_statement", "Ana Brel, Ambassador", f"{FIRST}\n\n{SECOND}"),
        ("header", None, "(Signed) Ana Brel\n\nAmbassador"),
    ]


@pytest.mark.parametrize(
    ("head", "sender"),
    [
        (HEAD, "Permanent Delegate of Varnland"),
        ("Note verbale dated 3 May 2031 from Varnland to the Chair", "Varnland"),
        ("Lettre datée du 3 mai 2031 adressée par le Délégué au Bureau", "le Délégué"),
        ("Письмо от 3 мая 2031 года от Совета Старой Мельницы", "Совета Старой Мельницы"),
    ],
)
def test_without_a_signature_the_heading_names_the_sender(
    reading_of: Make, outline: Outline, head: str, sender: str
) -> None:
    """Until the next heading."""
    rows = outline(reading_of(f"{head}\n\n{FIRST}\n\n{SECOND}\n"))
    assert rows[1] == ("quoted_statement", sender, f"{FIRST}\n\n{SECOND}")


def test_a_greeting_and_a_signed_name_suffice(reading_of: Make, outline: Outline) -> None:
    """What stands above the greeting is not the letter's."""
    text = f"The paper of Old Mill prints this letter.\n\nDear neighbours,\n\n{FIRST}\n\nSigned: Jon Vale\n"
    rows = outline(reading_of(text))
    assert rows[-2:] == [
        ("quoted_statement", "Jon Vale", f"Dear neighbours,\n\n{FIRST}"),
        ("header", None, "Signed: Jon Vale"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Signed contracts lay on the table.\n\n{FIRST}\n",
        f"The bridge\n\n{FIRST}\n\n(Signed) Jon Vale\n",
        f"The letter dated 3 May 2031 from Varnland to the Chair was read out.\n\n{FIRST}\n",
    ],
)
def test_other_texts_are_no_letters(reading_of: Make, outline: Outline, text: str) -> None:
    """Neither the word alone nor a sentence about a letter."""
    assert "quoted_statement" not in [kind for kind, _, _ in outline(reading_of(text))]


def _docx(*paragraphs: str) -> bytes:
    """A small Word document."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return data.getvalue()


def test_an_item_that_names_a_letter_is_none(reading_of: Make, outline: Outline) -> None:
    """In minutes a letter stands on the agenda, and nobody below says "I" or "we"."""
    rows = outline(reading_of(
        "Summary record of the 12th meeting\n\nLetter dated 12 June 2034 from the mayor of Brell (continued)\n\n"
        "1. Mr Astor (Sarn) said that the letter was not a document of the council.\n\n"
        "2. Ms Korn (Brell) denied that any key had been held.\n"
    ))  # fmt: skip
    assert {speaker for _, speaker, _ in rows} == {None}
