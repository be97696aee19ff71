"""Which words for events can mean one event."""

from averment.incidents.words import table


def groups(family: str) -> frozenset[str]:
    """The groups of families in which a family may name the same event as another."""
    return frozenset(key for key, members in table("event_groups").items() if family in members)


def compatible(a: str, b: str) -> bool:
    """Whether two families can name one event."""
    return a == b or bool(groups(a) & groups(b))
