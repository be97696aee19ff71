"""What every store keeps, on SQLite in a file, SQLite in memory and PostgreSQL alike."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy.exc import DBAPIError, StatementError

from averment.model import (
    Capture,
    CaseExists,
    Claim,
    Contents,
    Document,
    Event,
    Exhibit,
    Incident,
    Level,
    LineageCount,
    NotFound,
    Passage,
    Polarity,
    ReadStatus,
    Reason,
    Relay,
    When,
)
from averment.store import (
    OWN_VOICE,
    ClaimFilter,
    Facet,
    Session,
    Store,
    claims,
    clear_related,
    contents,
    counts,
    custody,
    described,
    documents,
    everything,
    incidents,
    work,
)
from averment.store.case import describe
from averment.store.columns import Exact
from made_cases import cases

MADE = datetime(2020, 2, 3, 4, 5, 6, 789, tzinfo=UTC)
A, B = "a" * 64, "b" * 64
TEXT = "Ünal said 100% of it_was gone.\r\n\x00 🚢 End."
WHY = Reason("said-that@1", 0.1, "The verb 'said' attributes the clause.")


def document(ident: str = "doc-1", exhibit: str = A) -> Document:
    """A document that was read."""
    return Document(ident, exhibit, ("a.txt",), "text/plain", ReadStatus.READ, B, len(TEXT), "txt@1")


def claim(
    ident: str, start: int, speaker: str | None = "Ünal", polarity: Polarity = Polarity.ASSERTED
) -> Claim:
    """A claim in TEXT."""
    level = Level.VOICE if speaker is None else Level.REPORTED
    passage = Passage.cut("doc-1", TEXT, start, start + 5)
    return Claim(ident, passage, level, polarity, WHY, speaker=speaker, chain=(Relay("x"),))


def filled(store: Store) -> Store:
    """A store with one document and four claims, two of them in one incident."""
    with store.write() as session:
        documents.DOCUMENTS.save(session, [document()])
        documents.save_texts(session, [("doc-1", TEXT)])
        claims.CLAIMS.save(
            session,
            [
                claim("clm-1", 10, polarity=Polarity.DENIED),
                claim("clm-2", 0),
                claim("clm-3", 20, speaker=None),
                claim("clm-4", 15, speaker="Orla_Finn"),
            ],
        )
        gathered = Incident(
            "inc-1", "loss", None, None, ("doc-1",), ("clm-4", "clm-1"), LineageCount(1, 2), WHY
        )
        incidents.save_incidents(session, [gathered])
    return store


@pytest.fixture
def store(store: Store) -> Store:
    """The store of this run, filled."""
    return filled(store)


def ids(found: tuple[Claim, ...]) -> list[str]:
    """Their ids, in order."""
    return [claim.id for claim in found]


@given(case=cases())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_whole_case_comes_back_identical(make: Callable[[], Store], case: Contents) -> None:
    """Everything saved is given back equal, times in UTC, in the order of the words."""
    store = make()
    with store.write() as session:
        everything.save(session, case)
    with store.read() as session:
        found = contents(session)
    wanted = dataclasses.replace(case, title="A fire", created=MADE)
    store.close()
    for field in dataclasses.fields(Contents):
        assert getattr(found, field.name) == getattr(wanted, field.name), field.name


def test_the_text_is_kept_code_point_for_code_point(store: Store) -> None:
    """Line ends, NUL and characters outside the first plane stay as the parser gave them."""
    with store.read() as session:
        assert documents.text_of(session, "doc-1") == TEXT


def test_times_are_given_back_in_utc(store: Store) -> None:
    """Noon at +03:00 comes back as 09:00 UTC: the same instant, whatever the database."""
    taken = datetime(2020, 1, 1, 12, tzinfo=timezone(timedelta(hours=3)))
    with store.write() as session:
        custody.keep_exhibits(session, [Exhibit(A, B * 2, 1)])
        custody.CAPTURES.save(session, [Capture("cap-1", A, "a", "/a", taken, "me")])
    with store.read() as session:
        (found,) = custody.captures_of(session, A)
    assert found.taken_at.isoformat() == "2020-01-01T09:00:00+00:00"


def test_naive_times_are_refused(store: Store) -> None:
    """A time without an offset means another instant on every machine; it is not stored."""
    with store.write() as session, pytest.raises(StatementError, match="no offset"):
        describe(session, "Late", datetime(2020, 1, 1))  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize("digits", ["0.1", "1250.50", "12345678901234567890.123456789"])
def test_decimals_keep_their_digits(digits: str) -> None:
    """No binary float stands between a number and its copy."""
    column = Exact()
    bound = column.process_bind_param(Decimal(digits), None)  # type: ignore[arg-type]
    assert column.process_result_value(bound, None) == Decimal(digits)  # type: ignore[arg-type]


def test_the_title_is_kept(store: Store) -> None:
    """Title and time of making, to the microsecond."""
    with store.read() as session:
        assert described(session) == ("A fire", MADE)


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    """An error inside the block undoes all of it."""

    def fail() -> None:
        with store.write() as session:
            custody.keep_exhibits(session, [Exhibit(A, B * 2, 1)])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.read() as session:
        assert not custody.known(session, A)


def test_a_savepoint_undoes_only_its_own_part(store: Store) -> None:
    """Within a transaction a part can be taken back without the rest."""
    with store.write() as session:
        custody.keep_exhibits(session, [Exhibit(A, B * 2, 1)])
        inner = session.connection.begin_nested()
        custody.keep_exhibits(session, [Exhibit(B, A * 2, 1)])
        inner.rollback()
    with store.read() as session:
        assert (custody.known(session, A), custody.known(session, B)) == (True, False)


@pytest.mark.parametrize("verb", ["UPDATE exhibits SET size = 2", "DELETE FROM exhibits"])
def test_custody_only_grows(store: Store, verb: str) -> None:
    """The database itself refuses to change or delete what was taken in."""
    with store.write() as session:
        custody.keep_exhibits(session, [Exhibit(A, B * 2, 1)])
    with pytest.raises(DBAPIError, match="only grows"), store.write() as session:
        session.connection.exec_driver_sql(verb)
    with store.read() as session:
        assert custody.EXHIBITS.get(session, A).size == 1


def test_the_same_bytes_again_are_no_error(store: Store) -> None:
    """An exhibit received twice is one row."""
    with store.write() as session:
        custody.keep_exhibits(session, [Exhibit(A, B * 2, 1), Exhibit(A, B * 2, 1)])
    with store.read() as session:
        assert (custody.EXHIBITS.count(session), custody.size_of_all(session)) == (1, 1)


def test_an_event_number_is_used_once(store: Store) -> None:
    """Two events cannot follow the same one."""
    event = Event(0, "{}", A, B, ())
    with store.write() as session:
        custody.append(session, [event])
        assert custody.tip(session) == event
    with pytest.raises(DBAPIError, match=r"(?i)unique"), store.write() as session:
        custody.append(session, [event])


def test_events_are_given_oldest_first(store: Store) -> None:
    """The newest is the tip; the rest can be asked for from any number on."""
    with store.write() as session:
        assert custody.tip(session) is None
        custody.append(session, [Event(n, "{}", A, B, ()) for n in range(12)])
    with store.read() as session:
        assert [event.seq for event in custody.events_after(session, 8)] == [9, 10, 11]


def test_no_claim_without_its_document(store: Store) -> None:
    """A passage of an unknown document is refused."""
    stray = dataclasses.replace(claim("clm-9", 0), passage=Passage("doc-9", 0, 1, "x"))
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), store.write() as session:
        claims.CLAIMS.save(session, [stray])


def test_forgetting_a_document_forgets_what_was_derived(store: Store) -> None:
    """Text and claims go with their document."""
    with store.write() as session:
        documents.forget(session, "doc-1")
    with store.read() as session:
        assert claims.CLAIMS.count(session) == 0
        with pytest.raises(NotFound, match="no text of document doc-1"):
            documents.text_of(session, "doc-1")


def test_saving_again_replaces(store: Store) -> None:
    """A derived row with a known id takes the new values."""
    with store.write() as session:
        claims.CLAIMS.save(session, [claim("clm-1", 10, speaker="Somebody")])
    with store.read() as session:
        assert claims.CLAIMS.get(session, "clm-1").speaker == "Somebody"
        assert claims.CLAIMS.count(session) == 4


def test_claims_stand_in_document_order(store: Store) -> None:
    """Whatever the order in which they were saved."""
    with store.read() as session:
        assert ids(claims.search(session, ClaimFilter())) == ["clm-2", "clm-1", "clm-4", "clm-3"]
        assert ids(claims.search(session, ClaimFilter(), limit=2, offset=1)) == ["clm-1", "clm-4"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ClaimFilter(speaker="Ünal"), ["clm-2", "clm-1"]),
        (ClaimFilter(speaker=OWN_VOICE), ["clm-3"]),
        (ClaimFilter(polarity="denied"), ["clm-1"]),
        (ClaimFilter(level="voice"), ["clm-3"]),
        (ClaimFilter(document="doc-2"), []),
        (ClaimFilter(incident="inc-1"), ["clm-1", "clm-4"]),
        (ClaimFilter(speaker="Ünal", incident="inc-1"), ["clm-1"]),
        (ClaimFilter(words="ÜNAL"), ["clm-2", "clm-1"]),
        (ClaimFilter(words="1%"), []),
        (ClaimFilter(words="00%"), ["clm-1"]),
        (ClaimFilter(words="orla_finn"), ["clm-4"]),
        (ClaimFilter(words="orla-finn"), []),
        (ClaimFilter(words="x' OR 1=1 --"), []),
    ],
)
def test_claims_are_found(store: Store, wanted: ClaimFilter, expected: list[str]) -> None:
    """Each filter alone and together; words are looked for without regard to case, signs are plain signs."""
    with store.read() as session:
        assert ids(claims.search(session, wanted)) == expected
        assert claims.found(session, wanted) == len(expected)


def test_facets_count_what_the_other_filters_leave(store: Store) -> None:
    """The filter's own value does not narrow its own facet."""
    with store.read() as session:
        facets = claims.facets(session, ClaimFilter(speaker="Ünal"), "speaker")
        assert facets == (Facet("Ünal", 2), Facet(None, 1), Facet("Orla_Finn", 1))
        assert claims.facets(session, ClaimFilter(speaker="Ünal"), "polarity") == (
            Facet("asserted", 1),
            Facet("denied", 1),
        )


def test_incidents_of_a_claim(store: Store) -> None:
    """The index follows the incidents as they are saved again."""
    with store.write() as session:
        (incident,) = incidents.incidents_of(session, "clm-1")
        assert incident.claims == ("clm-4", "clm-1")
        incidents.save_incidents(session, [dataclasses.replace(incident, claims=("clm-2",))])
    with store.read() as session:
        assert incidents.incidents_of(session, "clm-1") == ()
        assert [i.id for i in incidents.incidents_of(session, "clm-2")] == ["inc-1"]


def test_what_is_related_can_be_made_anew(store: Store) -> None:
    """Clearing removes incidents and their like, never documents, claims or custody."""
    with store.write() as session:
        clear_related(session)
    with store.read() as session:
        left = {name: number for name, number in counts(session).items() if number}
    assert left == {"documents": 1, "claims": 4}


def test_work_is_remembered_by_key(store: Store) -> None:
    """A step is done for a subject under the newest key, until it is forgotten."""
    with store.write() as session:
        work.record(session, "read", subject=A, key="k1")
        work.record(session, "read", subject=A, key="k2")
        work.record(session, "extract", subject=A, key="k3")
    with store.write() as session:
        assert work.done(session, "read") == {A: "k2"}
        work.forget(session, "read", [A])
        assert work.done(session, "read") == {}
        work.forget_all(session)
        assert work.done(session, "extract") == {}


def test_documents_are_found_by_the_beginning_of_their_digest(store: Store) -> None:
    """Short addresses lead to the document; a percent sign is no wild card."""
    with store.read() as session:
        assert [d.id for d in documents.starting(session, "aaaa")] == ["doc-1"]
        assert documents.starting(session, "%") == ()


def test_an_unknown_id_is_said(store: Store) -> None:
    """The message names what was asked for."""
    with store.read() as session, pytest.raises(NotFound, match="there is no claim clm-77"):
        claims.CLAIMS.get(session, "clm-77")


def test_a_reader_sees_one_state(make: Callable[[], Store]) -> None:
    """What is committed while a reader looks is seen by the next reader, not by this one."""
    store = make()
    if store._readers is store._writers and store._writers.dialect.name == "sqlite":
        return store.close()  # one connection cannot both read and write
    with store.read() as before:
        assert counts(before)["exhibits"] == 0
        with store.write() as session:
            custody.keep_exhibits(session, [Exhibit(A, B * 2, 1)])
        assert counts(before)["exhibits"] == 0
    with store.read() as after:
        assert counts(after)["exhibits"] == 1
    return store.close()


def test_many_rows_are_asked_for_at_once(store: Store) -> None:
    """`among` asks in batches, so that no database limit is met."""
    with store.read() as session:
        wanted = [f"clm-{n}" for n in range(3000)]
        assert len(claims.CLAIMS.among(session, "id", wanted)) == 4


def saved(session: Session, when: When | None) -> When | None:
    """A claim's date after a round through the database."""
    claims.CLAIMS.save(session, [dataclasses.replace(claim("clm-1", 10), said_on=when)])
    return claims.CLAIMS.get(session, "clm-1").said_on


def test_unknown_dates_stay_unknown(store: Store) -> None:
    """No date, a date with unknown ends, and a day are three different things."""
    from averment.model import Precision  # noqa: PLC0415

    with store.write() as session:
        for when in (None, When(None, None, Precision.UNKNOWN), When.on(date(2020, 2, 29), "leap day")):
            assert saved(session, when) == when


def test_a_case_is_made_once(make: Callable[[], Store]) -> None:
    """Making a second case in the same place is refused, and the first is untouched."""
    store = make()
    with pytest.raises(CaseExists):
        store._begin("Another", MADE)
    with store.read() as session:
        assert described(session)[0] == "A fire"
    store.close()


def test_writers_follow_each_other_at_once(make: Callable[[], Store]) -> None:
    """What one has let go, the next can take without waiting."""
    store = make()
    for number in range(30):
        with store.write() as session:
            work.record(session, "read", subject=A, key=str(number))
    with store.read() as session:
        assert work.done(session, "read") == {A: "29"}
    store.close()
