"""Labels of turns: forms that are sure, and forms that count only where they return."""

import pytest

from averment.text.blocks import cut
from averment.text.labels import find_marks


def labels(text: str) -> list[str]:
    """The labels that can be speakers'."""
    return [mark.label for mark in find_marks(text, cut(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Ana — One?\nJon — Two.\nAna — Three.\nJon — Four.\n",
        "**Ana** One?\n\n**Jon** Two.\n\n**Ana** Three.\n\n**Jon** Four.\n",
        "[10:15] <Ana> One\n[10:16] <Jon> Two\n[10:17] <Ana> Three\n[10:18] <Jon> Four\n",
        "With Ana and Jon.\n\nAna. You sold it.\n\nJon. I did.\n\nAna. Did you ask me?\n\nJon. I asked her.\n",
    ],
)
def test_unsure_forms_that_return(text: str) -> None:
    """Dashes, emphasis, nicknames and stops part labels from words."""
    assert labels(text) == ["Ana", "Jon", "Ana", "Jon"]


@pytest.mark.parametrize(
    "text",
    [
        "Gauge — a staff.\nSluice — a gate.\nWeir — a wall.\nMole — a wall too.\n",
        "Yes. I went.\n\nNo. You did not.\n\nYes. I was there.\n\nNo. You were here.\n",
        "Ferry Lirna\n\nIt had two doors.\n\nRiver Board\n\nIt had no plan.\n\nFerry Lirna\n\nIt had one.\n",
    ],
)
def test_unsure_forms_that_do_not(text: str) -> None:
    """Terms, answers of one word and headings of sections are nobody."""
    assert labels(text) == []


def test_names_on_lines_of_their_own() -> None:
    """They take turns and talk."""
    talk = "Ana Vale\nWhat will you do?\n\nJon Kol\nI shall sleep.\n\n"
    assert labels(talk * 2) == ["Ana Vale", "Jon Kol"] * 2


def test_fields_above_the_first_turn_do_not_speak() -> None:
    """A role and a name without words say who is there."""
    text = "Witness: Professor Ida Kvam\n\nChair: Are they dry?\n\nKvam: Some are.\n\nChair: How many?\n"
    assert labels(text) == ["Chair", "Kvam", "Chair"]


def test_a_sentence_before_a_colon_is_no_label() -> None:
    """A line of credits runs over stops."""
    assert labels("LONG LEDGER, episode 2. Hosts: Ana Vale.\n\nANA: One?\n\nJON: Two.\n") == ["ANA", "JON"]
