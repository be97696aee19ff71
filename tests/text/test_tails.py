"""Comments that end in who wrote them."""

import pytest

from averment.text.tails import tail_heads

WORDS = ("The dyke was checked in March.", "Then why is my cellar full?", "so nobody is responsible")


def _ends(text: str, *, explicit: bool = False) -> list[str]:
    return [head.name for head in tail_heads(text, 0, explicit=explicit)]


@pytest.mark.parametrize(
    "ends",
    [
        (" – quay_7 Jul 8 at 9:12", " – Ruud van Aalst Jul 8 at 9:15", " – quay_7 Jul 8 at 9:18"),
        (" quay_7 (talk) 09:12, 8 July 2034 (UTC)", " Ruud van Aalst (talk) 09:15, 8 July 2034 (UTC)",
         " --quay_7 09:18, 8 July 2034 (UTC)"),
        (" (quay_7, 3 hours ago)", " (Ruud van Aalst, 2 hours ago)", " (quay_7, 1 hour ago)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_names_with_the_hour_end_lines(ends: tuple[str, ...], gap: str) -> None:
    """A name and an hour at the end of each line."""
    said = [words + end for words, end in zip((*WORDS[:2], "Nobody is."), ends, strict=True)]
    assert _ends(gap.join(said)) == ["quay_7", "Ruud van Aalst", "quay_7"]


def test_names_alone_end_lines_below_a_heading() -> None:
    """Without an hour a name in brackets or behind a dash counts only where a heading says what follows."""
    text = "\n\n".join(
        f"{words} ({name})" for words, name in zip(WORDS, ("quay_7", "Ana Vale", "Ivo"), strict=True)
    )
    assert _ends(text, explicit=True) == ["quay_7", "Ana Vale", "Ivo"]
    assert _ends(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "1. Ana Vale 31:15\n2. Jon Kol 32:40\n3. Ivo Tarn 33:02",
        "The ramp was shut (Vale, 2031).\n\nIt opened again (Kol, 2033).\n\nNobody asked (Tarn, 2035).",
        "Divers went down – Harbour Times, 3 May 2031\n\nThey came up – Mill Post, 4 May 2031\n\nRain – Mill Post, 5 May",
        "He left at 09:12. Ana Vale came at 10:15.\n\nThe ramp was shut.\n\nNobody asked. Jon Kol left at 11:40.",
    ],
)  # fmt: skip
def test_other_ends_name_nobody(text: str) -> None:
    """Results, references, sources with a date and sentences with an hour."""
    assert _ends(text) == []
