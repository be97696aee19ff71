"""Different agents named for one event."""

import pytest
from tests.incidents.making import BLAST, verdicts

ACTORS = [
    ("Guard: this is the work of the Brine Gang. Others think it may be fighters of the Salt Union.", 1),
    (f"{BLAST} The explosion was carried out by the Brine Gang. The explosion was carried out by the Salt Union.", 1),
    (f"{BLAST} The explosion was carried out by the Brine Gang. Police say the explosion was carried out by the Brine Gang.", 0),
    (f"{BLAST} The explosion was carried out by the Brine Gang. On 9 June 2031 a fire in Tarn was caused by the Salt Union.", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), ACTORS)
def test_rival_agents_of_one_event(text: str, count: int) -> None:
    """Different names for one deed, never for two."""
    assert len(verdicts("actor", text)) == count
