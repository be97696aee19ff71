"""What the network sees: pieces as BERT cuts them, offsets that hold, names masked, windows that fit."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from averment.claims.reader.wording import (
    BREAK,
    LONGEST_WINDOW,
    NAME,
    UNKNOWN,
    Case,
    Word,
    encoded,
    name_sense,
    pieces,
    vocabulary,
    windows,
    words_in,
)

INVENTED = ["Orvask", "Velindra Tosk", "Qarn", "Belgorast-Umlin Drav", "Tshevo", "Marrubex Olintaya"]
FRAMES = [
    "The government of {0} said that {1} had closed the pier. Troops of {1} left, officials in {0} said.",
    "{0} denied the report. In {1}, the ministry called it false, and {0} has said nothing since.",
    "On Monday the envoy from {1} told {0} that the talks with {0} were over, but {1} would wait.",
    "“We saw {0} fire first,” a man near {1} said. The army of {0} blamed {1}.",
]


def cut(text: str, words: list[Word]) -> list[str]:
    """The words as they stand in the text."""
    return [text[w.start : w.end] for w in words]


def named(word: str) -> list[str]:
    """The pieces of a word by name."""
    by_number = {number: piece for piece, number in vocabulary().items()}
    return [by_number[number] for number in pieces(word)]


def test_signs_have_the_numbers_of_the_vocabulary() -> None:
    """The numbers written in code are those of the file."""
    known = vocabulary()
    assert (known["[UNK]"], known["[CLS]"], known["[SEP]"], known["[PAD]"]) == (100, 101, 102, 0)
    assert len(known) == 30_522


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ministry", ["ministry"]),
        ("Ministry", ["ministry"]),
        ("unaffable", ["una", "##ffa", "##ble"]),  # the example of BERT's own tests
        ("Café", ["cafe"]),
        ("1240", ["124", "##0"]),
        ("“", ["“"]),
        ("x" * 101, ["[UNK]"]),
        ("☃", ["[UNK]"]),
    ],
)
def test_pieces(word: str, expected: list[str]) -> None:
    """Greedy, longest first, without case and accents."""
    assert named(word) == expected


@given(st.text(min_size=1, max_size=30).filter(str.isalpha))
def test_pieces_spell_their_word(word: str) -> None:
    """Joined, the pieces of a Latin word are the word; or it is unknown as a whole."""
    found = named(word)
    if word.isascii():
        assert found == ["[UNK]"] or "".join(p.removeprefix("##") for p in found) == word.lower()
    assert found == ["[UNK]"] or "[UNK]" not in found


@given(st.text(max_size=80), st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_words_lie_in_order_inside_their_part(text: str, before: int, behind: int, masked: bool) -> None:  # noqa: FBT001 - drawn
    """No word overlaps another or leaves its part, and only blanks and joiners are in no word."""
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - behind)
    found = words_in(text, start, end, name_sense(text) if masked else None)
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(start <= w.start < w.end <= end for w in found)
    assert all(w.pieces for w in found)
    if not masked:
        at = start
        for word in [*found, Word(end, end, (0,), Case.OTHER)]:
            assert not any(c.isalnum() for c in text[at : word.start])
            at = word.end


def test_a_name_is_one_masked_word() -> None:
    """A person's name, with particles and initials, is one word with one sign; offices and days are kept."""
    text = "On Monday Minister Ilva van der Brenner met O. Renn and the people of Al-Qorvat."
    words = words_in(text, 0, len(text), name_sense(text))
    masked = [text[w.start : w.end] for w in words if w.pieces == (NAME,)]
    assert masked == ["Ilva van der Brenner", "O. Renn", "Al-Qorvat"]
    assert {"Monday", "Minister", "people"} <= set(cut(text, words))


def test_a_particle_behind_a_name_is_not_part_of_it() -> None:
    """Only between two names does a particle join them."""
    text = "We asked Brenner de novo."
    words = words_in(text, 0, len(text), name_sense(text))
    assert cut(text, words) == ["We", "asked", "Brenner", "de", "novo", "."]


def test_a_line_break_is_a_word_of_its_own() -> None:
    """With the blanks behind it."""
    text = "One came.\n\n  Two went."
    (broken,) = [w for w in words_in(text, 0, len(text), None) if w.pieces == (BREAK,)]
    assert text[broken.start : broken.end] == "\n\n  "


def test_casing() -> None:
    """How each word is written goes beside its pieces."""
    text = "the Ministry of NATO iPhone 12 A ."
    assert [w.case for w in words_in(text, 0, len(text), None)] == [
        Case.LOWER, Case.TITLE, Case.LOWER, Case.UPPER, Case.MIXED, Case.DIGITS, Case.TITLE, Case.OTHER,
    ]  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("other", INVENTED[1:])
def test_the_network_cannot_tell_two_parties_apart(frame: str, other: str) -> None:
    """Pieces and casing are the same for names of any length, and after their exchange."""
    seen = set()
    for pair in ((INVENTED[0], other), (other, INVENTED[0])):
        text = frame.format(*pair)
        seen.add(tuple((w.pieces, w.case) for w in words_in(text, 0, len(text), name_sense(text))))
    assert len(seen) == 1


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*INVENTED, "said", "the crew", ".", "\n", "ﷺ" * 50, "가" * 90, "antidisestablish"]),
        max_size=300,
    )
)
def test_windows_tile_the_words_and_fit(parts: list[str]) -> None:
    """Each word is in exactly one window, and no window holds more pieces than the limit."""
    text = " ".join(parts)
    words = words_in(text, 0, len(text), name_sense(text))
    found = list(windows(words))
    assert [at for first, last in found for at in range(first, last)] == list(range(len(words)))
    for first, last in found:
        ids, cases, firsts = encoded(words[first:last])
        assert len(ids) == len(cases) <= LONGEST_WINDOW + 2
        assert len(firsts) == last - first
        assert [ids[at] for at in firsts] == [w.pieces[0] for w in words[first:last]]


def test_a_window_ends_at_a_sentence() -> None:
    """The cut is made behind the last full stop that fits."""
    text = "The crew left the pier. " * 60
    words = words_in(text, 0, len(text), name_sense(text))
    ends = [words[last - 1] for _, last in windows(words)]
    assert len(ends) > 2
    assert {text[w.start : w.end] for w in ends} == {"."}


def test_a_word_of_many_pieces_is_a_window_of_its_own() -> None:
    """It is cut at the limit, as nothing shorter can be read of it."""
    word = Word(0, 1, (UNKNOWN,) * (LONGEST_WINDOW + 40), Case.LOWER)
    assert list(windows([word, word])) == [(0, 1), (1, 2)]
    assert len(encoded([word])[0]) == LONGEST_WINDOW + 2
