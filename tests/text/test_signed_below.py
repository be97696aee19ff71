"""Words whose names stand below them."""

from collections.abc import Callable

from averment.text import Reading

Outline = Callable[[Reading], list[tuple[str, str | None, str]]]


def spoken(outline: list[tuple[str, str | None, str]]) -> list[tuple[str | None, str]]:
    """Speakers and their words."""
    return [(speaker, words) for _, speaker, words in outline if speaker]


def test_letters_with_name_and_town(reading_of: Callable[..., Reading], outline: Outline) -> None:
    """Each letter is of who is named under it; its title stays a title."""
    text = "LETTERS\n\nThe roof\n\nWho paid for it?\n\nAda Kerr, Dorn\n\nI did. We all did.\n\nJon Vale (Brenn)\n"
    assert spoken(outline(reading_of(text))) == [
        ("Ada Kerr", "Who paid for it?"),
        ("Jon Vale", "I did. We all did."),
    ]


def test_people_and_places_of_a_report_sign_nothing(
    reading_of: Callable[..., Reading], outline: Outline
) -> None:
    """Names and towns above their descriptions, and no first person: a list."""
    text = "The jury\n\nIda Kvam, Brenn\nCounts wells.\n\nOtto Wendt, Dorn\nBakes bread.\n"
    assert spoken(outline(reading_of(text))) == []


def test_comments_signed_with_a_time(reading_of: Callable[..., Reading], outline: Outline) -> None:
    """Nothing stands below the last name, so that the words stand above theirs."""
    text = (
        "The quarry\n\nYour views below.\n\nThey blast at ten.\nPosted by Helga R on 4 April 2031 at 10:20\n\n"
        "Never before four.\nPosted by quarry_man on 4 April 2031 at 12:44\n"
    )
    assert spoken(outline(reading_of(text))) == [
        ("Helga R", "They blast at ten."),
        ("quarry_man", "Never before four."),
    ]
