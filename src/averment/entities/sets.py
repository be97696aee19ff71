"""Disjoint sets of names: which forms have been joined, why, and which must stay apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from averment.model import EntityKind


class Node(NamedTuple):
    """One form of a name in one document."""

    document: str
    kind: EntityKind
    key: str


@dataclass(slots=True)
class Sets:
    """Disjoint sets of nodes, each join with the reason that made it."""

    parent: dict[Node, Node] = field(default_factory=dict)
    why: dict[Node, tuple[float, str]] = field(default_factory=dict)
    apart: set[tuple[str, str]] = field(default_factory=set)

    def find(self, node: Node) -> Node:
        """The representative: the least node of the set."""
        while self.parent.setdefault(node, node) != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, a: Node, b: Node, score: float, why: str) -> None:
        """Make one set of two; the weaker reason is remembered at both."""
        left, right = sorted((self.find(a), self.find(b)))
        if left == right:
            return
        self.parent[right] = left
        for node in (a, b):
            if score < self.why.get(node, (1.0, ""))[0]:
                self.why[node] = (score, why)

    def groups(self, nodes: Iterable[Node]) -> list[tuple[Node, ...]]:
        """The sets, sorted."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(set(nodes)):
            found[self.find(node)].append(node)
        return [tuple(group) for _, group in sorted(found.items())]
