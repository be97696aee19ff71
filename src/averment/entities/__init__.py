"""The entities room: which names mean the same person, body, ship or place, and what links them.

What comes in: texts, mentions and claims. What goes out: entities, links and edges, with reasons.
What never happens here: no network or database is touched, and a doubtful match is never decided.
"""

from averment.entities.compare import Likeness, compare
from averment.entities.edges import find_edges
from averment.entities.resolve import Resolved, resolve

__all__ = ["Likeness", "Resolved", "compare", "find_edges", "resolve"]
