"""Notes between offices."""

from collections.abc import Callable

from averment.text import Reading

NOTE = """The ministry answered the same day.

No. 114/31
The Embassy of the Republic of Varn presents its compliments to the Ministry and informs it that the boat was fishing.

The Embassy requests that the crew be released.

The Embassy avails itself of this opportunity to renew the assurances of its highest consideration.

The crew was released on Monday.
"""


def test_a_note_within_a_report(reading_of: Callable[..., Reading]) -> None:
    """It runs from the compliments to the assurances; the number above and the report below stay."""
    reading = reading_of(NOTE)
    said = [(p.speaker, reading.text[p.start : p.end]) for p in reading.pieces if p.speaker]
    assert [speaker for speaker, _ in said] == ["Embassy of the Republic of Varn"]
    assert said[0][1].startswith("The Embassy of the Republic")
    assert said[0][1].endswith("highest consideration.")
