"""Each format whole and broken, on real files."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from averment.model import ReadStatus
from averment.text import Reading, read

ReadFile = Callable[[str], Reading]
Make = Callable[..., Reading]
Outline = Callable[[Reading], list[tuple[str, str | None, str]]]


def codes(reading: Reading) -> list[str]:
    """The codes of a reading's problems."""
    return [problem.code for problem in reading.problems]


class TestPdf:
    """PDF with two readers."""

    def test_whole(self, read_file: ReadFile, outline: Outline) -> None:
        """Running heads apart, headings by size, lines joined to paragraphs, pages divided by form feeds."""
        reading = read_file("report.pdf")
        rows = outline(reading)
        assert [kind for kind, _, _ in rows] == [
            "boilerplate", "heading", "heading", "body", "boilerplate", "heading", "body", "boilerplate", "heading", "body", "boilerplate",
        ]  # fmt: skip
        assert rows[1][2] == "The Karsovo depot fire"
        assert rows[3][2].split("\n\n")[0].endswith("counted fourteen people who needed treatment.")
        assert rows[4][2] == "Page 1 of 3\n\n\fVarnland Monitor - Report 12/2031"
        assert (reading.title, reading.author, reading.published) == (
            "The Karsovo depot fire",
            "Varnland Monitor",
            None,
        )
        assert (reading.status, codes(reading)) == (ReadStatus.READ, ["file-date"])

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("encrypted.pdf", "encrypted"),
            ("scan.pdf", "no-text-layer"),
            ("stump.pdf", "broken-document"),
            ("truncated.pdf", "broken-document"),
        ],
    )
    def test_refused(self, read_file: ReadFile, name: str, code: str) -> None:
        """Each with what to do."""
        reading = read_file(name)
        assert (reading.status, codes(reading)) == (ReadStatus.REFUSED, [code])

    def test_a_page_without_text_layer_is_named(self, read_file: ReadFile) -> None:
        """The other page is read."""
        reading = read_file("half-scan.pdf")
        assert reading.status is ReadStatus.PARTIAL
        assert "Page 2 holds only a picture" in reading.problems[-1].detail
        assert reading.text.startswith("On 12 May 2031")


class TestDocx:
    """Word documents."""

    def test_whole(self, read_file: ReadFile, outline: Outline) -> None:
        """Headings by style, tables, notes, margin comments; deletions are told."""
        reading = read_file("minutes.docx")
        assert outline(reading) == [
            ("boilerplate", None, "Harbour council - internal"),
            ("heading", None, "Minutes of the harbour council"),
            ("heading", None, "Attendance"),
            (
                "body",
                None,
                "Seven members were present on 3 June 2031. The chair opened the meeting at nine and read the letter of the depot's owner.",
            ),
            ("table", None, "Member\tVote\nOland\tfor"),
            ("body", None, "The council notes the delay."),
            ("body", None, "Letter of 28 May 2031."),
            ("header", None, "Mira Oland"),
            ("comment", "Mira Oland", "Which letter is meant?"),
        ]
        assert (reading.status, codes(reading)) == (
            ReadStatus.PARTIAL,
            ["file-date", "tracked-deletions", "tracked-insertions"],
        )
        assert "“regrets”" in reading.problems[1].detail

    def test_what_stands_before_the_damage_is_kept(self, read_file: ReadFile) -> None:
        """And the damage is told."""
        reading = read_file("broken.docx")
        assert (reading.status, codes(reading)) == (ReadStatus.PARTIAL, ["broken-document"])
        assert reading.text.endswith("the depot's owner.")

    def test_entities_are_refused(self, read_file: ReadFile) -> None:
        """No file of this machine comes into the text."""
        reading = read_file("entities.docx")
        assert (reading.status, codes(reading), reading.text) == (ReadStatus.REFUSED, ["entities"], "")


class TestMail:
    """Mails with attachments."""

    def test_whole(self, read_file: ReadFile, outline: Outline, tmp_path: Path) -> None:
        """Fields, words, quoted lines with their author, signature; attachments as files of our names."""
        reading = read_file("mail.eml")
        assert outline(reading)[1:] == [
            ("body", None, "Dear desk,\n\nthe list is attached. We counted fourteen people in Old Mill."),
            ("header", None, "On Mon, 12 May 2031 at 18:02, Jon Vale <jon@example.org> wrote:"),
            ("quoted_statement", "Jon Vale", "> Can you send the list?\n> We go to print at nine."),
            ("boilerplate", None, "-- \nAna Brél\nOld Mill clinic"),
        ]
        assert (reading.author, reading.title, str(reading.published.earliest)) == (
            "Ana Brél",
            "List of wounded",
            "2031-05-13",
        )
        assert [(part.name, part.file, part.media_type) for part in reading.parts] == [
            ("../list.csv", "part-00000", "text/csv"),
            ("part-2.eml", "part-00001", "message/rfc822"),
        ]
        assert (tmp_path / "out" / "part-00000").read_bytes() == b"name,age\nA.,34\n"
        assert codes(reading) == ["same-words"]

    def test_malformed_fields_do_no_harm(self, read_file: ReadFile) -> None:
        """An unknown date stays unknown; Latin-1 is read."""
        reading = read_file("page.eml")
        assert (reading.published, reading.text.split("\n")[-1]) == (None, "Café closed.")

    def test_a_cut_mail_is_read_as_far_as_it_goes(self, files: Path, tmp_path: Path) -> None:
        """The attachment that is there comes out."""
        path = tmp_path / "cut.eml"
        path.write_bytes((files / "mail.eml").read_bytes()[:700])
        assert "Dear desk" in read(path, name="cut.eml", out_dir=tmp_path / "out").text


class TestTables:
    """CSV and spreadsheets."""

    def test_csv(self, read_file: ReadFile, outline: Outline) -> None:
        """The delimiter is found, quoted breaks become spaces and are told."""
        reading = read_file("table.csv")
        assert outline(reading) == [
            ("table", None, "place\tdeclared\tnote\nNorth hall\t45,5\ttwo lines\nSouth hall\t12\t-")
        ]
        assert codes(reading) == ["breaks-in-cells"]

    def test_uneven_rows_are_told(self, reading_of: Make) -> None:
        """A row with another number of cells."""
        assert codes(reading_of("a,b\n1,2\n3,4,5\n", "x.csv")) == ["uneven-rows"]

    def test_a_quotation_mark_that_never_closes(self, reading_of: Make) -> None:
        """All rows are still in the text."""
        reading = reading_of('a,b\n1,"two\n3,4\n', "x.csv")
        assert all(word in reading.text for word in ("two", "3", "4"))

    def test_spreadsheet(self, read_file: ReadFile, outline: Outline) -> None:
        """Sheets, dates, whole numbers; a formula without value is told."""
        reading = read_file("stocks.xlsx")
        assert outline(reading) == [
            ("heading", None, "Stocks"),
            (
                "table",
                None,
                "Place\tDeclared (t)\tDate\nNorth hall\t45.5\t2031-05-01\nSouth hall\t12\t2031-05-02\nSum\t=SUM(B2:B3)",
            ),
            ("heading", None, "Notes"),
            ("table", None, "counted by hand"),
        ]
        assert codes(reading) == ["hidden-sheet", "uncalculated"]

    def test_broken_spreadsheet(self, files: Path, tmp_path: Path) -> None:
        """A sheet that is no XML."""
        path = tmp_path / "broken.xlsx"
        with zipfile.ZipFile(files / "stocks.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
            for name in good.namelist():
                bad.writestr(name, good.read(name)[:200] if "sheet1" in name else good.read(name))
        assert codes(read(path, name="broken.xlsx", out_dir=tmp_path))[-1] == "broken-document"


class TestRecords:
    """JSON and JSON Lines."""

    def test_lines(self, read_file: ReadFile, outline: Outline) -> None:
        """A broken line is passed over and told; prose is body."""
        reading = read_file("posts.jsonl")
        assert outline(reading)[1] == (
            "body",
            None,
            "My street heard two blasts and then nothing for an hour.",
        )
        assert (reading.status, codes(reading)) == (ReadStatus.PARTIAL, ["invalid-json"])
        assert "line 2" in reading.problems[0].detail

    @pytest.mark.parametrize("content", ['{"a": NaN}', "[" * 100_000, "{", '{"a": Infinity}', "'a'"])
    def test_what_is_no_json_is_refused(self, reading_of: Make, content: str) -> None:
        """NaN, too deep, cut off, other quotes."""
        assert codes(reading_of(content, "x.json")) == ["invalid-json"]

    def test_paths_and_numbers_as_written(self, reading_of: Make) -> None:
        """No binary float changes a number."""
        reading = reading_of(json.dumps({"a": {"b": [1, None, True]}}).replace("1", "1.10"), "x.json")
        assert reading.text == "a.b[0]: 1.10\na.b[1]: null\na.b[2]: true"

    def test_deep_values_are_told(self, reading_of: Make) -> None:
        """Beyond 200 levels."""
        assert codes(reading_of('{"a":' * 300 + "1" + "}" * 300, "x.json")) == ["too-deep"]


class TestArchives:
    """ZIP archives, good and evil."""

    def test_members_become_parts(self, read_file: ReadFile, tmp_path: Path) -> None:
        """Under names of our own."""
        reading = read_file("bundle.zip")
        assert [(part.name, part.file, part.size) for part in reading.parts] == [
            ("a.txt", "member-00000", 28),
            ("sub/b.csv", "member-00001", 8),
        ]
        assert (tmp_path / "out" / "member-00000").read_text() == "The depot burned on Monday.\n"

    def test_path_traversal_and_links_are_refused_and_the_rest_goes_on(
        self, read_file: ReadFile, tmp_path: Path
    ) -> None:
        """Nothing is written outside the output folder."""
        reading = read_file("evil.zip")
        assert codes(reading) == ["unsafe-path", "unsafe-path", "unsafe-path", "not-a-file"]
        assert [part.name for part in reading.parts] == ["good.txt"]
        assert sorted(path.name for path in tmp_path.rglob("*")) == ["member-00000", "out"]

    def test_a_cut_archive_is_refused(self, read_file: ReadFile) -> None:
        """Its directory stands at the end."""
        assert codes(read_file("cut.zip")) == ["broken-archive"]

    def test_a_bomb_is_not_opened(self, tmp_path: Path) -> None:
        """Three hundred megabytes in three hundred kilobytes."""
        path = tmp_path / "bomb.zip"
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("zeros.txt", "w") as member,
        ):
            for _ in range(100):
                member.write(bytes(3 * 2**20))
        reading = read(path, name="bomb.zip", out_dir=tmp_path / "out")
        assert (reading.parts, codes(reading)) == ((), ["archive-bomb"])

    def test_a_lying_header_is_found_out_while_reading(self, tmp_path: Path) -> None:
        """The size in the directory says 10 bytes; the data go on."""
        path = tmp_path / "liar.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("big.txt", bytes(30 * 2**20))
        data = bytearray(path.read_bytes())
        place = data.rindex(b"PK\x01\x02")
        data[place + 24 : place + 28] = (10).to_bytes(4, "little")
        path.write_bytes(data)
        reading = read(path, name="liar.zip", out_dir=tmp_path / "out")
        assert reading.status is ReadStatus.PARTIAL
        assert sum(file.stat().st_size for file in (tmp_path / "out").iterdir()) <= 10

    def test_too_many_members(self, tmp_path: Path) -> None:
        """Ten thousand and one."""
        path = tmp_path / "many.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for number in range(10_001):
                archive.writestr(str(number), b"")
        assert codes(read(path, name="many.zip", out_dir=tmp_path)) == ["too-many-members"]

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_duplicate_names_are_told(self, tmp_path: Path) -> None:
        """Each is its own file."""
        path = tmp_path / "twice.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "one")
            archive.writestr("a.txt", "two")
        reading = read(path, name="twice.zip", out_dir=tmp_path / "out")
        assert (codes(reading), len(reading.parts)) == (["duplicate-name"], 2)


class TestMarkdown:
    """Markdown."""

    def test_whole(self, reading_of: Make, outline: Outline) -> None:
        """Front matter, headings, quotation; the marks stay in the text."""
        source = "---\ntitle: The depot\nauthor: Mira Oland\ndate: 2031-05-14\n---\n\n# Depot fire\n\nIt burned for two days.\n\n## After\nNobody came.\n\n> We came.\n\nTitle two\n=========\n\n![Smoke](a.png)\n"
        reading = reading_of(source, "a.md")
        assert outline(reading) == [
            ("header", None, "---\ntitle: The depot\nauthor: Mira Oland\ndate: 2031-05-14\n---"),
            ("heading", None, "# Depot fire"),
            ("body", None, "It burned for two days."),
            ("heading", None, "## After"),
            ("body", None, "Nobody came."),
            ("quoted_statement", None, "> We came."),
            ("heading", None, "Title two\n========="),
            ("caption", None, "![Smoke](a.png)"),
        ]
        assert (reading.title, reading.author, str(reading.published.earliest)) == (
            "The depot",
            "Mira Oland",
            "2031-05-14",
        )
        assert reading.text == source


def test_the_same_bytes_give_the_same_reading(files: Path, tmp_path: Path) -> None:
    """For every sample, twice."""
    for path in sorted(files.iterdir()):
        one, two = (read(path, name=path.name, out_dir=tmp_path / n) for n in ("one", "two"))
        assert one == two, path.name
        assert hashlib.sha256(one.text.encode()).digest()
