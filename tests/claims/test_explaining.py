"""Why a claim is this speaker's: who decided, and who came close; marks by hand, without weights."""

from collections.abc import Sequence

import pytest
from tests.claims.reading import document, segment

from averment.claims import extract, reader
from averment.claims.explaining import is_same
from averment.claims.reader import Tagged
from averment.claims.reader.linking import CLOSE, NAME, Tag, link
from averment.claims.sentences import Span
from averment.model import Claim, Segment


def spoken(text: str) -> Claim:
    """The last claim of a text that is not its author's."""
    found = extract(document(), text, (segment(text),)).claims
    return [claim for claim in found if claim.speaker is not None][-1]


def marks(text: str, source: str, cue: str, content: str, kind: str = "say") -> Tagged:  # noqa: PLR0917 - one attribution
    """What the network would mark for one attribution."""

    def tag(words: str, kind: str = "") -> Tag:
        return Tag(text.index(words), text.index(words) + len(words), 0.9, kind)

    return Tagged((tag(source),), (tag(cue, kind),), ((tag(content),),))


def marked(monkeypatch: pytest.MonkeyPatch, tagged: Tagged) -> None:
    """Have the network mark this, and nothing else."""

    def fixed(_text: str, segments: Sequence[Segment]) -> dict[str, Tagged]:
        return {part.id: tagged for part in segments}

    monkeypatch.setattr(reader, "marks", fixed)


DRUMS = "The ministry, citing the council, says that 40 drums had been lost."


@pytest.mark.with_reader
@pytest.mark.parametrize(("one", "other"), [("ministry", "council"), ("council", "ministry")])
def test_rules_and_reader_name_different_speakers(
    monkeypatch: pytest.MonkeyPatch, one: str, other: str
) -> None:
    """The one not taken is kept as the rival and named in the reason; exchanging the names changes only names."""
    text = f"The {one}, citing the {other}, says that 40 drums had been lost."
    marked(monkeypatch, marks(text, f"the {other}", "says", "40 drums had been lost"))
    claim = spoken(text)
    assert (claim.speaker, claim.rival) == (one, other)
    assert claim.reason.detail == (
        f"“says” ties this passage to “{one}”. The rule reported-speech (version 1) and the trained reader "
        f"(version 2) both found this. The trained reader gives these words to “{other}” instead."
    )


@pytest.mark.with_reader
def test_both_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where both name the same speaker there is no rival, and the reason says that they agree."""
    marked(monkeypatch, marks(DRUMS, "The ministry", "says", "40 drums had been lost"))
    claim = spoken(DRUMS)
    assert (claim.speaker, claim.rival) == ("ministry", None)
    assert claim.reason.detail.endswith(
        "The rule reported-speech (version 1) and the trained reader (version 2) agree."
    )


@pytest.mark.with_reader
def test_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finding of one alone says that the other did not share it."""
    marked(monkeypatch, marks(DRUMS, "The ministry", "citing", "the council"))
    assert "The rule reported-speech (version 1) found this; the trained reader did not." in (
        spoken(DRUMS).reason.detail
    )
    text = "Ruk, weary of it: 40 drums had been lost."
    marked(monkeypatch, marks(text, "Ruk", "weary", "40 drums had been lost"))
    assert "The trained reader (version 2) found this; no rule did." in spoken(text).reason.detail


@pytest.mark.with_reader
def test_what_is_supposed_is_not_asserted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cue that the reader takes for supposing makes the words hypothetical."""
    text = "Ruk imagines the tank was empty."
    marked(monkeypatch, marks(text, "Ruk", "imagines", "the tank was empty", "hypo"))
    assert spoken(text).polarity == "hypothetical"
    marked(monkeypatch, marks(text, "Ruk", "imagines", "the tank was empty"))
    assert spoken(text).polarity == "asserted"


@pytest.mark.with_reader
def test_words_that_go_on_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A content without cue or source of its own is explained by the one before it."""
    text = "“It was late,” mused Ruk. “The pump ran.”"
    one = marks(text, "Ruk", "mused", "“It was late,”")
    at = text.index("“The pump")
    tagged = Tagged(one.sources, one.cues, ((*one.contents[0], Tag(at, len(text), 0.9)),))
    marked(monkeypatch, tagged)
    claim = spoken(text)
    assert (claim.speaker, claim.passage.quote) == ("Ruk", "The pump ran.")
    assert "The words go on from those before them." in claim.reason.detail


@pytest.mark.parametrize(("one", "other"), [("Otto Ruk", "Pavel Renn"), ("Pavel Renn", "Otto Ruk")])
def test_a_pronoun_with_two_fitting_antecedents(one: str, other: str) -> None:
    """Whoever is not taken for “he” is the rival; exchanging the names exchanges them."""
    claim = spoken(f"For {one} and for {other} it was a long night. He said that the quay was closed.")
    assert (claim.speaker, claim.rival) == (other, one)
    assert claim.reason.detail.endswith(f"“{one}” could be meant about as well.")


def test_a_pronoun_with_one_fitting_antecedent() -> None:
    """A person of the other gender, or one much farther away, is no rival."""
    assert spoken("For Mrs. Ruk and Mr. Renn it was long. He said that it rained.").rival is None
    far = "Otto Ruk left. It rained. It rained again. Pavel Renn stayed. He said that it was late."
    assert spoken(far).rival is None


def test_an_office_beside_the_name_is_no_rival() -> None:
    """In “the spokesman of the army, Colonel Ruk”, both are one person."""
    claim = spoken(
        "The spokesman of the Harl army, Colonel Edrik Ruk (no relation of the mayor), stated that the "
        "artillery fired “at least twice”. According to him, the shells came from the heights."
    )
    assert (claim.speaker, claim.rival) == ("Colonel Edrik Ruk", None)


def test_two_spoke_in_the_sentence_before_a_quotation() -> None:
    """A quotation that follows words of two names the one it is not given to."""
    claim = spoken("Otto Ruk said it was late, and Pavel Renn said it was early. “Both were wrong.”")
    assert (claim.speaker, claim.rival) == ("Pavel Renn", "Otto Ruk")
    assert "“Otto Ruk” spoke in the same sentence." in claim.reason.detail


@pytest.mark.parametrize(("farther", "competes"), [(CLOSE, True), (CLOSE + 1, False)])
def test_a_source_hardly_farther_away_competes(farther: int, competes: bool) -> None:  # noqa: FBT001 - a table
    """A source farther from the words by no more than the margin competes; the nearer one is taken."""
    content, near = Tag(100, 120, 0.9), Tag(86, 96, 0.9)
    far = Tag(124 + farther, 134 + farther, 0.9)
    (one,) = link(Tagged((near, far), (), ((content,),)), [Span(0, 400)])
    assert (one.source, one.rival) == (near, far if competes else None)


def test_names_move_no_distance() -> None:
    """Every masked name counts as equally long, so a longer name makes no source less of a rival."""
    rivals = []
    for name in ("Ruk", "Ruk of the Upper Valley Assembly"):
        text = f"{name}, the clerk, said it rained."
        own, clerk = Tag(0, len(name), 0.9), Tag(len(name) + 2, len(name) + 11, 0.9)
        at = text.index("said")
        tagged = Tagged(
            (own, clerk),
            (Tag(at, at + 4, 0.9, "say"),),
            ((Tag(at + 5, at + 14, 0.9),),),
            (Span(0, len(name)),),
        )
        (one,) = link(tagged, [Span(0, len(text))])
        rivals.append((one.source == clerk, one.rival == own))
    assert rivals == [(True, True)] * 2
    assert NAME < CLOSE


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pavel Renn", "spokesman Pavel Renn", True),
        ("ministry", "ministry of trade", True),
        ("Pavel Renn", "Otto Renn", False),
        ("council", "ministry", False),
        ("…", "ministry", True),
    ],
)
def test_is_same(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    """A name that only says more than another one is no rival of it."""
    assert is_same(one, other) is same


@pytest.mark.with_reader
def test_a_near_source_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that stood about as near is named in a sentence of its own."""
    text = "Ruk, the clerk, mused that it rained."
    one = marks(text, "the clerk", "mused", "it rained")
    marked(monkeypatch, Tagged((Tag(0, 3, 0.9), *one.sources), one.cues, one.contents))
    claim = spoken(text)
    assert (claim.speaker, claim.rival) == ("clerk", "Ruk")
    assert claim.reason.detail.endswith(
        "“Ruk” stands about as near to these words and could be meant as well."
    )
