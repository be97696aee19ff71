"""The format of the annotated corpus: what reads, what is refused, and what the message tells the annotator."""

import re
from pathlib import Path

import pytest

from averment.evaluation import BadAnnotation, load, read
from averment.evaluation.corpus import main

HEAD = "id: x-1\nstyle: plain\ntopic: ferry\nregister: wire\norigin: en\nsplit: train\n"
BODY = "[S1|The office] [C1|said] [K1|the ferry was late]."


def body(words: str) -> str:
    """A document with these words."""
    return f"{HEAD}\n{words}"


def test_marks_carry_the_offsets_of_the_plain_words() -> None:
    """Brackets are gone from the text, and each mark cuts out its words."""
    document = read(body(BODY))
    assert document.text == "The office said the ferry was late."
    assert [(m.kind, m.frame, document.text[m.start : m.end]) for m in document.marks] == [
        ("S", 1, "The office"),
        ("C", 1, "said"),
        ("K", 1, "the ferry was late"),
    ]
    (frame,) = document.attributions
    assert (frame.number, frame.kind, frame.speaker) == (1, "say", "The office")


def test_marks_nest_and_escapes_stand() -> None:
    """An inner attribution is inside the outer content; escaped brackets belong to the text."""
    document = read(body("[S1|He] [C1|said] [K1|[S2 =Ona Velde|she] [C2 deny|denied] [K2|it \\[all\\]]]."))
    assert document.text == "He said she denied it [all]."
    outer, inner = document.attributions
    assert document.text[outer.contents[0].start : outer.contents[0].end] == "she denied it [all]"
    assert (inner.speaker, inner.kind) == ("Ona Velde", "deny")


def test_a_content_in_two_paragraphs_has_one_number() -> None:
    """It is marked again, and the frame holds both pieces."""
    document = read(body("[S1|He] [C1|said]: [K1|“It was late.]\n\n[K1|“Nobody came.”]"))
    assert len(document.attributions) == 1
    assert len(document.attributions[0].contents) == 2


def test_zones_part_the_text() -> None:
    """A line of a zone is no text; the zone runs to the next one."""
    document = read(body("%% heading\nLate\n%% comment | gull\nIt was late.\n"))
    assert document.text == "Late\nIt was late.\n"
    assert [(z.kind, z.speaker, document.text[z.start : z.end]) for z in document.zones] == [
        ("heading", None, "Late\n"),
        ("comment", "gull", "It was late.\n"),
    ]


def test_values_are_kept_as_written() -> None:
    """Dates and quantities carry what the annotator wrote."""
    document = read(
        body("[D 2031-05..2031-06|In May or June] [Q >=12 people|at least 12] left; [H|may]; [D ?|then].")
    )
    assert [m.value for m in document.marks] == ["2031-05..2031-06", ">=12 people", None, "?"]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (HEAD + "It rained.", "no empty line after the head"),
        ("colour: red\n\nIt rained.", "text:1: “colour: red” is no head line"),
        ("id:\n\nIt rained.", "is no head line"),
        ("id: x\nstyle: y\n\nIt rained.", "the head lacks topic, register, origin, split"),
        (HEAD.replace("train", "trial") + "\nIt rained.", "split is trial; it must be one of train, dev, test"),
        (body("%% weather\nIt rained."), "text:8: write “%% kind”"),
        (body("It [rained."), "opens no mark"),
        (body("It rained]."), "a ] without its mark"),
        (body("[S1|]"), "the mark S holds no words"),
        (body("[S1|He] [C1|said"), "the mark C of line 8 is never closed by ]"),
        (body("[K1|It rained.\n\nIt stopped.]"), "the mark K of line 8 crosses a paragraph"),
        (body("[K1|It rained.\n%% body\nIt stopped.]"), "is still open where a part begins"),
        (body("[S|He] [C1|said]"), "carry the number of their frame"),
        (body("[H1|maybe]"), "other marks none"),
        (body("[C1 shout|said]"), "C1 is of no kind “shout”"),
        (body("[S1 Ona|she] [C1|said]"), "the name in full is written =Name"),
        (body("[D May|May]"), "a date is 2031"),
        (body("[D|May]"), "not “None”"),
        (body("[Q many|many]"), "a quantity is “12 people”"),
        (body("[S1|He] came."), "frame 1 has a source only"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(raw: str, told: str) -> None:
    """Each message names the place and what to do."""
    with pytest.raises(BadAnnotation, match=re.escape(told)):
        read(raw)


def test_a_folder_is_read_by_parts(tmp_path: Path) -> None:
    """Files come in the order of their paths; a part leaves the others out."""
    for name, part in (("b", "train"), ("a", "dev"), ("c", "train")):
        (tmp_path / f"{name}.txt").write_text(body(BODY).replace("x-1", name).replace("train", part), "utf-8")
    assert [d.head["id"] for d in load(tmp_path)] == ["a", "b", "c"]
    assert [d.head["id"] for d in load(tmp_path, "train")] == ["b", "c"]


def test_the_checker_names_what_is_wrong_and_counts_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One wrong file makes the answer 1; the good ones are counted."""
    (tmp_path / "a.txt").write_text(body(BODY), "utf-8")
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "1 documents, about 1 sentences, 1 attributions, 0 files wrong\n"
    (tmp_path / "b.txt").write_text(body("It [rained."), "utf-8")
    assert main([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 1
    assert "opens no mark" in capsys.readouterr().out
