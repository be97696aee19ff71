"""When a text was written, as its own dates tell."""

import re
from collections.abc import Iterable
from typing import Final

from averment.claims.dateahead import looks_ahead
from averment.claims.dateforms import expressions
from averment.claims.datereading import PLACES_STORY, placed
from averment.claims.datevalues import Stated
from averment.model import Precision, Reason, When, rule_id

Region = tuple[int, int, str]

RULE_PUBLISHED: Final = rule_id("published-from-text", 1)
HEAD: Final = 1200  # code points: the head of a document, where its own date stands
ALONE: Final = re.compile(
    r"[\W\d_]*(?:(?:by|published|posted|updated|date|on|last updated)\b[^\n]{0,60}?)?\Z"
    r"|[^\n.!?]{0,80}(?:,|\||·|[–—-]|\b(?:published|posted|updated|dated|issued|released)(?: on)?)\s*\Z",
    re.IGNORECASE,
)
DATELINE: Final = re.compile(r"[^\W\d_a-z][\w .’'-]{1,40}(?:,|\s\()[^\n.]{0,40}\Z")
REST_OF_LINE: Final = 40  # code points that may follow a date on its own line
ENDING: Final = frozenset(".,|)·–—-;*")  # marks behind which a line's own date may be followed by more
CLOCK: Final = re.compile(r"(?:noon|midnight|hrs|hours|[ap]\.?m\.?|local time|[A-Z]{3,4})(?![\w’'])")


def infer_published(
    document_id: str,  # noqa: ARG001 - the door's finders all begin so
    text: str,
    regions: Iterable[Region],
) -> tuple[When, Reason] | None:
    """When the text was written, as its own dates tell: the date at its head, else "not before" the last one.

    Dates that lie ahead of the text ("until 17 November 2019") do not count. None when no full date stands
    in the text. The end stays open: a text can be written long after the last date it mentions.
    """
    stated = [e for start, end, _ in sorted(regions) for e in expressions(text, start, end)]
    dated = [(e, span) for e in stated if isinstance(e, Stated) and _story(e) and (span := placed(e))]
    head = next((pair for pair in dated if _heads(text, pair[0])), None)
    if head:
        quote = text[head[0].start : head[0].end]
        detail = f"“{quote}” stands by itself at the head of the document."
        return When(*head[1], head[0].precision, quote), Reason(RULE_PUBLISHED, 0.8, detail, (quote,))
    past = [pair for pair in dated if not looks_ahead(text, pair[0].start, pair[0].end)]
    if not past:
        return None
    last, span = max(past, key=lambda pair: pair[1])
    quote = text[last.start : last.end]
    detail = f"The latest date in the text is “{quote}”; it was written then or later."
    return When(span[0], None, Precision.UNKNOWN, quote), Reason(RULE_PUBLISHED, 0.5, detail, (quote,))


def _story(expression: Stated) -> bool:
    return expression.precision in PLACES_STORY


def _heads(text: str, expression: Stated) -> bool:
    """Whether a day stands alone on a line, or in a dateline, near the head of the document."""
    if expression.precision is not Precision.DAY or expression.start > HEAD:
        return False
    begin = text.rfind("\n", 0, expression.start) + 1
    stop = text.find("\n", expression.end)
    before, after = text[begin : expression.start], text[expression.end : stop if stop >= 0 else len(text)]
    rest = after.strip()
    ended = not rest or rest[0] in ENDING or CLOCK.match(rest)
    if ALONE.match(before) and len(rest) <= REST_OF_LINE and ended:
        return True
    return bool(DATELINE.match(before)) and bool(re.match(r"\s*\)?\s*(?:\([^)\n]{1,30}\)\s*)?[–—-]", after))
