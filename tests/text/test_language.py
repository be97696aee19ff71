"""Languages of pieces; unsure is None."""

import pytest

from averment.text.language import language_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The monitors visited the depot on Tuesday and counted fourteen people who needed treatment.", "en"),
        ("Наблюдатели посетили склад во вторник и насчитали четырнадцать пострадавших.", "ru"),
        ("Спостерігачі відвідали склад у вівторок і нарахували чотирнадцять постраждалих.", "uk"),
        ("زار المراقبون المستودع يوم الثلاثاء وأحصوا أربعة عشر مصابا", "ar"),
        ("Les observateurs ont visité le dépôt mardi et ont compté quatorze blessés dans le village.", "fr"),
        ("Die Beobachter besuchten am Dienstag das Lager und zählten vierzehn Verletzte im Dorf.", "de"),
        ("Los observadores visitaron el depósito el martes y contaron catorce heridos en el pueblo.", "es"),
        ("ناظران روز سه‌شنبه از انبار بازدید کردند و چهارده زخمی شمردند", "fa"),
        ("Gözlemciler salı günü depoyu ziyaret etti ve köyde tedavi gören on dört kişi saydı.", "tr"),
        ("המשקיפים ביקרו במחסן ביום שלישי וספרו ארבעה עשר פצועים", "he"),
        ("Well done.", None),
        ("Hard week of the patrons", None),
        ("12 34 56", None),
    ],
)
def test_language_of(words: str, code: str | None) -> None:
    """One sentence each, and texts too short to tell."""
    assert language_of(words) == code
