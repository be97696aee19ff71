"""Declared less removed and destroyed: an interval with its explanation, refused where it makes no sense.

Interval arithmetic without an error model; estimates and allegations are never netted against
declarations. Units and dates that differ are refused, not converted.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from averment.model import Balance, InvalidWord, LedgerKind, LedgerRow, Reason, When, content_id, rule_id

RULE: Final = rule_id("declared-less-gone", 1)
OUT: Final = frozenset({LedgerKind.REMOVED, LedgerKind.DESTROYED})
FOUND: Final = frozenset({LedgerKind.INSPECTED, LedgerKind.SAMPLED})
ROUNDING: Final = Decimal("0.005")  # relative: half a unit in the third digit


def balance_rows(rows: Iterable[LedgerRow]) -> Balance:
    """The balance of rows that speak of one object.

    Raises:
        InvalidWord: when units or dates differ, no row is a declaration, or a row is an estimate.
    """
    ordered = sorted(rows, key=lambda r: (r.passage, r.id))
    _check(ordered)
    declared = [r for r in ordered if r.kind is LedgerKind.DECLARED]
    if not declared:
        message = "a balance needs a declared row; leave the object out or add its declaration"
        raise InvalidWord(message)
    out = [r for r in ordered if r.kind in OUT]
    found = [r for r in ordered if r.kind in FOUND]
    low = _low(declared[0]) - sum((_high(r) for r in out), Decimal(0))
    high = _high(declared[0]) - sum((_low(r) for r in out), Decimal(0))
    explanation = _explain(declared, found, (low, high))
    first = declared[0]
    ids = tuple(r.id for r in ordered)
    return Balance(
        id=content_id("bal", *ids),
        object=_name(first),
        unit=first.quantity.unit,
        residual_low=low,
        residual_high=high,
        explanation=explanation,
        rows=ids,
        reason=Reason(RULE, 0.8, _sentence(declared[0], out, (low, high)), ids),
        as_of=first.as_of,
    )


def balances(rows: Iterable[LedgerRow]) -> tuple[Balance, ...]:
    """The balances of every object that one source declares and accounts for, by document, place and unit."""
    groups: dict[tuple[str, str, str], list[LedgerRow]] = defaultdict(list)
    for row in rows:
        if row.kind in OUT | FOUND | {LedgerKind.DECLARED}:
            groups[row.passage.document, _name(row).casefold(), row.quantity.unit or ""].append(row)
    found = []
    for key in sorted(groups):
        group = groups[key]
        kinds = {r.kind for r in group}
        if LedgerKind.DECLARED in kinds and kinds & OUT and _agree(group):
            found.append(balance_rows(group))
    return tuple(found)


def _agree(rows: list[LedgerRow]) -> bool:
    """Whether rows can be set against each other: one declaration, dates that can be the same."""
    declared = [r for r in rows if r.kind is LedgerKind.DECLARED]
    return len(declared) == 1 and all(_same_time(r.as_of, declared[0].as_of) for r in rows)


def _same_time(a: When | None, b: When | None) -> bool:
    """Whether two dates of account can be the same."""
    return a is None or b is None or a.overlaps(b)


def _check(rows: list[LedgerRow]) -> None:
    """Refuse rows that may not be netted."""
    if len({r.quantity.unit for r in rows}) > 1:
        message = "rows in different units cannot be balanced; convert them in a signed step first"
        raise InvalidWord(message)
    if any(not _same_time(a.as_of, b.as_of) for a in rows for b in rows):
        message = "rows as of different dates cannot be balanced; balance each date by itself"
        raise InvalidWord(message)
    if any(r.kind in {LedgerKind.ESTIMATED, LedgerKind.ALLEGED} for r in rows):
        message = "estimates and allegations are never netted against declarations; leave them out"
        raise InvalidWord(message)


def _low(row: LedgerRow) -> Decimal:
    """The low end of a row; an open end reaches down to nothing."""
    return row.quantity.low if row.quantity.low is not None else Decimal(0)


def _high(row: LedgerRow) -> Decimal:
    """The high end of a row; an open end is taken at its stated figure, since nothing bounds it."""
    return row.quantity.high if row.quantity.high is not None else _low(row)


def _explain(declared: list[LedgerRow], found: list[LedgerRow], residual: tuple[Decimal, Decimal]) -> str:
    """Why the declaration and what was found differ: agrees, rounding or unexplained; or what remains."""
    if not found:
        return "remaining by account"
    low = sum((_low(r) for r in found), Decimal(0))
    high = sum((_high(r) for r in found), Decimal(0))
    targets = (residual, (_low(declared[0]), _high(declared[0])))
    if any(low <= t[1] and high >= t[0] for t in targets):
        return "agrees with what was inspected"
    slack = ROUNDING * max(abs(residual[1]), abs(_high(declared[0])))
    if any(low - slack <= t[1] and high + slack >= t[0] for t in targets):
        return "rounding"
    return "unexplained"


def _name(row: LedgerRow) -> str:
    """What is balanced: the object at its place."""
    return f"{row.object}, {row.place}" if row.place and row.place != row.object else row.object


def _sentence(declared: LedgerRow, out: list[LedgerRow], residual: tuple[Decimal, Decimal]) -> str:
    """The sum as a reader sees it."""
    gone = " - ".join(f"{_low(r):f}" for r in out) or "0"
    ends = f"{residual[0]:f}" if residual[0] == residual[1] else f"{residual[0]:f} to {residual[1]:f}"
    return f"Declared {_low(declared):f} - removed or destroyed {gone} leaves {ends}."
