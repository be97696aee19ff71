"""Names measured: exact, touching, and what is not judged."""

from pathlib import Path

import pytest

from averment.evaluation import BadAnnotation, measure
from averment.evaluation.namesets import Named, columns
from averment.evaluation.naming import names_through


def test_exact_and_touching_names_are_counted() -> None:
    """A longer mark is touched and not exact; another kind is neither."""
    text = "President Ana Velde flew to France on Monday."
    counts = names_through(
        Named("d", "", text, ((0, 19, "PER"), (28, 34, "LOC"), (38, 44, "ORG"))).annotated()
    ).counts
    assert (counts["names_marked"], counts["names_found"]) == (3, 2)
    assert (counts["names_exact"], counts["names_exact_twice"]) == (1, 2)
    assert (counts["names_touched_both"], counts["names_both"]) == (4, 5)


def test_what_is_not_judged_is_not_counted_as_found() -> None:
    """A name in an unjudged stretch is left out, and names of other kinds are not asked for."""
    text = "President Ana Velde flew to France on Monday."
    counts = names_through(Named("d", "", text, ((0, 9, "MISC"),), ((10, 34),)).annotated()).counts
    assert (counts["names_marked"], counts["names_found"]) == (0, 0)


def test_a_set_is_measured_from_a_folder(tmp_path: Path) -> None:
    """The words become a text, and the figures say how many names were right."""
    rows = ["1\tAna\tB-PER", "2\tVelde\tI-PER", "3\tvisited\tO", "4\tFrance\tB-LOC", "5\t.\tO"]
    (tmp_path / "en_ewt-ud-test.iob2").write_text("# text = x\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (group,) = measure("uner-test", tmp_path).groups
    ratios = {figure.name: (figure.hits, figure.total) for figure in group.figures}
    assert ratios["names, exact F1"] == (4, 4)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """The message says which file is not there."""
    with pytest.raises(BadAnnotation, match="en_ewt-ud-test"):
        measure("uner-test", tmp_path)
    with pytest.raises(BadAnnotation, match="missing"):
        list(columns(tmp_path / "none.conll", 0, 1))
