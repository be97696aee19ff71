"""The two founding documents: every comment with author and parent, the statement with its issuer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from averment.model import SegmentKind
from averment.text import Reading, read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.fixture
def seed(tmp_path: Path) -> Callable[[str], Reading]:
    """Read the seed whose name begins so."""

    def make(prefix: str) -> Reading:
        path = next(iter(sorted(SEEDS.glob(f"{prefix}*.txt"))), None)
        if path is None:
            pytest.skip("the seed documents are not beside the repository (../shared/seeds)")
        return read(path, name=path.name, out_dir=tmp_path)

    return make


def kinds(reading: Reading) -> list[str]:
    """The kinds of the pieces that are no comment and no comment's head."""
    return [
        p.kind.value
        for p in reading.pieces
        if p.reason.rule != "comment-author@1" and p.kind is not SegmentKind.COMMENT
    ]


def test_the_first_seed_is_an_article_between_leftovers(seed: Callable[[str], Reading]) -> None:
    """Path, title, three headed parts, and a form at the end."""
    reading = seed("000")
    assert kinds(reading) == [
        "boilerplate", "heading", "body", "heading", "body", "heading", "body", "heading", "body", "boilerplate",
    ]  # fmt: skip
    assert reading.text[reading.pieces[-1].start :].split("\n")[0] == "Please enter your comment!"
    assert (reading.language, reading.published, reading.problems) == ("en", None, ())


def test_the_second_seed_republishes_a_statement(seed: Callable[[str], Reading]) -> None:
    """The statement has its issuer, named in the line that announces it, and ends before the thread."""
    reading = seed("001")
    assert kinds(reading) == ["heading", "body", "heading", "quoted_statement"]
    statement = next(p for p in reading.pieces if p.kind is SegmentKind.QUOTED_STATEMENT)
    assert statement.speaker == "Foreign Ministry"
    assert reading.text[statement.speaker_start : statement.speaker_end] == "Foreign Ministry"
    words = reading.text[statement.start : statement.end]
    assert words.startswith("On October 24, 2017")
    assert words.endswith("suggest how to proceed.")


def test_all_comments_of_the_second_seed_have_author_and_parent(
    seed: Callable[[str], Reading], comments: Callable[[Reading], list[tuple[str, str, str]]]
) -> None:
    """Eleven comments, nested five deep."""
    found = [(author, parent, words.split("\n")[0][:24]) for author, parent, words in comments(seed("001"))]
    assert found == [
        ("Garga", None, "A very calculated respon"),
        ("Tudor Miron", "Garga", "Please elaborate."),
        ("Garga", "Tudor Miron", "In short, the Soviet Uni"),
        ("Tudor Miron", "Garga", "Many thanks."),
        ("Garga", "Tudor Miron", "No problem."),
        ("Garga", "Tudor Miron", "That’s why I love you so"),
        ("Tudor Miron", "Tudor Miron", "Your post is “awaiting m"),
        ("Garga", "Tudor Miron", "Thank you."),
        ("Deo Cass", None, "Well done."),
        ("SOF", None, "“THEY LIE WITHOUT SHAME."),
        ("AMHants", None, "Which other nations, bes"),
    ]


@pytest.mark.parametrize("prefix", ["000", "001"])
def test_every_visible_character_of_a_seed_is_in_a_piece(seed: Callable[[str], Reading], prefix: str) -> None:
    """Nothing of the text is left outside the pieces."""
    reading = seed(prefix)
    inside = set().union(*(range(p.start, p.end) for p in reading.pieces))
    assert not [char for at, char in enumerate(reading.text) if not char.isspace() and at not in inside]
