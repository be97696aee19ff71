"""Different sides and directions for one event."""

from tests.incidents.making import verdicts


def test_two_sides_of_a_border() -> None:
    """One convoy was not stopped on both banks."""
    a = "On 4 May 2031 a convoy was stopped on the Velmish side near Lisk."
    b = "On 4 May 2031 a convoy was stopped on the Kordish side near Lisk."
    assert verdicts("place", a, b) == ["conflict"]


def test_one_side_told_twice_is_no_difference() -> None:
    """The same side in other words."""
    a = "On 4 May 2031 a convoy was stopped on the Velmish side near Lisk."
    b = "On 4 May 2031 near Lisk a convoy of salt carts was stopped on the Velmish bank."
    assert verdicts("place", a, b) == []
