"""Texts that a document reprints, and where the author comes back."""

from collections.abc import Callable

import pytest

from averment.text import Reading

Make = Callable[..., Reading]


def spoken(reading: Reading) -> list[tuple[str | None, str]]:
    """Speaker and words of the statements."""
    return [
        (p.speaker, reading.text[p.start : p.end])
        for p in reading.pieces
        if p.kind.value == "quoted_statement"
    ]


@pytest.mark.parametrize(
    "announced",
    [
        "We print in full the reply which the Harbour Union of Karsovo has sent us.",
        "The attached text, issued by the Harbour Union of Karsovo, is reproduced without alteration.",
        "The Harbour Union of Karsovo has now answered. We reproduce its words in their entirety.",
        "Here is the statement of the Harbour Union of Karsovo, without shortening.",
    ],
)
def test_a_reply_in_full(reading_of: Make, announced: str) -> None:
    """The issuer speaks as long as the text says "we"; then the author is back."""
    text = f"""The crane again

The crane has stood still for a year, and the town has counted every day of it on the wall of the bank.

{announced}

We have never refused an inspection. Our gates are open.

The crane will be repaired when we are paid.

So far the Union. I have been to the gates, and they were shut on all of the three mornings when I went.
"""
    wanted = "We have never refused an inspection. Our gates are open.\n\nThe crane will be repaired when we are paid."
    assert spoken(reading_of(text)) == [("Harbour Union of Karsovo", wanted)]


def test_a_note_names_itself(reading_of: Make) -> None:
    """Where the announcement names nobody, the form of a note does."""
    text = """A note was handed over

The envoy was received on Monday and stayed for an hour. The text of the note is as follows:

The Ministry of Works of Norrey presents its compliments to the Ministry and has the honour to state:

The Ministry protests against the closing of the lock.

On Tuesday the lock was open again and two barges went through it, as every summer, with onions.
"""
    [(speaker, words)] = spoken(reading_of(text))
    assert speaker == "Ministry of Works of Norrey"
    assert words.endswith("the closing of the lock.")


def test_words_under_the_name_of_their_sender(reading_of: Make) -> None:
    """A heading "From X" gives X the paragraph that says "we"; the next, which says "I", is the author's."""
    text = """Dear neighbours,

I pass on what has been sent to me, in the order in which it came to my house this week.

From the Mill Committee

We deny that the pond was drained. Our letter said so in May.

I have read the letter twice, and it speaks of another pond.
"""
    assert spoken(reading_of(text)) == [
        ("Mill Committee", "We deny that the pond was drained. Our letter said so in May.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On the depot\n\nThe reply of the Harbour Union is reproduced in full in the annex.\n\nWe visited the depot twice.\n",
        "From Karsovo\n\nThe train leaves at nine and comes back at noon, when it comes back at all in winter.\n",
        "Statement in connection with the closing of the lock\n\nWe reject what was said about the lock. It is shut.\n",
    ],
)
def test_nobody_is_announced(reading_of: Make, text: str) -> None:
    """An annex, a place and a topic issue nothing."""
    assert spoken(reading_of(text)) == []
