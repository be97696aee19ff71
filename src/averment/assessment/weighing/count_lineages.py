"""Version 1: support is the number of independent origins, as an interval, and nothing else."""

from typing import Final

from averment.model import LineageCount, rule_id

RULE: Final = rule_id("count-independent-lineages", 1)


def weigh(count: LineageCount) -> str:
    """The support in words: "2-3 independent origins"."""
    if not count.hi:
        return "no independent origin"
    span = str(count.lo) if count.lo == count.hi else f"{count.lo}-{count.hi}"
    return f"{span} independent origin" + ("" if span == "1" else "s")
