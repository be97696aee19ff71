"""The rules by which support is weighed, each under its name and version; old ones stay.

What comes in: the lineage count of the claims that speak for something. What goes out: a sentence.
What never happens here: no truth score, no probability, no ranking of speakers.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from averment.assessment.weighing import count_lineages
from averment.model import LineageCount

Weighing = Callable[[LineageCount], str]

RULES: Final[Mapping[str, Weighing]] = MappingProxyType({count_lineages.RULE: count_lineages.weigh})

__all__ = ["RULES", "Weighing"]
