"""Who stands behind Q, A, initials and roles."""

from collections.abc import Callable

import pytest

from averment.text import Reading


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "District Court, examination of Erik Palm\n\nEXAMINATION BY MR. STOLL:\n\nQ. Where were you?\n\nA. In the "
                "boiler house.\n\nCROSS-EXAMINATION BY MS. IRO:\n\nQ. Since when?\n\nA. Since the flood.\n"
            ),
            ["MR. STOLL", "Erik Palm", "MS. IRO", "Erik Palm"],
        ),
        (
            (
                "Briefing by Arne Holt, 4 May 2031\n\nQ: Lena Fuchs, Brenn Courier. When is it read?\n\nA: On Monday.\n\n"
                "Q: By whom?\n\nA: By me.\n"
            ),
            ["Lena Fuchs", "Arne Holt", "Q", "Arne Holt"],
        ),
        (
            "With Agnes Bell (AB) and Colin Dray.\n\nAB: Who drew it?\n\nCD: A monk.\n\nAB: When?\n\nCD: In the rain.\n",
            ["Agnes Bell", "Colin Dray", "Agnes Bell", "Colin Dray"],
        ),
        (
            (
                "DEPOSITION. Deponent: Captain Ilja Wern, officer. Q. = Ms. Aranka Tol.\n\nQ. Who was it?\n\nA. I never "
                "met him.\n\nQ. Never?\n\nA. Not once.\n"
            ),
            ["Aranka Tol", "Ilja Wern", "Aranka Tol", "Ilja Wern"],
        ),
    ],
)
def test_roles_get_names(reading_of: Callable[..., Reading], text: str, speakers: list[str]) -> None:
    """The head, a line above the questions, or the question itself tells."""
    turns = [p.speaker for p in reading_of(text).pieces if p.kind.value == "transcript_turn"]
    assert turns == speakers
