"""The claims room: passages become claims.

What comes in: a document, its stored text and its segments.
What goes out: claims with their speakers, and the dates, quantities and names at their words.
What never happens here: nothing is fetched, stored or judged true; a person's words stay a person's words.
"""

from averment.claims.doubts import GUESSED_DAYS, LOW, NAMELESS, TRAINED
from averment.claims.reading import Extraction, extract, version

__all__ = ["GUESSED_DAYS", "LOW", "NAMELESS", "TRAINED", "Extraction", "extract", "version"]
