"""Zones of the annotated corpus against zones as they are read."""

from pathlib import Path

import pytest

from averment.evaluation.corpus import read
from averment.evaluation.sets import measure
from averment.evaluation.zoning import same_person, zone_lines, zones_through

HEAD = "id: t1\nstyle: x\ntopic: x\nregister: thread\norigin: en\nsplit: dev\n\n"
THREAD = """%% heading
The lock

%% body
The lock was shut on Monday, the port office said. Nobody was asked about it before.

%% comment | Jon Vale
Jon Vale · 10:15
I was there.
3 likes

%% comment | {second}
Petra Kol · 10:20
So was I.
"""


def test_lines_are_compared_and_frames_left_out() -> None:
    """Kind and speaker by line; the lines of name, time and counters are nobody's words."""
    counts = zones_through(read(HEAD + THREAD.format(second="Petra Kol"))).counts
    assert (counts["zone_lines"], counts["zone_right"]) == (4, 4)
    assert (counts["comment"], counts["comment_right"]) == (2, 2)
    assert (counts["credited"], counts["credited_right"]) == (2, 2)
    assert (counts["zone_body"], counts["zone_body_right"]) == (1, 1)


def test_a_wrong_speaker_is_counted_against_the_line() -> None:
    """The right kind with another speaker is not right, and its score is held against it."""
    read_through = zones_through(read(HEAD + THREAD.format(second="Ana Roe")))
    assert read_through.counts["comment_right"] == 1
    assert read_through.counts["credited_right"] == 1
    assert [right for _, right in read_through.outcomes] == [True, False]


def test_an_unnamed_asker_may_be_anybody_but_the_others() -> None:
    """Q may stay Q where the annotator wrote Interviewer; the witness asked himself would be wrong."""
    turns = """%% heading
Interview with Jon Vale

%% transcript_turn | Interviewer
Q: Were you there?

%% transcript_turn | Jon Vale
A: I was.

%% transcript_turn | {third}
Q: When?
"""
    for third, right in (("Interviewer", 3), ("Jon Vale", 2)):
        counts = zones_through(read(HEAD + turns.format(third=third))).counts
        assert counts["transcript_turn_right"] == right


def test_headings_left_in_a_body_are_left_out() -> None:
    """Where an annotator drew one body around a section, its heading is not counted."""
    text = (
        "%% heading\nThe lock\n\n%% body\nIt was shut.\n\nWhy it was shut\n\n"
        + "The office says it was old. " * 8
    )
    assert [line.kind.value for line in zone_lines(read(HEAD + text))] == ["heading", "body", "body"]


@pytest.mark.parametrize(
    ("wanted", "got", "same"),
    [
        ("Lena Varo", "MS. VARO", True),
        ("Sibyl Arkwell", "JUDGE ARKWELL", True),
        ("Nabil Q., journalist", "Nabil Q.", True),
        ("Ana Vale", "Ana Roe", False),
    ],
)
def test_one_person_under_two_labels(wanted: str, got: str, same: bool) -> None:  # noqa: FBT001 - a case
    """Titles before the same last name, and the same telling words."""
    assert same_person(wanted, got) is same


def test_the_set_is_measured_by_its_name(tmp_path: Path) -> None:
    """Figures of zones stand under the set's name, with intervals."""
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "t1.txt").write_text(HEAD + THREAD.format(second="Petra Kol"), encoding="utf-8")
    measured = measure("zones-dev", tmp_path)
    ratios = {figure.name: figure.ratio for figure in measured.groups[0].figures}
    assert ratios["lines of comments, with their speaker"] == 1.0
    assert measured.calibration_error < 0.2
