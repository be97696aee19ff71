"""Links are read from sentences with their direction, their denial and their speaker."""

from datetime import date
from decimal import Decimal

import pytest
from tests.entities.making import REASON, all_of, claim

from averment.entities import find_edges
from averment.model import (
    Bound,
    Claim,
    Edge,
    EntityKind,
    Link,
    Passage,
    Polarity,
    Quantity,
    StatedDate,
    StatedQuantity,
    When,
)

NAMES = {
    "Halden Shipping": "organization",
    "Port Line": "organization",
    "Valdoran Treasury": "organization",
    "Ilse Brandt": "person",
    "Joren Aldik": "person",
    "Grey Heron": "vessel",
    "Kenya": "place",
    "Kenyans": "other",
}


def edges(text: str, *claims: Claim) -> tuple[Edge, ...]:
    """The edges of one document; every name is its own entity."""
    rows = all_of("doc-1", text, NAMES)
    links = [Link(m.id, m.passage.quote, REASON) for m in rows]
    return find_edges({"doc-1": text}, rows, links, claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt founded Halden Shipping.", ("owner_of", "Ilse Brandt", "Halden Shipping")),
        ("Halden Shipping was founded by Ilse Brandt.", ("owner_of", "Ilse Brandt", "Halden Shipping")),
        ("The Grey Heron, a vessel of Port Line, left.", ("owner_of", "Port Line", "Grey Heron")),
        ("The director of Port Line, Ilse Brandt, left.", ("director_of", "Ilse Brandt", "Port Line")),
        ("Halden Shipping’s director, Ilse Brandt, left.", ("director_of", "Ilse Brandt", "Halden Shipping")),
        ("Joren Aldik works for Port Line.", ("employee_of", "Joren Aldik", "Port Line")),
        ("Joren Aldik, the master of the Grey Heron, left.", ("employee_of", "Joren Aldik", "Grey Heron")),
        ("Joren Aldik is a front man of Port Line.", ("agent_of", "Joren Aldik", "Port Line")),
        ("Joren Aldik acted on behalf of Port Line.", ("agent_of", "Joren Aldik", "Port Line")),
        ("Halden Shipping paid Joren Aldik.", ("paid", "Halden Shipping", "Joren Aldik")),
        (
            "The bank passed €2.4 million from Port Line to Halden Shipping.",
            ("paid", "Port Line", "Halden Shipping"),
        ),
        ("Port Line exported grain to Kenya.", ("shipped", "Port Line", "Kenya")),
        (
            "The Valdoran Treasury imposed sanctions on Port Line.",
            ("sanctioned_by", "Port Line", "Valdoran Treasury"),
        ),
        (
            "Port Line was blacklisted by the Valdoran Treasury.",
            ("sanctioned_by", "Port Line", "Valdoran Treasury"),
        ),
        (
            "The government of Kenya placed Port Line on its sanctions list.",
            ("sanctioned_by", "Port Line", "Kenya"),
        ),
        ("The Grey Heron is operated by Port Line.", ("linked", "Port Line", "Grey Heron")),
        ("The Grey Heron is registered to Port Line.", ("owner_of", "Port Line", "Grey Heron")),
        (
            "Port Line belongs to the nephew of Joren Aldik, Ilse Brandt.",
            ("owner_of", "Ilse Brandt", "Port Line"),
        ),
        (
            "Ilse Brandt was a director of Port Line until June 2020.",
            ("director_of", "Ilse Brandt", "Port Line"),
        ),
        (
            "The books name Port Line, and Port Line, they say, belongs to Ilse Brandt.",
            ("owner_of", "Ilse Brandt", "Port Line"),
        ),
        ("Ilse Brandt is linked to Port Line.", ("linked", "Ilse Brandt", "Port Line")),
    ],
)
def test_a_sentence_states_a_link(text: str, expected: tuple[str, str, str]) -> None:
    """Type and direction follow the words, active or passive."""
    (edge,) = edges(text)
    assert (edge.type.value, edge.source, edge.target) == expected
    assert edge.polarity is Polarity.ASSERTED
    assert edge.passage.stands_in(text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ilse Brandt never paid Joren Aldik.", Polarity.DENIED),
        ("Ilse Brandt denied that she owns Port Line.", Polarity.DENIED),
        ("Ilse Brandt denies owning a single share of Port Line.", Polarity.DENIED),
        ("Ilse Brandt has no link to Port Line.", Polarity.DENIED),
        ("Ilse Brandt allegedly owns Port Line.", Polarity.HEDGED),
        ("Was Port Line founded by Ilse Brandt?", Polarity.QUESTION),
    ],
)
def test_a_denied_link_is_kept_as_denied(text: str, polarity: Polarity) -> None:
    """Denials, softenings and questions do not become facts."""
    assert [edge.polarity for edge in edges(text)] == [polarity]


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt met Joren Aldik. He paid.",
        "Port Line no longer controls the tides, and many doubt that the crew of the Grey Heron sleeps.",
        "The Kenyans paid Port Line.",
        "The box was received by the Grey Heron and will be delivered to Port Line.",
    ],
)
def test_no_link_is_invented(text: str) -> None:
    """Names that only stand near such words, and whole peoples, are not linked."""
    assert edges(text) == ()


def test_a_row_of_names_gives_an_edge_each() -> None:
    """Both of "A and B" are meant."""
    found = edges("Port Line was founded by Ilse Brandt and Joren Aldik.")
    assert {edge.source for edge in found} == {"Ilse Brandt", "Joren Aldik"}


def test_this_company_is_the_one_named_before() -> None:
    """A subject from the sentence before is possible, and says so."""
    (edge,) = edges("Port Line is closed. This company was founded by Ilse Brandt.")
    assert (edge.target, edge.reason.score) == ("Port Line", 0.5)


def test_an_edge_has_the_speaker_of_its_claim() -> None:
    """The claim that covers the words is named, and its polarity is the edge's."""
    text = "Ilse Brandt said that Joren Aldik owns Port Line."
    said = claim("doc-1", text, "Joren Aldik owns Port Line", "Ilse Brandt", Polarity.HEDGED)
    (edge,) = edges(text, said)
    assert (edge.claim, edge.polarity) == (said.id, Polarity.HEDGED)


def test_amount_and_date_of_the_sentence() -> None:
    """A payment carries the sum and the day that its sentence states."""
    text = "On 4 May 2018 Port Line paid Joren Aldik €2.5 million. It rained on 5 May 2018."
    rows = all_of("doc-1", text, NAMES)
    day, money = Passage.cut("doc-1", text, 3, 13), Passage.cut("doc-1", text, 41, 53)
    million = Quantity(Decimal(2500000), Decimal(2500000), Bound.EXACT, unit="EUR")
    (edge,) = find_edges(
        {"doc-1": text},
        rows,
        [Link(m.id, m.passage.quote, REASON) for m in rows],
        dates=[StatedDate("dat-1", day, When.on(date(2018, 5, 4)), REASON)],
        quantities=[StatedQuantity("qty-1", money, million, REASON)],
        kinds={"Port Line": EntityKind.ORGANIZATION},
    )
    assert (edge.amount, edge.unit) == (Decimal(2500000), "EUR")
    assert edge.at == When.on(date(2018, 5, 4))


def test_an_account_ships_nothing() -> None:
    """Money and goods have other senders: an account of a network is no shipper."""
    text = "The account tarn_gull sent grain to Port Line."
    rows = all_of("doc-1", text, {"tarn_gull": "account", "Port Line": "organization"})
    links = [Link(m.id, m.passage.quote, REASON) for m in rows]
    assert find_edges({"doc-1": text}, rows, links) == ()
