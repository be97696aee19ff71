"""Turns of a talk: labels, "you", and whom "he" means across turns."""

import pytest
from tests.claims.reading import REASON, document

from averment.claims import extract
from averment.model import Passage, Segment, SegmentKind


def talk(*turns: tuple[str, str], kind: SegmentKind = SegmentKind.TRANSCRIPT_TURN) -> list[tuple[str, str]]:
    """(speaker, words) of what the turns report of others."""
    text = "\n\n".join(f"{who.upper()}: {words}" for who, words in turns)
    segments, at = [], 0
    for number, (who, words) in enumerate(turns):
        end = at + len(f"{who.upper()}: {words}")
        parent = f"seg-{number - 1}" if kind is SegmentKind.COMMENT and number else None
        passage = Passage.cut("doc", text, at, end)
        segments.append(Segment(f"seg-{number}", passage, kind, REASON, who, parent=parent))
        at = end + 2
    found = extract(document(), text, tuple(segments)).claims
    return [(c.speaker or "", c.passage.quote) for c in found if not c.reason.rule.startswith("zone-voice")]


def test_whoever_talks_is_not_he_in_the_own_words() -> None:
    """Whoever talks is not he in the own words."""
    found = talk(("Mr. Brode", "We asked Otto Ruk in Kess. He says that the key was under glass."))
    assert found[-1] == ("Otto Ruk", "the key was under glass")


def test_a_pronoun_reaches_into_the_turn_before() -> None:
    """A pronoun reaches into the turn before."""
    found = talk(
        ("Ada Velde", "And what of Otto Ruk, 44, a miner?"),
        ("Ines Halm", "He said that the wall was cracked."),
    )
    assert found[-1] == ("Otto Ruk", "the wall was cracked")


def test_labels_of_other_turns_are_no_one_spoken_of() -> None:
    """Labels of other turns are no one spoken of."""
    found = talk(
        ("Ada Velde", "And the mayor of Kess?"),
        ("Ines Halm", "Well."),
        ("Ada Velde", "Go on."),
        ("Ines Halm", "He said that the wall was cracked."),
    )
    assert found[-1][0] == "mayor"


@pytest.mark.parametrize("kind", [SegmentKind.TRANSCRIPT_TURN, SegmentKind.COMMENT])
def test_you_is_whoever_is_spoken_to(kind: SegmentKind) -> None:
    """You is whoever is spoken to."""
    found = talk(
        ("Ada Velde", "The wall was cracked."),
        ("Ines Halm", "Last week you said that the wall was sound."),
        kind=kind,
    )
    assert found == [("Ada Velde", "the wall was sound")]


def test_of_three_whoever_answers_the_question_is_you() -> None:
    """Of three whoever answers the question is you."""
    found = talk(
        ("Ada Velde", "The wall was cracked."),
        ("Ines Halm", "Minister, you said that the wall was sound. Was it?"),
        ("Otto Ruk", "It was."),
    )
    assert found[0] == ("Otto Ruk", "the wall was sound")


def test_you_of_nobody_stays_you() -> None:
    """You of nobody stays you."""
    assert talk(("Ada Velde", "You said that the wall was sound."))[0][0].lower() == "you"
