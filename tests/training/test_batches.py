"""Texts become rows as the run-time reader would spell them."""

import random  # noqa: TID251 - seeded generators only

from training.batches import Shares, encoded, epoch, row
from training.labels import HEADS, IGNORED
from training.spans import Labelled, Span

from averment.claims.reader.wording import NAME

TEXT = "Ona Velde denied the leak. Ona Velde left. The valve was open, Ona Velde said."


def document(**heads: tuple[Span, ...]) -> Labelled:
    """One document with some heads."""
    return Labelled(id="d", source="own", text=TEXT, heads=heads)


def test_names_are_masked_for_attributions_only() -> None:
    """A document with both kinds of labels is read twice: masked, and as written."""
    masked, plain = encoded(document(agents=(Span(0, 9, "S"), Span(10, 16, "C")), names=(Span(0, 9, "PER"),)))
    assert masked.words[0].pieces == (NAME,)
    assert HEADS["agents"][masked.labels["agents"][0]] == "B-S"
    assert set(masked.labels["names"]) == {IGNORED}
    assert [HEADS["names"][n] for n in plain.labels["names"][:3]] == ["B-PER", "I-PER", "O"]
    assert set(plain.labels["agents"]) == {IGNORED}


def test_labels_stand_at_first_pieces() -> None:
    """Every word has one label; the other pieces and the signs have none."""
    (masked,) = encoded(document(agents=(Span(0, 9, "S"),)))
    one = row(masked, 0, len(masked.words))
    assert len(one.ids) == len(one.case) == len(one.labels["agents"])
    assert sum(n != IGNORED for n in one.labels["agents"]) == len(masked.words)
    assert one.labels["agents"][0] == one.labels["agents"][-1] == IGNORED


def test_a_span_begins_anew_in_a_later_row() -> None:
    """No row opens with the inside of a span, which the decoder could not produce."""
    (masked,) = encoded(document(outer=(Span(0, len(TEXT), "K"),)))
    numbers = [n for n in row(masked, 3, 8).labels["outer"] if n != IGNORED]
    assert [HEADS["outer"][n] for n in numbers] == ["B-K"] + ["I-K"] * 4


def test_every_word_is_in_one_row_of_a_pass() -> None:
    """Wherever the windows fall, no word is lost or read twice."""
    long = Labelled(id="d", source="own", text=TEXT * 30, heads={"agents": ()})
    parts = encoded(long)
    for seed in range(5):
        batches = epoch(parts, 2, Shares(), random.Random(seed))  # noqa: S311 - a seeded order
        labels = [n for rows in batches for one in rows for n in one.labels["agents"] if n != IGNORED]
        assert len(labels) == len(parts[0].words)


def test_unmarked_words_of_narrower_sets_can_be_left_out() -> None:
    """They may be attributions that the set does not mark; marked words always count, and our own set is whole."""
    other = Labelled(id="g", source="gum", text=TEXT, heads={"agents": (Span(0, 9, "S"),)})
    order = random.Random(0)  # noqa: S311 - a seeded order
    known = [
        n
        for one in epoch(encoded(other), 1, Shares(unmarked=0), order)[0]
        for n in one.labels["agents"]
        if n != IGNORED
    ]
    assert known == [HEADS["agents"].index("B-S")]
    whole = [
        n
        for one in epoch(encoded(document(agents=())), 1, Shares(unmarked=0), order)[0]
        for n in one.labels["agents"]
    ]
    assert whole.count(0) == len(encoded(document(agents=()))[0].words)


def test_texts_for_names_can_be_taken_in_part() -> None:
    """Texts for attributions are always taken whole."""
    parts = encoded(document(agents=(), names=()))
    order = random.Random(0)  # noqa: S311 - a seeded order
    assert len(epoch(parts, 1, Shares(names=0), order)) == 1
    assert len(epoch(parts, 1, Shares(), order)) == 2
