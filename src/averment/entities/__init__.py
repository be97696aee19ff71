"""The entities room: which names mean the same person, body, ship or place, and what links them.

What comes in: texts, mentions and claims; what goes out: entities, links and typed edges, each with its reason.
What never happens here: no network and no database is touched, and a doubtful match is left open, never decided.
"""

from averment.entities.compare import Likeness, compare
from averment.entities.edges import find_edges
from averment.entities.resolve import Resolved, resolve

__all__ = ["Likeness", "Resolved", "compare", "find_edges", "resolve"]
