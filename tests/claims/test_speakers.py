"""Whom the words before "said" mean: pronouns, offices, surnames, owners."""

from dataclasses import replace

import pytest
from tests.claims.reading import document, segment

from averment.claims import extract
from averment.claims import speakers as room
from averment.claims.calling import cleaned, is_short_for, kind_of
from averment.claims.people import BODY, MANY, PERSON
from averment.claims.sentences import Span
from averment.claims.speakers import Speakers
from averment.model import Passage, SegmentKind


def speakers(text: str) -> list[str | None]:
    """The speakers of a document's claims, in order, the author left out."""
    found = extract(document(), text, (segment(text),)).claims
    return [claim.speaker for claim in found if claim.speaker is not None]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("I saw Otto Ruk's lawyer in Kess this morning. He says the ship was late.", "lawyer"),
        ("Captain Emil Rook spoke first. The captain was cleared. He said it was fog.", "Captain Emil Rook"),
        ("Pavel Renn said that it rained. Ms. Tolin smiled. “It was late,” she said.", "Ms. Tolin"),
        ("Berin Aldo, the deputy mayor, left. The deputy mayor said that it rained.", "Berin Aldo"),
        ("Lale Vess resigned. Any passenger may complain, she wrote.", "Lale Vess"),
        ("Mayor Tessa Horn said it was late. Councillor Horn said that it rained.", "Mayor Tessa Horn"),
        ("The survey shows that wells are dry. He said that it was a lie.", "He"),
        ("Asked by a reporter, Otto Ruk left. He said that it rained.", "Otto Ruk"),
        ("The mayor of Kess on the bank, Otto Ruk, left. The mayor said that it rained.", "Otto Ruk"),
        ("A retired signalman named Otto Ruk came. The signalman said that it rained.", "Otto Ruk"),
        ("Gov. Maren Tolvik left. The governor said that it rained.", "Maren Tolvik"),
        ("Otto Ruk, 58, left Kess. The 58-year-old said that it rained.", "Otto Ruk"),
        ("Otto Ruk, a miner, had left. The same man said that it rained.", "Otto Ruk"),
        ("Captain Otto Ruk left. The captain of the Rubin said that it rained.", "captain of the Rubin"),
        ("On the page four it says that the wells are dry.", "it"),
    ],
)
def test_a_short_form_finds_whom_it_means(text: str, last: str) -> None:
    """Gender, office and surname decide; where nothing does, the words stay."""
    assert (speakers(text)[-1] or "").endswith(last)


@pytest.mark.parametrize(
    "text",
    [
        "The office could not see what returned from Battery 12 said that it rained.",
        "An hour later said that it rained.",
        "Please say that it rained.",
    ],
)
def test_a_fragment_is_nobody_who_speaks(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A verb with its complement, a time and a request name no speaker; the rules alone are asked."""
    monkeypatch.setenv("AVERMENT_READER", "rules")
    assert speakers(text) == []


def test_an_office_stays_known_behind_a_heading() -> None:
    """The author's parts share names and offices; a comment between them shares nothing."""
    parts = ("Gov. Maren Tolvik left.", "The governor said that it rained.")
    text = "\n\n".join(parts)
    pieces = [(SegmentKind.BODY, parts[0], None), (SegmentKind.BODY, parts[1], None)]
    assert in_parts(text, pieces) == ["Gov. Maren Tolvik"]
    pieces[1] = (SegmentKind.COMMENT, parts[1], "reader_2")
    assert "Gov. Maren Tolvik" not in in_parts(text, pieces)


def in_parts(text: str, pieces: list[tuple[SegmentKind, str, str | None]]) -> list[str | None]:
    """The speakers of a document of several parts, the author left out."""
    parts = tuple(
        replace(
            segment(words, kind, who), id=f"seg-{n}", passage=Passage.cut("doc", text, at, at + len(words))
        )
        for n, (kind, words, who) in enumerate(pieces)
        for at in [text.index(words)]
    )
    return [c.speaker for c in extract(document(), text, parts).claims if c.speaker is not None]


def test_an_owner_without_a_name_is_not_put_in() -> None:
    """“His wife” stays as it is where only an office is known; no “of … of”."""
    told = speakers("The keeper left the dock. His wife said that it rained.")
    assert told == ["His wife"]


def test_an_honour_is_nobodys_possession() -> None:
    """“His Honour Judge Parr” is not the honour of somebody before."""
    told = speakers("Otto Ruk said that it was late. His Honour Judge Parr said that it rained.")
    assert "Ruk" not in (told[-1] or "")


def test_a_statement_speaks_for_its_owner() -> None:
    """“The authority's statement” is the authority."""
    assert (
        speakers("“Nobody touched a lever,” said the water authority's statement.")[-1] == "water authority"
    )


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("' she", "she"),
        (". she", "she"),
        ("He's", "He"),
        ("‘She", "She"),
        ("and of course they", "of course they"),
        ("the captain himself", "the captain"),
        ("Otto · 10:30 He", "He"),
        ("said Mr. Ruk", "Mr. Ruk"),
    ],
)
def test_marks_and_clitics_are_no_part_of_a_name(words: str, kept: str) -> None:
    """Quotation marks, a comment's stamp and the cue's own words are taken away."""
    span = cleaned(words, Span(0, len(words)))
    assert words[span.start : span.end] == kept


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the deputy mayor", PERSON),
        ("the harbour office", BODY),
        ("two divers", MANY),
        ("Residents", MANY),
        ("Nobody", None),
        ("most of whom", MANY),
    ],
)
def test_what_a_phrase_names(phrase: str, kind: str | None) -> None:
    """The head noun tells whether one person, several or a body is meant."""
    assert kind_of(phrase) == kind


def test_short_forms_are_compared_with_few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text takes twice the comparisons, whatever the names are."""

    def compared(count: int) -> int:
        steps = 0

        def stepping(short: str, full: str) -> bool:
            nonlocal steps
            steps += 1
            return is_short_for(short, full)

        monkeypatch.setattr(room, "is_short_for", stepping)
        text = " ".join(f"office of Kess{n}" for n in range(count))
        known = Speakers(text)
        at = 0
        for sentence, name in enumerate(text.replace("office of ", "office_of_").split()):
            known.resolve(Span(at, at + len(name)), sentence)
            at += len(name) + 1
        return steps

    assert compared(800) <= 2 * compared(400) + 64 * 64


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The driver of the mayor's office, Otto Ruk, left. The mayor said that it rained.", "mayor"),
        ("The mayor's driver, Otto Ruk, left. The driver said that it rained.", "Otto Ruk"),
        ("A pathologist who examined photographs at their request said that it was late.", "pathologist"),
        ("The technician who came with it said that it rained.", "technician"),
    ],
)
def test_offices_within_offices_and_relative_clauses(text: str, last: str) -> None:
    """An office inside another one's is nobody's; a relative clause is no subject."""
    assert speakers(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "In the meantime a priest whom I telephone every Sunday tells me that his generator runs.",
            "priest",
        ),
        ("The cousin, when the panel spoke to him, said that it rained.", "cousin"),
        ("Backers, including the county's senator, Otto Ruk, maintain that food is exempt.", "Backers"),
        ("The daily Aftab, quoting “a diplomat”, wrote that it rained.", "daily Aftab"),
        ("The lawyer he hired said the case was weak.", "lawyer"),
        ("Two days later police said the road was open.", "police"),
        ("Last week officials said it was shut.", "officials"),
        ("Three hours afterwards his own secretary said that it rained.", "his own secretary"),
        ("Otto Ruk, whom nobody will suspect of love for the unions, says that it rained.", "Otto Ruk"),
    ],
)
def test_a_subject_stands_alone(text: str, first: str) -> None:
    """Neither a time before it nor a clause that tells which one belongs to the speaker."""
    assert speakers(text)[0] == first


def test_nobody_named_in_a_quotation_says_it() -> None:
    """Whoever is named inside a quotation is not the one who says it."""
    text = "Arletta Boone was back on Wednesday. “My sister Ona Velde thinks she knows,” she said."
    assert speakers(text)[0] == "Arletta Boone"


def test_a_statement_of_theirs_is_theirs() -> None:
    """“Its statement” is what the body says."""
    text = "The Border Guard said that papers were incomplete. Its statement said that trucks could return."
    assert speakers(text)[-1] == "Border Guard"


def test_what_is_said_of_somebody_is_nobody_else() -> None:
    """An apposition makes no second person."""
    text = "Later the doctor came, a tall woman from the hospital. She said that it was late."
    assert speakers(text)[-1] == "doctor"
