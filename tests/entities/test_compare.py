"""Variants meet, namesakes stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.entities import compare
from averment.model import EntityKind

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Ivan Petrov", "Иван Петров", PERSON),
        ("KOLVAR, Mira", "Mira Kolvar", PERSON),
        ("Jim Ostrander", "James Ostrander", PERSON),
        ("Yusuf al-Tamimi", "Yousef Al Tamimi", PERSON),
        ("Tomas Ilgar", "Томаса Ильгара", PERSON),
        ("J. Ostrander", "James Ostrander", PERSON),
        ("Halden Shipping Ltd.", "Halden Shipping", BODY),
        ("Tarn & Sons", "Tarn and Sons", BODY),
        ("Centre for Harbour Law", "Center for Harbour Law", BODY),
        ("ILC", "Inland Law Committee", BODY),
        ("Foreign Ministry of Kenya", "Kenyan Ministry of Foreign Affairs", BODY),
        ("Eastern Meska", "East Meska", PLACE),
        ("MV Corin Star", "Corin Star", EntityKind.VESSEL),
    ],
)
def test_one_thing(left: str, right: str, kind: EntityKind) -> None:
    """Spelling, order, legal form, script, initials and short given names do not part a name."""
    assert compare(left, right, kind).same
    assert compare(right, left, kind).same


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Anton Marsh", "Lubin Marsh", PERSON),
        ("Anton Marsh", "Antonia Marsh", PERSON),
        ("Mario Kovac", "Maria Kovac", PERSON),
        ("Marsh", "Anton Marsh", PERSON),
        ("3rd Brigade", "4th Brigade", BODY),
        ("Orlen Maritime", "Orlen Foundation", BODY),
        ("Foreign Ministry of Kenya", "Foreign Ministry of Peru", BODY),
        ("Kenyan Ministry of Defence", "Kenyan Ministry of Health", BODY),
        ("Adra", "Duma", PLACE),
    ],
)
def test_two_things(left: str, right: str, kind: EntityKind) -> None:
    """Another given name, number, state or field is another thing."""
    assert not compare(left, right, kind).same


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(EntityKind))
def test_comparing_is_even_handed(left: str, right: str, kind: EntityKind) -> None:
    """The order of the two does not matter, the score is a share, and a name is itself."""
    there, back = compare(left, right, kind), compare(right, left, kind)
    assert there.same == back.same
    assert 0 <= there.score <= 1
    assert compare(left, left, kind).same
