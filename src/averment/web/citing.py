"""Citations of a claim, to copy: plain text, Markdown, and a Web Annotation.

The annotation follows the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), with a
text position selector in code points and a text quote selector with 32 characters on each side.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from averment.pipeline.views import ClaimPage
from averment.web import addresses
from averment.web.quoting import when

AROUND: Final = 32


@dataclass(frozen=True, slots=True)
class Citations:
    """The same citation in three forms."""

    text: str
    markdown: str
    annotation: str


def citations(page: ClaimPage) -> Citations:
    """The forms in which a claim can be cited."""
    return Citations(_text(page), _markdown(page), json.dumps(annotation(page), ensure_ascii=False, indent=2))


def speaker(page: ClaimPage) -> str:
    """Who speaks: the chain of relays, or the author's own voice."""
    claim = page.card.claim
    if claim.speaker is None:
        return f"{_source(page)} (in its own voice)"
    return " → ".join(relay.name for relay in claim.chain) or claim.speaker


def _source(page: ClaimPage) -> str:
    document = page.card.document
    return document.author or document.publisher or "author unknown"


def _facts(page: ClaimPage) -> list[str]:
    document, passage = page.card.document, page.card.claim.passage
    return [
        document.label,
        _source(page),
        when(document.published) or "date unknown",
        f"original SHA-256 {document.exhibit}",
        f"text SHA-256 {page.text_sha256}, characters {passage.start}-{passage.end}",
        addresses.words(page.card.claim),
    ]


def _text(page: ClaimPage) -> str:
    claim = page.card.claim
    return f"{speaker(page)} [{claim.polarity}]: “{claim.passage.quote}” — " + "; ".join(_facts(page))


def _markdown(page: ClaimPage) -> str:
    claim = page.card.claim
    quoted = "\n".join(f"> {_plain(line)}" for line in claim.passage.quote.splitlines())
    facts = "; ".join(_plain(fact) for fact in _facts(page)[:-1])
    return f"{quoted}\n\n{_plain(speaker(page))} [{claim.polarity}], in: {facts}. <{_facts(page)[-1]}>"


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in text)


def annotation(page: ClaimPage) -> dict[str, Any]:
    """The passage as a Web Annotation; the original is named by its digest, not by a place."""
    claim, document = page.card.claim, page.card.document
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:averment:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "value": f"{speaker(page)} [{claim.polarity}, {claim.level}]",
        },
        "target": {
            "source": f"urn:sha256:{document.exhibit}",
            "selector": [
                {
                    "type": "TextPositionSelector",
                    "start": claim.passage.start,
                    "end": claim.passage.end,
                },
                {
                    "type": "TextQuoteSelector",
                    "exact": claim.passage.quote,
                    "prefix": page.before[-AROUND:],
                    "suffix": page.after[:AROUND],
                },
            ],
        },
    }
