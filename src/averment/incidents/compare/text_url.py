"""A number in the text beside a link that says another number."""

import re
from decimal import Decimal
from typing import Final

from averment.incidents.ground import Difference, Ground
from averment.incidents.words import table
from averment.model import StatedQuantity, Verdict

URL: Final = re.compile(r"https?://\S+")
SLUG: Final = re.compile(
    r"(?<![a-z0-9])([a-z]{0,4}?)(\d+(?:[.,]\d+)?)[-_]?(thousand|million|billion|mln|bn|tonnes|tons)(?![a-z])",
    re.IGNORECASE,
)
BEFORE: Final = 240  # characters before a link that belong to it


def find(ground: Ground) -> list[Difference]:
    """Numbers with a scale or unit in a link's words, against the numbers right before the link."""
    found = []
    for document in sorted(ground.index.documents):
        text = ground.index.text(document)
        for url in URL.finditer(text):
            for slug in SLUG.finditer(url[0]):
                found.extend(_against(ground, document, url, slug))
    return found


def _against(ground: Ground, document: str, url: re.Match[str], slug: re.Match[str]) -> list[Difference]:
    """The stated numbers of the same unit before a link that differ from the one in it."""
    value = Decimal(slug[2].replace(",", ".")) * _scale(slug[3])
    near = [
        q
        for q in ground.index.quantities.on(document, max(0, url.start() - BEFORE), url.start())
        if q.passage.end <= url.start() and _same_unit(q, slug[1], slug[3])
    ]
    if not near or any(_holds(q, value) for q in near):
        return []
    stated = near[-1]
    a = ground.index.tightest(document, stated.passage.start, stated.passage.end)
    b = ground.index.tightest(document, url.start(), url.end()) or a
    if a is None or b is None:
        return []
    detail = f"The text says “{' '.join(stated.passage.quote.split())}”, the link beside it “{slug[0]}”."
    return [Difference(a, b, Verdict.CONFLICT, detail, 0.8, None, (slug[0],))]


def _scale(word: str) -> Decimal:
    """What a scale word multiplies by."""
    for power, words in table("scales").items():
        if word.casefold() in words:
            return Decimal(power)
    return Decimal(1)


def _same_unit(stated: StatedQuantity, currency: str, scale: str) -> bool:
    """Whether a stated number can be the one in the link: same currency, or of the same order."""
    unit = (stated.quantity.unit or "").casefold()
    if currency and unit:
        return unit == currency.casefold()
    value = stated.quantity.low if stated.quantity.low is not None else stated.quantity.high
    return scale.casefold() in stated.passage.quote.casefold() or (
        value is not None and value >= _scale(scale) > 1
    )


def _holds(stated: StatedQuantity, value: Decimal) -> bool:
    """Whether the stated number is the link's."""
    q = stated.quantity
    return (q.low is None or q.low <= value) and (q.high is None or value <= q.high)
