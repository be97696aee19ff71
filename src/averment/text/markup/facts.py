"""What a page tells about itself: title, author, publisher, date of publication, each where it says so."""

import json
import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from averment.model import Problem, Reason, When
from averment.text.dates import stated
from averment.text.draft import Facts

TITLE_KEYS: Final = ("og:title", "twitter:title", "dc.title", "citation_title")
AUTHOR_KEYS: Final = ("author", "article:author", "dc.creator", "citation_author", "parsely-author", "byl")
PUBLISHER_KEYS: Final = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "citation_publisher",
    "application-name",
)
DATE_KEYS: Final = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.date",
    "dcterms.issued", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "citation_publication_date",
    "citation_date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
ARTICLES: Final = re.compile(
    r"(?:News|Blog|Scholarly|Report|Analysis|Opinion)?(?:Article|Posting|Report)|WebPage|CreativeWork|PressRelease|Statement|Legislation"
)
MOST_LD: Final = 2_000_000  # characters of one embedded record
MOST_STEPS: Final = 5_000


def page_facts(tree: LexborHTMLParser) -> tuple[Facts, tuple[Problem, ...]]:
    """Facts that the page states in its records, fields and marked elements, the surest first."""
    facts = Facts()
    meta = _meta(tree)
    records = [record for record in _records(tree) if _is_article(record)]
    for record in records:
        _from_record(record, facts)
    for key in TITLE_KEYS:
        facts.title = facts.title or meta.get(key)
    heading = tree.css_first("h1")
    facts.title = _clean(heading.text()) if heading is not None and not facts.title else facts.title
    title = tree.css_first("title")
    facts.title = facts.title or (_clean(title.text()) if title is not None else None)
    facts.author = (
        facts.author
        or next((v for k in AUTHOR_KEYS if (v := meta.get(k)) and "://" not in v), None)
        or _marked(tree, "author")
    )
    facts.publisher = facts.publisher or next(
        (v for k in PUBLISHER_KEYS if (v := meta.get(k)) and "://" not in v), None
    )
    return facts, _date(tree, meta, records, facts)


def _clean(words: str | None) -> str | None:
    """Words with single spaces; None when there are none."""
    return " ".join((words or "").split()) or None


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The page's meta fields by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        value = _clean(attributes.get("content"))
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _records(tree: LexborHTMLParser) -> Iterator[dict[str, object]]:
    """The objects of the page's JSON-LD records; broken ones are passed over."""
    for node in tree.css('script[type="application/ld+json"]'):
        source = node.text()
        if len(source) > MOST_LD:
            continue
        try:
            todo: list[object] = [json.loads(source)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST_STEPS):
            if not todo:
                break
            item = todo.pop(0)
            if isinstance(item, list):
                todo.extend(item)
            elif isinstance(item, dict):
                yield item
                todo.extend(
                    item[key]
                    for key in ("@graph", "mainEntity", "mainEntityOfPage")
                    if isinstance(item.get(key), (dict, list))
                )


def _is_article(record: dict[str, object]) -> bool:
    """Whether a record describes the page's text."""
    kinds = record.get("@type")
    return any(
        isinstance(kind, str) and ARTICLES.fullmatch(kind)
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _from_record(record: dict[str, object], facts: Facts) -> None:
    """Title, author and publisher of a record."""
    headline = record.get("headline")
    facts.title = facts.title or (_clean(headline) if isinstance(headline, str) else None)
    facts.author = facts.author or _name(record.get("author"))
    facts.publisher = facts.publisher or _name(record.get("publisher"))


def _name(value: object) -> str | None:
    """The name in a person, an organisation, or a list of them."""
    if isinstance(value, list):
        names = [name for name in map(_name, value) if name]
        return ", ".join(names) or None
    if isinstance(value, dict):
        return _name(value.get("name"))
    return _clean(value) if isinstance(value, str) and "://" not in value else None


def _marked(tree: LexborHTMLParser, prop: str) -> str | None:
    """An element marked as naming the author, outside comments."""
    for node in tree.css(f"[itemprop={prop}], [rel={prop}]"):
        if not _in_comment(node):
            words = _clean(node.attributes.get("content") or node.text())
            if words and len(words) <= 80:  # noqa: PLR2004 - a name
                return re.sub(r"^(?:by|von|par|por|автор:?)\s+", "", words, flags=re.IGNORECASE)
    return None


def _in_comment(node: LexborNode) -> bool:
    """Whether an element stands inside a comment."""
    current: LexborNode | None = node
    for _ in range(60):
        if current is None:
            return False
        attributes = current.attributes
        names = " ".join(attributes.get(key) or "" for key in ("class", "id", "itemtype")).lower()
        if "comment" in names and current.tag not in {"html", "body"}:
            return True
        current = current.parent
    return False


def _date(
    tree: LexborHTMLParser, meta: dict[str, str], records: list[dict[str, object]], facts: Facts
) -> tuple[Problem, ...]:
    """The date of publication with its reason; other dates that the page states for it are reported."""
    dates = list(_dates(tree, meta, records))
    if not dates:
        return ()
    where, when = dates[0]
    facts.published = when
    facts.published_reason = Reason("published-page@1", 0.95, f"The page states {where}: {when.as_stated}.")
    others = [f"{place}: {other.as_stated}" for place, other in dates[1:] if not other.overlaps(when)]
    if not others:
        return ()
    beside = "; ".join(others[:3])
    detail = f"Several dates of publication are given; {where}: {when.as_stated} was taken, beside {beside}."
    return (Problem("dates-disagree", detail),)


def _dates(
    tree: LexborHTMLParser, meta: dict[str, str], records: list[dict[str, object]]
) -> Iterator[tuple[str, When]]:
    """Stated dates of publication, the surest first."""
    for record in records:
        value = record.get("datePublished")
        if isinstance(value, str) and (when := stated(value)):
            yield "datePublished in its record", when
    for key in DATE_KEYS:
        if when := stated(meta.get(key, "")):
            yield f"the field {key}", when
    for node in tree.css("[itemprop=datePublished], time[pubdate], time[datetime]")[:200]:
        value = node.attributes.get("datetime") or node.attributes.get("content") or node.text()
        if not _in_comment(node) and _dates_article(node) and (when := stated(value)):
            yield "a marked date in the article", when
            return


def _dates_article(node: LexborNode) -> bool:
    """Whether a time element dates the text: it is marked so, or stands in the text's own head."""
    if node.attributes.get("itemprop") == "datePublished" or "pubdate" in node.attributes:
        return True
    if "updated" in (node.attributes.get("class") or "") or node.attributes.get("itemprop") == "dateModified":
        return False
    current = node.parent
    for _ in range(4):
        if current is None:
            return False
        names = f"{current.attributes.get('class') or ''} {current.tag}".lower()
        if any(
            word in names
            for word in (
                "byline",
                "dateline",
                "header",
                "meta",
                "published",
                "pub-date",
                "author",
                "entry-date",
            )
        ):
            return True
        if current.tag in {"p", "li", "nav", "aside", "footer"}:
            return False
        current = current.parent
    return False
