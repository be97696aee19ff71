"""What makes a claim one that a person should look at first."""

from typing import Final

from averment.claims.extract import READ_LANGUAGES
from averment.claims.pronouns import NEUTER, PLURAL, RELATIVE, SINGULAR
from averment.claims.timing import CARRIED
from averment.claims.words import lines

LOW: Final = 0.5  # a reading scored below is rather wrong than right
# Speakers that name nobody, in small letters and with a large one: some databases fold Latin letters alone.
FOREIGN: Final = frozenset(form for word in lines("foreign-pronouns") for form in (word, word.capitalize()))
NAMELESS: Final = tuple(sorted(SINGULAR | PLURAL | NEUTER | RELATIVE | FOREIGN))
GUESSED_DAYS: Final = (CARRIED.partition("@")[0],)  # rules by which a day is taken over from words before
TRAINED: Final = tuple(sorted(READ_LANGUAGES))  # languages with a trained reader
