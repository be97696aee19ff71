"""Figures, reliability, other people's formats, comparison of speakers and days, and errors of a set."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from averment.evaluation import BadAnnotation, measure, polnear, read
from averment.evaluation.calibrating import expected_error, reliability
from averment.evaluation.figures import figures
from averment.evaluation.reading import _interval, as_document, read_through, same_speaker
from averment.model import SegmentKind

HEAD = (
    "id: x-1\nstyle: plain\ntopic: ferry\nregister: wire\norigin: en\nsplit: train\npublished: 2031-05-12\n"
)
TEXT = "Velde denied, critics say, that the dam had failed."
MARKS = """T1\tSource 14 21\tcritics
T2\tCue 22 25\tsay
T3\tContent 0 12;27 50\tVelde denied that the dam had failed
T4\tAttribution 22 25\tsay
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 32 50\tthe dam had failed
T6\tAttribution 6 12\tdenied
E2\tAttribution:T6 Content:T5
"""


def test_an_interval_is_drawn_from_documents_and_its_seed() -> None:
    """One figure a ratio; the interval holds the ratio, is the same for a seed, and narrows with agreement."""
    mixed = [Counter(labelled=10, right=n % 11, found=10) for n in range(40)]
    first, again, other = figures(mixed, 1), figures(mixed, 1), figures(mixed, 2)
    assert first == again != other
    told = {one.name: one for one in first}
    end = told["speaker right, end to end"]
    assert (end.hits, end.total) == (sum(n % 11 for n in range(40)), 400)
    assert end.low < end.ratio < end.high
    assert (told["content found"].low, told["content found"].high) == (1.0, 1.0)
    assert "dates" not in told
    assert figures([]) == []


def test_reliability_by_tenths() -> None:
    """A score of one is in the last bin, empty bins are left out, and the error weighs bins by their claims."""
    bins = reliability([(1.0, True), (0.95, False), (0.1, False), (0.19, False)])
    assert [(b.low, b.high, b.total, b.right) for b in bins] == [(0.1, 0.2, 2, 0), (0.9, 1.0, 2, 1)]
    assert expected_error(bins) == pytest.approx((0.29 + 0.95) / 4)
    assert expected_error([]) == 0


def test_brat_files_become_attributions() -> None:
    """Stretches in two pieces are two marks; a frame without a source names nobody."""
    document = polnear.annotated("d", TEXT, MARKS)
    first, second = document.attributions
    assert first.speaker == "critics"
    assert [TEXT[m.start : m.end] for m in first.contents] == ["Velde denied", "that the dam had failed"]
    assert [TEXT[m.start : m.end] for m in first.cues] == ["say"]
    assert (second.speaker, second.sources) == (None, ())


def test_a_checkout_is_read_by_part(tmp_path: Path) -> None:
    """The mark of the annotator is no part of a document's name; a folder without the part says so."""
    for folder in ("attributions", "text"):
        (tmp_path / "data" / "dev" / folder).mkdir(parents=True)
    (tmp_path / "data" / "dev" / "text" / "dam_report.txt").write_text(TEXT, "utf-8")
    (tmp_path / "data" / "dev" / "attributions" / "dam_report_aa.ann").write_text(MARKS, "utf-8")
    (document,) = polnear.load(tmp_path, "dev")
    assert (document.head["id"], document.text) == ("dam_report", TEXT)
    with pytest.raises(BadAnnotation, match="name the folder of a checkout"):
        list(polnear.load(tmp_path, "test"))


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("Ilva Brenner", "Brenner", True),
        ("the port office", "Port Office", True),
        ("Mr Renn", "Oda Renn", True),
        ("the union’s lawyer", "lawyer of the union", True),
        ("Her niece", "niece of Oda Renn", False),
        ("his own lawyers", "Otto Ruk's lawyers", False),
        ("his own lawyers", "his lawyers", True),
        ("Her niece, Ada Renn", "Ada Renn", True),
        ("Her niece", "sister of Oda Renn", False),
        ("Her niece", "Oda Renn", False),
        ("Ilva Brenner's niece", "niece of Oda Renn", False),
        ("Ilva Brenner", "Oda Renn", False),
        ("Ilva Brenner", "Ilva Renn", False),
        ("the", "the", False),
        ("Ilva Brenner", "", False),
    ],
)
def test_speakers_agree_by_their_telling_words(wanted: str, got: str, same: bool) -> None:  # noqa: FBT001 - expected
    """One name holds the other's words, whatever their order, articles and titles aside."""
    assert same_speaker(wanted, got) is same
    assert same_speaker(got, wanted) is same


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031", (date(2031, 1, 1), date(2031, 12, 31))),
        ("2031-02", (date(2031, 2, 1), date(2031, 2, 28))),
        ("2028-02", (date(2028, 2, 1), date(2028, 2, 29))),
        ("2031-05-12", (date(2031, 5, 12), date(2031, 5, 12))),
        ("2031-05..2031-06-02", (date(2031, 5, 1), date(2031, 6, 2))),
        ("2031-05..", (date(2031, 5, 1), None)),
        ("..2031-12", (None, date(2031, 12, 31))),
    ],
)
def test_marked_days(value: str, days: tuple[date | None, date | None]) -> None:
    """A year, month, day or range as its first and last day."""
    assert _interval(value) == days


def test_an_annotated_document_is_read_like_any_other() -> None:
    """Zones become segments, the head becomes the document, and every count is what the marks say."""
    annotated = read(
        f"{HEAD}\n%% body\n[S1|The port office] [C1|said] [K1|the crane had stood still for nine days].\n"
        "[K2|“We saw no smoke at all on the pier,”] [C2|said] [S2|Ilva Brenner].\n"
        "%% comment | gull\nThe pier was closed on [D 2031-05-04|4 May 2031] with [Q 14 crates|14 crates].\n"
    )
    document, segments = as_document(annotated)
    assert (document.id, document.published is not None) == ("x-1", True)
    assert [(s.kind, s.speaker) for s in segments] == [
        (SegmentKind.BODY, None),
        (SegmentKind.COMMENT, "gull"),
    ]
    counts = read_through(annotated).counts
    named = (
        "labelled",
        "found",
        "right",
        "quotes",
        "quotes_found",
        "quotes_right",
        "dates",
        "dates_right",
        "quantities",
        "quantities_right",
    )
    assert {name: counts[name] for name in named} == {
        "labelled": 2, "found": 2, "right": 2, "quotes": 1, "quotes_found": 1, "quotes_right": 1,
        "dates": 1, "dates_right": 1, "quantities": 1, "quantities_right": 1,
    }  # fmt: skip


def test_errors_of_a_set(tmp_path: Path) -> None:
    """An unknown set, a folder that is none, and one that holds nothing are told apart."""
    with pytest.raises(BadAnnotation, match="there is no set moon; there are "):
        measure("moon", tmp_path)
    with pytest.raises(BadAnnotation, match="name the folder that holds it with --folder"):
        measure("polnear-dev", None)
    with pytest.raises(BadAnnotation, match="name the folder that holds it with --folder"):
        measure("corpus-dev", tmp_path / "absent")
    with pytest.raises(BadAnnotation, match="holds no document of corpus-dev"):
        measure("corpus-dev", tmp_path)
