"""The fit of scores to outcomes, on outcomes whose chances are known."""

from pathlib import Path

import pytest
from training.certainty import AS_IT_IS, fitted, outcomes, written

from averment.claims.certainty import FOUND_BY, table

SCORES = (0.2, 0.4, 0.6, 0.8, 0.9)


def rows(share: dict[float, int]) -> list[tuple[float, bool]]:
    """Of a thousand claims with each score, so many right."""
    return [(score, n < right) for score, right in share.items() for n in range(1000)]


def test_honest_scores_stay() -> None:
    """Where four of ten with .4 are right, the line is the identity."""
    slope, offset = fitted(rows({score: round(1000 * score) for score in SCORES}))
    assert slope == pytest.approx(1, abs=0.02)
    assert offset == pytest.approx(0, abs=0.02)


def test_boasting_is_taken_back() -> None:
    """Where half are right whatever the score, the slope falls to nothing."""
    slope, _ = fitted(rows(dict.fromkeys(SCORES, 500)))
    assert slope == pytest.approx(0, abs=0.02)


def test_a_handful_of_claims_moves_little() -> None:
    """Two wrong claims do not make a rule; no claims change nothing."""
    slope, offset = fitted([(0.9, False), (0.9, False)])
    assert 0 < slope < 1
    assert -1.5 < offset < 0
    assert fitted([]) == AS_IT_IS


def test_the_file_is_written_as_it_is_read() -> None:
    """The table that stands in the repository comes back as it is."""
    kept = written(table()).splitlines()
    assert [line.split()[0] for line in kept if not line.startswith("#")] == sorted(FOUND_BY)
    assert any(line.startswith("#") for line in kept)


def test_only_one_way_is_counted_at_a_time(tmp_path: Path) -> None:
    """A corpus of one sentence, found by the rules: no claim is counted for the carried ones."""
    folder = tmp_path / "dev" / "x"
    folder.mkdir(parents=True)
    head = "id: x-1\nstyle: x\ntopic: ferry\nregister: wire\norigin: en\nsplit: dev\n\n"
    text = "[S1|The port office] [C1|said] that [K1|the ferry had left the harbour at noon].\n"
    (folder / "x-1.txt").write_text(head + text, encoding="utf-8")
    counted = {how: len(outcomes(tmp_path, how)) for how in ("carried", "both", "alone", "reader", "rules")}
    assert counted["carried"] == 0
    assert sum(counted.values()) == 1
