"""Names are gathered into things, speakers are linked, and doubt leaves things apart."""

from tests.entities.making import all_of, claim, document

from averment.entities import Resolved, resolve
from averment.model import Claim, Entity, EntityKind, Mention

FIRST = """\
The head of the Port Office, Mira Kolvar, said the silo was empty. Kolvar spoke for the Inland Law Committee (ILC).
Anton and Lubin Marsh denied it. The Committee met. The tanker Grey Heron, formerly Blue Tern, had left.
The head of the Port Office added that the ILC was right.
"""
NAMES = {
    "Port Office": "organization",
    "Mira Kolvar": "person",
    "Kolvar": "person",
    "Inland Law Committee": "organization",
    "ILC": "organization",
    "Committee": "organization",
    "Anton": "person",
    "Lubin Marsh": "person",
    "Grey Heron": "vessel",
    "Blue Tern": "vessel",
}
SECOND = "Mira Kolvar left. Marsh stayed. Мира Колвар wrote. Rosa Marsh came from Kenya; Kenya is far. The ILC met."
MORE = {
    "Mira Kolvar": "person",
    "Marsh": "person",
    "Мира Колвар": "person",
    "Rosa Marsh": "person",
    "Kenya": "place",
    "ILC": "organization",
}


def case(texts: dict[str, dict[str, str]], claims: tuple[Claim, ...] = ()) -> tuple[Resolved, list[Mention]]:
    """Resolve documents given as text and names."""
    documents = [document(f"doc-{n}", text) for n, text in enumerate(texts)]
    bodies = {f"doc-{n}": text for n, text in enumerate(texts)}
    rows = [m for n, (text, names) in enumerate(texts.items()) for m in all_of(f"doc-{n}", text, names)]
    return resolve(documents, bodies, rows, claims), rows


def named(found: Resolved, rows: list[Mention], quote: str, document_id: str = "doc-0") -> Entity:
    """The entity of a name's first place."""
    by_id = {entity.id: entity for entity in found.entities}
    target = {link.item: link.entity for link in found.links}
    first = next(m for m in rows if m.passage.quote == quote and m.passage.document == document_id)
    return by_id[target[first.id]]


def test_forms_of_a_name_meet() -> None:
    """Family name, abbreviation, lone head noun, former name and another script join the full name."""
    found, rows = case({FIRST: NAMES, SECOND: MORE})
    assert named(found, rows, "Kolvar").name == "Mira Kolvar"
    assert named(found, rows, "Мира Колвар", "doc-1") == named(found, rows, "Mira Kolvar")
    assert named(found, rows, "ILC") == named(found, rows, "Inland Law Committee")
    assert named(found, rows, "ILC", "doc-1") == named(found, rows, "Inland Law Committee")
    assert named(found, rows, "Committee") == named(found, rows, "Inland Law Committee")
    assert named(found, rows, "Blue Tern") == named(found, rows, "Grey Heron")


def test_brothers_stay_two_and_a_lone_name_stays_open() -> None:
    """Anton and Lubin Marsh are two; a lone "Marsh" in another document is none of three bearers."""
    found, rows = case({FIRST: NAMES, SECOND: MORE, "Marsh stayed.": {"Marsh": "person"}})
    assert named(found, rows, "Anton").name == "Anton Marsh"
    assert named(found, rows, "Anton") != named(found, rows, "Lubin Marsh")
    bearers = {"Anton Marsh", "Lubin Marsh", "Rosa Marsh"}
    assert named(found, rows, "Marsh", "doc-2").name not in bearers


def test_order_of_documents_changes_nothing() -> None:
    """Documents, mentions and claims may come in any order."""
    texts = {"doc-0": FIRST, "doc-1": SECOND}
    documents = [document(name, text) for name, text in texts.items()]
    rows = [*all_of("doc-0", FIRST, NAMES), *all_of("doc-1", SECOND, MORE)]
    assert resolve(documents, texts, rows) == resolve(documents[::-1], texts, rows[::-1])


def test_a_place_carries_its_candidates() -> None:
    """A country lies at its centre with its size and code."""
    found, rows = case({SECOND: MORE})
    kenya = named(found, rows, "Kenya")
    assert kenya.country == "KE"
    assert kenya.where is not None
    assert kenya.where.place is not None
    assert kenya.where.place.radius_km > 300


def test_a_role_is_a_possible_reading_only() -> None:
    """A person in the speaker's words is linked; a role only where the document names its holder."""
    claims = (
        claim("doc-0", FIRST, "the silo was empty", "Mira Kolvar"),
        claim("doc-0", FIRST, "the ILC was right", "The head of the Port Office"),
    )
    found, rows = case({FIRST: NAMES}, claims)
    links = {link.item: link for link in found.links}
    kolvar = named(found, rows, "Mira Kolvar").id
    assert links[claims[0].id].entity == kolvar
    assert links[claims[1].id].entity == kolvar
    assert links[claims[1].id].reason.detail.startswith("Possible:")


def test_a_role_without_a_holder_is_not_linked() -> None:
    """A spokesman of a body is not the body."""
    text = "The spokesman of the Port Office said that nothing burned."
    said = claim("doc-0", text, "nothing burned", "The spokesman of the Port Office")
    found, _ = case({text: {"Port Office": "organization"}}, (said,))
    assert said.id not in {link.item for link in found.links}


def test_a_name_of_no_kind_takes_the_kind_it_has_elsewhere() -> None:
    """One document says what another leaves open."""
    found, rows = case(
        {"Halden paid.": {"Halden": "other"}, "The firm Halden is closed.": {"Halden": "organization"}}
    )
    assert named(found, rows, "Halden").kind is EntityKind.ORGANIZATION
    assert len(found.entities) == 1


def test_nothing_in_nothing_out() -> None:
    """An empty case has no entities."""
    assert resolve([], {}, []) == Resolved((), ())


def test_a_company_is_known_by_its_first_word() -> None:
    """Across documents too, unless another body begins with the same word."""
    names = {"Corvin Tankers": "organization", "Corvin": "organization"}
    other = {"Corvin Foundation": "organization"}
    first, second = "Corvin Tankers paid.", "The firm Corvin denied it."
    resolved, _ = case({first: names, second: names})
    assert [e.name for e in resolved.entities] == ["Corvin Tankers"]
    resolved, _ = case({first: names, second: names, "The Corvin Foundation is a museum.": other})
    assert sorted(e.name for e in resolved.entities) == ["Corvin", "Corvin Foundation", "Corvin Tankers"]


def test_a_name_of_no_kind_takes_that_of_its_only_firm_bearer() -> None:
    """A lone family name elsewhere known as a person's is that person; its kind is not guessed otherwise."""
    resolved, _ = case({"Mira Kolvar left.": {"Mira Kolvar": "person"}, "Ask Kolvar.": {"Kolvar": "other"}})
    assert [(e.kind.value, e.name) for e in resolved.entities] == [("person", "Mira Kolvar")]
    resolved, _ = case({"Mira Kolvar left.": {"Mira Kolvar": "person"}, "Ask Belden.": {"Belden": "other"}})
    assert ("other", "Belden") in [(e.kind.value, e.name) for e in resolved.entities]
