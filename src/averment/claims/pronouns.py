"""Words that stand for somebody named elsewhere."""

from typing import Final

SINGULAR: Final = frozenset({"he", "she", "him", "her", "his"})
PLURAL: Final = frozenset({"they", "them", "their", "both"})
NEUTER: Final = frozenset({"it", "its"})
SELF: Final = frozenset({"i", "we", "my", "our", "me", "us"})
RELATIVE: Final = frozenset({"who", "which", "whom", "that"})
OWNERS: Final = frozenset({"his", "her", "their", "its"})
HONOURS: Final = frozenset(
    {"honour", "honor", "excellency", "majesty", "highness", "holiness", "eminence", "lordship", "ladyship"}
)
ANY_PERSON: Final = {"man": "he", "gentleman": "he", "woman": "she", "lady": "she"}
