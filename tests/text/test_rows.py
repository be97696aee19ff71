"""Lines by class."""

from averment.text.rows import rows_of


def test_classes_of_lines() -> None:
    """Time, button, badge, field, account, name with signs, name, words."""
    lines = [
        "3 hours ago",
        "Reply",
        "Senior Member",
        "Joined: Mar 2030",
        "@vale",
        "Ana · 3h",
        "Ana Vale",
        "It was shut.",
    ]
    assert "".join(row.kind for row in rows_of("\n".join(lines), 0)) == "TCBF@HNW"


def test_accounts_with_points_are_heads() -> None:
    """A handle with a count beside it needs no time."""
    assert [row.kind for row in rows_of("u/harbour_rat · 512 points\n[moderator]  10:55\n", 0)] == ["H", "H"]
