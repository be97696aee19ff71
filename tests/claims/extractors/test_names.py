"""Names are found with their kinds, titles stay outside, and capital letters alone prove nothing."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from averment.claims.extractors.names import find_all
from averment.claims.signs import abbreviates
from averment.model import Mention

ARTICLE = """\
Harbour Master Denies Role in Keshtal Explosion

KESHTAL, Northern Valdora (OC) — The Valdoran Ministry of Defence and Emergencies said on Tuesday that at least
14 people died near the port of Keshtal on 3 May 2019. Defence Minister Joren Aldik told the Ostvale News Agency
(ONA) that the blast was an accident.

"We have nothing to hide," Aldik said. Opposition leader Sana Verrin, a former judge, called the statement a lie.
According to Verrin, the tanker Grey Heron had left Port Asel with ammonium nitrate bought by Halden Shipping Ltd.
The MV Corin Star followed. Marsh, who owns Tarn & Sons, could not be reached. His brother Anton Marsh works for
the Bank of Valdora.

In Lower Meska, residents of the village of Drin spoke of a cloud. Fighters of the Eastern Front denied it.
Velmora’s defence ministry said T-72 tanks and Grad rockets were seen. Payments went through account
VA12 3456 7890 1234 5678. Resolution 88 and the draft S/2019/412 were rejected, said the Velmoran delegation.

Comments
garga: THE MINISTRY LIES AND EVERYBODY IN KESHTAL KNOWS IT
tomas k: i was in valdora last year, aldik is a crook
"""


def found(text: str) -> dict[str, str]:
    """Kinds by quote."""
    return {m.passage.quote: m.kind.value for m in mentions(text)}


def mentions(text: str) -> Iterable[Mention]:
    """The mentions of a text that is readable throughout."""
    return find_all("doc-1", text, ((0, len(text)),)).told


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KESHTAL", "place"),
        ("Northern Valdora", "place"),
        ("Valdoran Ministry of Defence and Emergencies", "organization"),
        ("Keshtal", "place"),
        ("Joren Aldik", "person"),
        ("Ostvale News Agency", "organization"),
        ("ONA", "organization"),
        ("Aldik", "person"),
        ("Sana Verrin", "person"),
        ("Verrin", "person"),
        ("Grey Heron", "vessel"),
        ("MV Corin Star", "vessel"),
        ("Port Asel", "place"),
        ("ammonium nitrate", "substance"),
        ("Halden Shipping Ltd.", "organization"),
        ("Tarn & Sons", "organization"),
        ("Anton Marsh", "person"),
        ("Bank of Valdora", "organization"),
        ("Lower Meska", "place"),
        ("Drin", "place"),
        ("Eastern Front", "organization"),
        ("Velmora’s defence ministry", "organization"),
        ("T-72", "weapon_system"),
        ("Grad", "weapon_system"),
        ("VA12 3456 7890 1234 5678", "account"),
        ("Resolution 88", "document"),
        ("S/2019/412", "document"),
    ],
)
def test_a_name_is_found_with_its_kind(name: str, kind: str) -> None:
    """Each name of a made-up report gets the kind that its surroundings show."""
    assert found(ARTICLE).get(name) == kind


@pytest.mark.parametrize(
    "word",
    [
        "Defence Minister",
        "Opposition",
        "According",
        "Payments",
        "Fighters",
        "Comments",
        "EVERYBODY",
        "Velmoran",
    ],
)
def test_capitals_alone_are_no_names(word: str) -> None:
    """Titles, first words, headings, shouting and adjectives are no mentions."""
    assert word not in found(ARTICLE)


@pytest.mark.parametrize(
    ("text", "name", "outside"),
    [
        ("We met Secretary of State Ana Lorm there.", "Ana Lorm", "Secretary of State"),
        ("It was signed by President Kol’s deputy.", "Kol", "President"),
        ("Valdoran Foreign Minister Pell Ard left.", "Pell Ard", "Foreign Minister"),
        ("They heard Norwegian Ambassador Ilse van der Brandt.", "Ilse van der Brandt", "Ambassador"),
        ("The body told spokesman Abu Nasr al-Kadi so.", "Abu Nasr al-Kadi", "spokesman"),
    ],
)
def test_titles_stay_outside(text: str, name: str, outside: str) -> None:
    """A title marks a person and is no part of the name; particles are."""
    kinds = found(text)
    assert kinds.get(name) == "person"
    assert not any(outside in quote for quote in kinds)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aid went to Kenya, Peru and the United States.", {"Kenya", "Peru", "United States"}),
        ("The Kenyans thanked Peruvian doctors.", {"Kenyans"}),
        (
            "He joined the Organization for the Safety of Inland Ports in May.",
            {"Organization for the Safety of Inland Ports"},
        ),
        ("Ana and Ben Oskar came.", {"Ana", "Ben Oskar"}),
        ("Nobody in the street knew. It was Monday, in March.", set()),
        ("all of lower case, even kenya and lima", set()),
    ],
)
def test_where_names_begin_and_end(text: str, names: set[str]) -> None:
    """Lists are cut, bodies are kept whole, days and small letters are no names."""
    assert set(found(text)) == names


def test_swapping_two_countries_swaps_only_names() -> None:
    """No nationality is treated otherwise than another."""
    text = "Norway accused Peru of the attack. The Norwegian army denied it in Oslo; Peruvian officers were silent."
    swapped = (
        text.translate(str.maketrans({}))
        .replace("Norway", "@")
        .replace("Peru ", "Norway ")
        .replace("@", "Peru")
    )
    swapped = swapped.replace("Norwegian", "@").replace("Peruvian", "Norwegian").replace("@", "Peruvian")
    assert [m.kind for m in mentions(text)] == [m.kind for m in mentions(swapped)]


def test_only_readable_zones_are_read() -> None:
    """Names outside the zones are left alone, and offsets count from the text's start."""
    text = "Kenya paid. Peru did not."
    (only,) = find_all("doc-1", text, ((12, 25),)).told
    assert (only.passage.start, only.passage.quote) == (12, "Peru")


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("ONA", "Ostvale News Agency", True),
        ("ICIK", "Independent Commission of Inquiry on Keshtal", True),
        ("OC", "Northern Valdora", False),
    ],
)
def test_abbreviations_fit_their_names(short: str, long: str, *, expected: bool) -> None:
    """The letters stand for the words in order."""
    assert abbreviates(short, long.split()) is expected


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300))
def test_every_mention_stands_where_it_says(text: str) -> None:
    """Quotes are found again at their offsets, in order and apart, whatever the text is."""
    rows = [m.passage for m in mentions(text)]
    assert all(text[p.start : p.end] == p.quote for p in rows)
    assert all(a.end <= b.start for a, b in pairwise(rows))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The ship left. Corvin Tankers declined to comment.", "Corvin Tankers", "organization"),
        ("We asked Harl Bunkering. The Drin Mirror did so too.", "Harl Bunkering", "organization"),
        ("Harl Osten Ltd paid. Later Harl Osten denied it.", "Harl Osten", "organization"),
        ("We could not visit the tanker. Silver Mattock takes no position.", "Silver Mattock", "person"),
        ("The yard of Corvin Shipping of Singapore closed.", "Singapore", "place"),
        ("It runs from Ostvale to Cape Merin.", "Cape Merin", "place"),
        ("The envoy of Karvelia stated that it voted against.", "Karvelia", "other"),
        ("The representative of Karvelia stated that it voted against.", "Karvelia", "place"),
        ("He told the channel Valdora 24 that he had called.", "Valdora 24", "organization"),
        ("In Valdora 24 people died.", "Valdora", "place"),
        ("The counsel of Mr. Tae Sun-ho spoke.", "Tae Sun-ho", "person"),
        ("Head of the Agency B. A. Merinov", "B. A. Merinov", "person"),
        ("MS. DORVAL (Drin Daily): Do you know who paid for the pier?", "DORVAL", "person"),
        ("We met Lt Cdr Joren Aldik there.", "Joren Aldik", "person"),
        ("Silver Quarter, Nairobi and Athens", "Nairobi", "place"),
    ],
)
def test_what_words_in_and_beside_a_name_say(text: str, name: str, kind: str) -> None:
    """Company words, capes, numbers of channels, initials and syllables decide; a sentence before does not."""
    assert found(text).get(name) == kind


@pytest.mark.parametrize("label", ["QUOTED POST", "SYSTEM NOTICE", "Posted", "No."])
def test_labels_of_a_page_are_no_names(label: str) -> None:
    """Words that a page puts over a post name nobody."""
    text = f"{label}\nHe called press release {label} again at the quay in Drin.\n"
    assert label not in found(text)


def test_the_name_before_a_number_stays_whole_at_all_its_places() -> None:
    """Once a channel's number is known, every place of the name holds it."""
    text = "An interview with Valdora 24 was cut. So Valdora 24 lied, and Valdora was silent."
    assert [m.passage.quote for m in mentions(text)] == ["Valdora 24", "Valdora 24", "Valdora"]
