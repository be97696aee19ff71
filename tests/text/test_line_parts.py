"""Parts of a line: the name, the signs, their order."""

import pytest

from averment.text.line_parts import only_time, parts_of


@pytest.mark.parametrize(
    ("line", "name", "signs", "order"),
    [
        ("Hanna Weil  12 March 2031 at 09:14", "Hanna Weil", {"clock", "date"}, "NT"),
        ("12 points by quayrat 3 hours ago", "quayrat", {"age", "count"}, "NT"),
        ("2031-05-03 09:12 | Yusra", "Yusra", {"clock", "date"}, "TN"),
        ("On 2 May 2031, Elif wrote:", "Elif", {"date", "verb"}, "TNV"),
        ("Posted by Helga R on 4 April 2031 at 10:20", "Helga R", {"clock", "date", "verb"}, "NT"),
        ("by hillwalker » Tue May 06, 2031 9:14 pm", "hillwalker", {"clock", "date"}, "NT"),
        ("Karl-Heinz B. > Ottilie · 2 h", "Karl-Heinz B.", {"age"}, "NT"),
        ("★★☆☆☆ Monika T", "Monika T", {"stars"}, "N"),
        ("00:01:22 JUDGE OREN", "JUDGE OREN", {"clock"}, "TN"),
        ("[moderator]  10:55", "moderator", {"clock"}, "NT"),
        ("@dockvoice · 3h", "@dockvoice", {"age", "handle"}, "NT"),
        ("nils (not that one) @nilsnot · 13:10", "nils (not that one)", {"clock", "handle"}, "NT"),
    ],
)
def test_a_name_among_signs(line: str, name: str, signs: set[str], order: str) -> None:
    """The name is what times, counts, small words and marks leave."""
    parts = parts_of(line)
    assert parts is not None
    assert parts.name is not None
    assert (line[slice(*parts.name)], set(parts.signs), parts.order) == (name, signs, order)


@pytest.mark.parametrize(
    "line",
    [
        "March 24 - Prosecutors issue a warrant for the shift leader.",
        "Date: Tue, 20 May 2031 21:14",
        "The gate was closed at 10:15, and then it was opened again by hand.",
        "x" * 200,
    ],
)
def test_lines_that_head_nothing(line: str) -> None:
    """Sentences, fields and long lines have no name among signs."""
    assert parts_of(line) is None


def test_nothing_but_a_time() -> None:
    """Counts and buttons beside it do not matter, words do."""
    assert only_time("4:15 PM · Jun 3, 2031")
    assert only_time("• 2 years ago")
    assert not only_time("08:20 It is shut.")
