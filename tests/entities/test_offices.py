"""Offices before a name tell namesakes apart, and an honorific marks a family name that stands first."""

import pytest
from tests.entities.making import all_of, document, mention

from averment.entities import resolve
from averment.entities.offices import is_family_name, offices
from averment.model import EntityKind


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Then Transport Minister Ana Kol spoke.", {"minister"}),
        ("The minister of public works, Ana Kol, spoke.", {"minister"}),
        ("The mayor, Ana Kol, spoke.", {"mayor"}),
        ("The ferry of Ana Kol sank.", set()),
        ("Ana Kol spoke to the minister.", set()),
    ],
)
def test_the_office_before_a_name(text: str, held: set[str]) -> None:
    """Directly before the name, or in an apposition that ends at it."""
    assert offices({"doc-1": text}, [mention("doc-1", text, "Ana Kol", "person")]) == held


def test_an_honorific_marks_a_family_name() -> None:
    """Mr and Ms stand before family names."""
    text = "Ms Tae left. Tae stayed."
    assert is_family_name({"doc-1": text}, [mention("doc-1", text, "Tae", "person")])
    assert not is_family_name({"doc-1": text}, [mention("doc-1", text, "Tae", "person", nth=1)])


def together(texts: list[str], names: list[str]) -> dict[tuple[int, str], str]:
    """The entity's name for every name of every document."""
    rows = [m for n, t in enumerate(texts) for m in all_of(f"doc-{n}", t, dict.fromkeys(names, "person"))]
    answer = resolve(
        [document(f"doc-{n}", t) for n, t in enumerate(texts)],
        {f"doc-{n}": t for n, t in enumerate(texts)},
        rows,
    )
    shown = {e.id: e.name for e in answer.entities if e.kind is EntityKind.PERSON}
    entity = {link.item: shown[link.entity] for link in answer.links}
    return {(int(m.passage.document[-1]), m.passage.quote): entity[m.id] for m in rows}


NAMESAKES = "The minister of works, Ana Kol, spoke. The chairman of the union, Ben Kol, left."


def test_minister_x_is_the_only_x_in_that_office() -> None:
    """Inside the document and across the case; without an office the name stays apart."""
    names = ["Ana Kol", "Ben Kol", "Kol"]
    found = together([NAMESAKES, "Minister Kol denied it.", "It was Kol."], names)
    assert found[1, "Kol"] == "Ana Kol"
    assert found[2, "Kol"] == "Kol"
    assert together([f"{NAMESAKES} Minister Kol denied it."], names)[0, "Kol"] == "Ana Kol"


def test_family_name_first() -> None:
    """Ms Tae is Tae Min Sol; without the honorific a first word proves nothing across documents."""
    names = ["Tae Min Sol", "Tae"]
    assert together(["Tae Min Sol owns it.", "Ms Tae denied it."], names)[1, "Tae"] == "Tae Min Sol"
    found = together(["Tae Min Sol owns it.", "Ms Tae denied it.", "Ask the lawyer of Tae."], names)
    assert found[2, "Tae"] == "Tae Min Sol"
    assert together(["Tae Min Sol owns it.", "The word Tae is short."], names)[1, "Tae"] == "Tae"
