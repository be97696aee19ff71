"""The review queue on every kind of database: what is doubtful, why, in which order, and what stays hidden."""

from datetime import date

import pytest

from averment.model import (
    Claim,
    Document,
    Level,
    Passage,
    Polarity,
    ReadStatus,
    Reason,
    Relay,
    Segment,
    SegmentKind,
    When,
)
from averment.store import Store, claims, documents, review

TEXT = "x" * 400
ZERO = "0" * 64
DOUBTS = review.Doubts(0.5, ("said-on-carried",), ("he", "she", "they", "Он", "он"), ("en",))
CARRIED = Reason("said-on-carried@1", 0.6, "The words go on.")
STATED = Reason("said-on-stated@1", 0.9, "The day stands beside, not said-on-carried.")


def claim(ident: str, start: int, score: float, key: str = "a", **more: object) -> Claim:
    """A claim of one document."""
    facts: dict[str, object] = {"speaker": "Ruk", "chain": (Relay("Ruk"),)}
    return Claim(
        ident,
        Passage.cut(f"doc-{key}", TEXT, start, start + 5),
        Level.REPORTED,
        Polarity.ASSERTED,
        Reason("said-that@1", score, "A verb of saying."),
        **(facts | more),  # type: ignore[arg-type]
    )


CLAIMS = (
    claim("clm-1", 0, 0.9),
    claim("clm-2", 10, 0.9, rival="Renn"),
    claim("clm-3", 20, 0.3),
    claim("clm-4", 30, 0.9, said_on=When.on(date(2020, 1, 1)), said_on_reason=CARRIED),
    claim("clm-5", 40, 0.9, said_on=When.on(date(2020, 1, 1)), said_on_reason=STATED),
    claim("clm-6", 50, 0.2, "b", speaker="He", rival="Renn"),
    claim("clm-7", 60, 0.9, "b", segment="seg-ru", speaker="Он"),
    claim("clm-8", 70, 0.9, "b", segment="seg-en"),
    claim("clm-9", 5, 0.3),
)


@pytest.fixture
def store(store: Store) -> Store:
    """Two documents with nine claims, six of them doubtful."""
    with store.write() as session:
        documents.DOCUMENTS.save(
            session,
            [
                Document(f"doc-{k}", ZERO, (), "text/plain", ReadStatus.READ, ZERO, 400, "txt@1")
                for k in ("a", "b")
            ],
        )
        part = Passage.cut("doc-b", TEXT, 60, 70)
        why = Reason("zones@1", 1.0, "A part.")
        documents.SEGMENTS.save(
            session,
            [
                Segment("seg-ru", part, SegmentKind.BODY, why, language="ru"),
                Segment("seg-en", part, SegmentKind.BODY, why, language="en"),
                Segment("seg-de", part, SegmentKind.BOILERPLATE, why, language="de"),
            ],
        )
        claims.CLAIMS.save(session, CLAIMS)
    return store


def asked(store: Store, **wanted: object) -> list[tuple[str, tuple[str, ...]]]:
    """The queue: ids and reasons."""
    limits = {name: wanted.pop(name) for name in ("limit", "offset") if name in wanted}
    with store.read() as session:
        found = review.queue(session, DOUBTS, review.ReviewFilter(**wanted), **limits)  # type: ignore[arg-type]
    return [(one.claim.id, one.reasons) for one in found]


def test_the_lowest_score_comes_first(store: Store) -> None:
    """Equal scores stand in document order; what nothing makes doubtful is left out."""
    assert asked(store) == [
        ("clm-6", ("low_score", "rival", "pronoun")),
        ("clm-9", ("low_score",)),
        ("clm-3", ("low_score",)),
        ("clm-2", ("rival",)),
        ("clm-4", ("guessed_day",)),
        ("clm-7", ("pronoun", "untrained")),
    ]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"reason": "rival"}, ["clm-6", "clm-2"]),
        ({"reason": "guessed_day"}, ["clm-4"]),
        ({"reason": "pronoun"}, ["clm-6", "clm-7"]),
        ({"reason": "untrained"}, ["clm-7"]),
        ({"document": "doc-b"}, ["clm-6", "clm-7"]),
        ({"document": "doc-b", "reason": "rival"}, ["clm-6"]),
        ({"document": "doc-c"}, []),
        ({"limit": 2, "offset": 1}, ["clm-9", "clm-3"]),
        ({"without": frozenset({"doc-b"})}, ["clm-9", "clm-3", "clm-2", "clm-4"]),
        ({"without": frozenset({"doc-b"}), "document": "doc-b"}, []),
    ],
)
def test_filters_and_pages(store: Store, wanted: dict[str, object], ids: list[str]) -> None:
    """By reason, by document, by page, and without documents that nobody may see."""
    assert [ident for ident, _ in asked(store, **wanted)] == ids


def test_counts(store: Store) -> None:
    """One pass counts by document and reason; hidden documents are not counted either."""
    with store.read() as session:
        found = review.tally(session, DOUBTS)
        shown = review.tally(session, DOUBTS, without=frozenset({"doc-b"}))
    assert [(one.document, one.claims) for one in found] == [("doc-a", 4), ("doc-b", 2)]
    assert found[1].reasons == {"low_score": 1, "rival": 1, "guessed_day": 0, "pronoun": 2, "untrained": 1}
    assert shown == found[:1]


def test_a_forgotten_document_leaves_the_queue(store: Store) -> None:
    """With a reading go its claims, from the rows and from the counts."""
    with store.write() as session:
        documents.forget(session, "doc-b")
    with store.read() as session:
        assert [one.document for one in review.tally(session, DOUBTS)] == ["doc-a"]


def test_languages(store: Store) -> None:
    """Documents and claims by the language of their parts; page furniture and hidden documents do not count."""
    with store.read() as session:
        assert documents.languages(session) == {"ru": 1, "en": 1}
        assert claims.by_language(session) == {"ru": 1, "en": 1}
        assert documents.languages(session, without=frozenset({"doc-b"})) == {}
        assert claims.by_language(session, without=frozenset({"doc-b"})) == {}


def test_a_page_needs_no_sorting(store: Store) -> None:
    """The index has the queue's order, so that a page does not cost what the case holds."""
    with store.read() as session:
        if session.connection.dialect.name != "sqlite":
            pytest.skip("PostgreSQL chooses its plan by the size of the table")
        told = session.connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM claims WHERE score < 0.5 OR rival IS NOT NULL "
            'ORDER BY score, document, start, "end", id LIMIT 100'
        ).all()
    assert "ix_claims_review" in str(told)
    assert "TEMP B-TREE" not in str(told)
