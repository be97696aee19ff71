"""What makes a claim one that a person should look at first."""

from typing import Final

from averment.claims.extract import READ_LANGUAGES
from averment.claims.speakers import NEUTER, PLURAL, RELATIVE, SINGULAR
from averment.claims.timing import CARRIED

LOW: Final = 0.5  # a reading scored below is rather wrong than right
NAMELESS: Final = tuple(sorted(SINGULAR | PLURAL | NEUTER | RELATIVE))  # speakers that name nobody
GUESSED_DAYS: Final = (CARRIED.partition("@")[0],)  # rules by which a day is taken over from words before
TRAINED: Final = tuple(sorted(READ_LANGUAGES))  # languages with a trained reader
