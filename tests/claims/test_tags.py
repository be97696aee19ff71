"""A quotation that asks or exclaims belongs to the speech tag behind it."""

import pytest
from tests.claims.reading import read

from averment.model import Level


def quoted(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of each claim in quotation marks."""
    return [(c.speaker, c.passage.quote) for c in read(text) if c.level is Level.QUOTE]


@pytest.mark.parametrize(
    ("tag", "speaker"),
    [
        ("Tarrow said.", "Tarrow"),
        ("Vitram demanded on Monday.", "Vitram"),
        ("The mayor of Tolm, Ida Brun, told reporters.", "mayor of Tolm, Ida Brun"),
        ("Ona Velde said this month on Radio Tolm.", "Ona Velde"),
    ],
)
def test_a_question_goes_to_its_tag(tag: str, speaker: str) -> None:
    """A question mark or exclamation mark inside the marks ends no sentence when a tag follows."""
    assert quoted(f"It grew late. “How often must we see this?” {tag} It rained.") == [
        (speaker, "How often must we see this?")
    ]
    assert quoted(f"It grew late. “How dare they close it!” {tag}") == [(speaker, "How dare they close it!")]


@pytest.mark.parametrize(
    "next_sentence",
    ["The engineer said that it would.", "The engineer left.", "Nobody answered the engineer."],
)
def test_what_is_no_tag_begins_a_new_sentence(next_sentence: str) -> None:
    """Words that have a content of their own, or say nothing, take no quotation before them."""
    assert quoted(f"“How often must we see this?” {next_sentence}") == []


def test_behind_a_full_stop_a_sentence_ends() -> None:
    """“….” X said: the quotation is closed, and another speech begins."""
    assert quoted("“We saw it.” Tarrow said on Monday that it rained.") == []


def test_names_below_each_other_sign_their_quotations() -> None:
    """A dash and a name that ends the line; a dash and a statement sign nothing."""
    text = (
        "Voters wrote to us.\n“Orban Tule frightens me.” ― Krysta Corvane\n"
        "“He cannot answer questions.” — Esther de Tapol\n“Nobody came at all.” ― The bridge was closed"
    )
    assert quoted(text) == [
        ("Krysta Corvane", "Orban Tule frightens me."),
        ("Esther de Tapol", "He cannot answer questions."),
    ]


def test_a_writer_is_no_longer_than_the_name() -> None:
    """The paper behind "for" is no part of who wrote."""
    text = "“The effect is still small,” wrote Cameron Easel for Morning Tolm. “Nine of ten did not move.”"
    assert quoted(text)[0] == ("Cameron Easel", "The effect is still small")
