"""Clock, dice and name: fixed where a test asks for it, fresh everywhere else."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from averment.pipeline import surroundings


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is the time in seconds."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert surroundings.now() == datetime(1970, 1, 2, tzinfo=UTC)


def test_the_clock_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the time is aware and in UTC."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert surroundings.now().utcoffset() == timedelta(0)


def test_salts_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen bytes each, never twice, not the same in two runs."""
    monkeypatch.delenv("AVERMENT_TEST_SALTS", raising=False)
    one, two = (list(islice(surroundings.salts("x"), 50)) for _ in range(2))
    assert {len(salt) for salt in one} == {16}
    assert len({*one, *two}) == 100


def test_salts_can_be_fixed_for_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """They follow from the seed and from what they follow, and are still never used twice."""
    monkeypatch.setenv("AVERMENT_TEST_SALTS", "seed")
    one, two = (list(islice(surroundings.salts("x"), 50)) for _ in range(2))
    assert one == two
    assert len({*one, *islice(surroundings.salts("y"), 50)}) == 100


def test_the_actor_can_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """AVERMENT_ACTOR, else the login name, else the user's number."""
    monkeypatch.setenv("AVERMENT_ACTOR", "desk 3")
    assert surroundings.actor() == "desk 3"
    monkeypatch.delenv("AVERMENT_ACTOR")
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(OSError))
    assert surroundings.actor().startswith("user ")
