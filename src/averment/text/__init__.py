"""The text room: bytes become text, segments with exact positions, and what a file tells about itself.

What comes in: a file of any kind, hostile ones included, with the name under which it was received.
What goes out: a reading, or the refusal of one, and from it the model's document and segments.
What never happens here: nothing is fetched, guessed without saying so, or dropped silently.
"""

from averment.text.reader import read
from averment.text.reading import VERSION, Part, Piece, Reading, as_words, refused
from averment.text.warm import warm

__all__ = ["VERSION", "Part", "Piece", "Reading", "as_words", "read", "refused", "warm"]
