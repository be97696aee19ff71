"""Quotations in languages without a trained reader: marks, dashes, colons; sentences about invented events."""

import pytest
from tests.claims.reading import REASON, document

from averment.claims import NAMELESS, extract
from averment.model import Claim, Level, Passage, Polarity, Segment, SegmentKind


def claims(text: str, language: str, kind: SegmentKind = SegmentKind.BODY) -> tuple[Claim, ...]:
    """The claims of a text that is one part in a language."""
    speaker = "Илва" if kind is SegmentKind.COMMENT else None
    part = Segment("seg", Passage.cut("doc", text, 0, len(text)), kind, REASON, speaker, language=language)
    return extract(document(), text, (part,)).claims


def said(text: str, language: str) -> list[tuple[str | None, str]]:
    """Speakers and words."""
    return [(claim.speaker, claim.passage.quote) for claim in claims(text, language)]


RUSSIAN = [
    # behind the words
    ("«Мы не видели огня», — сказала пресс-секретарь порта Илва Бреннер.", "пресс-секретарь порта Илва Бреннер", "Мы не видели огня"),
    ("“Мы не видели огня”, – сказал Тарн Оддвар журналистам в Лорне.", "Тарн Оддвар", "Мы не видели огня"),
    ("«Мы не видели огня», — Тарн Оддвар заявил позже.", "Тарн Оддвар", "Мы не видели огня"),
    ("«Огня не было!» — рассказал сторож.", "сторож", "Огня не было!"),
    ("«Огня не было» — Илва Бреннер", "Илва Бреннер", "Огня не было"),
    ("«Огня не было», — сказал мэр Остера Тарн Оддвар, который приехал в четверг.", "мэр Остера Тарн Оддвар", "Огня не было"),
    # before them
    ("Мэр города Тарн Оддвар заявил: «Все дороги открыты».", "Мэр города Тарн Оддвар", "Все дороги открыты"),
    ("Дождь. Мэр Тарн Оддвар, отвечая на вопрос, сказал: «Все дороги открыты».", "Мэр Тарн Оддвар", "Все дороги открыты"),
    ("Как сообщил мэр Тарн Оддвар: «Все дороги открыты».", "мэр Тарн Оддвар", "Все дороги открыты"),
    ("Тарн Оддвар: «Все дороги открыты».", "Тарн Оддвар", "Все дороги открыты"),
    # a dash in place of marks, and words of attribution within marks
    ("— Я видел дым, — рассказал сторож Орм Векк.", "сторож Орм Векк", "Я видел дым"),
    ("«Дороги открыты, — сказал Тарн Оддвар. — Склад закрыт».", "Тарн Оддвар", "Склад закрыт"),
    ("«Дороги открыты, — сказал Тарн Оддвар».", "Тарн Оддвар", "Дороги открыты"),
]  # fmt: skip
ARABIC = [
    ("قالت إيلفا برينر، المتحدثة باسم الميناء: «لم نر أي حريق».", "إيلفا برينر", "لم نر أي حريق"),
    ("وقال تارن أودفار للصحفيين: «كل الطرق مفتوحة».", "تارن أودفار", "كل الطرق مفتوحة"),
    ("«كل الطرق مفتوحة»، قال رئيس البلدية تارن أودفار.", "رئيس البلدية تارن أودفار", "كل الطرق مفتوحة"),
    ("تارن أودفار: «كل الطرق مفتوحة».", "تارن أودفار", "كل الطرق مفتوحة"),
    ('وأضافت برينر: "لم نر أي حريق".', "برينر", "لم نر أي حريق"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "words"),
    [("ru", *row) for row in RUSSIAN]
    + [("ar", *row) for row in ARABIC]
    + [
        ("uk", "«Ми не бачили вогню», — сказала Ілва Бреннер.", "Ілва Бреннер", "Ми не бачили вогню"),
        ("fr", "Ilva Brenner : « Nous n’avons vu aucun feu ».", "Ilva Brenner", "Nous n’avons vu aucun feu"),
    ],
)
def test_a_quotation_finds_its_speaker(language: str, sentence: str, speaker: str, words: str) -> None:
    """By the verb, the dash or the colon beside it; the level is a quotation, the words stand exactly."""
    found = claims(sentence, language)
    assert (speaker, words) in [(claim.speaker, claim.passage.quote) for claim in found]
    assert {claim.level for claim in found} == {Level.QUOTE}
    assert all("without a trained reader" in claim.reason.detail for claim in found)
    assert {claim.reason.rule for claim in found} == {"quotation-by-punctuation@1"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Газета «Вестник порта» вышла в четверг."),
        ("ru", "Пожар на складе начался в четверг, сказал мэр Тарн Оддвар."),
        ("ru", "В порту стоял «Быстрый», — большой корабль."),
        ("ru", "— большой корабль — стоял в порту."),
        ("ru", "Корабль назывался так: «Быстрый»."),
        ("ar", "صدرت صحيفة «الميناء» يوم الخميس."),
        ("ar", "اندلع حريق في مستودع بميناء أوستر صباح يوم الخميس."),
    ],
)
def test_what_punctuation_does_not_show_is_nobodys(language: str, sentence: str) -> None:
    """A title in marks, reported speech and a dash in a sentence give no claim: nothing is guessed."""
    assert said(sentence, language) == []


@pytest.mark.parametrize(("one", "other"), [("Тарн Оддвар", "Илва Бреннер"), ("Илва Бреннер", "Тарн Оддвар")])
def test_exchanging_names_exchanges_speakers(one: str, other: str) -> None:
    """And nothing else."""
    text = f"«Дороги открыты», — сообщает {one}. {other} отрицает: «Склад закрыт»."
    assert [(c.speaker, c.polarity) for c in claims(text, "ru")] == [
        (one, Polarity.ASSERTED),
        (other, Polarity.DENIED),
    ]


def test_questions_and_denials() -> None:
    """The mark of a question counts in its Arabic form too; a verb of denial denies."""
    (asked,) = claims("وسأل تارن أودفار: «هل كان هناك حريق؟».", "ar")
    (denied,) = claims("نفى تارن أودفار: «كان هناك حريق».", "ar")
    assert (asked.polarity, denied.polarity) == (Polarity.QUESTION, Polarity.DENIED)


def test_a_pronoun_stays_and_names_nobody() -> None:
    """Without a trained reader no pronoun is resolved; the review queue takes it for a speaker not named."""
    assert said("Он сказал: «Склад закрыт».", "ru") == [("Он", "Склад закрыт")]
    assert {"Он", "он", "they"} <= set(NAMELESS)


def test_a_pronoun_is_the_only_full_name_before() -> None:
    """With two names in the sentence before, or none, it stays; the reason says how it was understood."""
    one = claims("По словам мэра Тарна Оддвара, дождь. Он сказал: «Склад закрыт».", "ru")
    assert [claim.speaker for claim in one] == ["Тарна Оддвара"]
    assert one[0].reason.score <= 0.5
    assert "“Он” is read as the only full name in the sentence before" in one[0].reason.detail
    both = "Тарн Оддвар и Орм Векк ушли. Он сказал: «Склад закрыт»."
    assert said(both, "ru") == [("Он", "Склад закрыт")]
    assert said("Дождь над Остером. Он сказал: «Склад закрыт».", "ru") == [("Он", "Склад закрыт")]


def test_a_comment_is_its_commenters() -> None:
    """Structure gives a comment its speaker; its reason says that no trained reader saw it."""
    (claim,) = claims("Никого там не было. ", "ru", SegmentKind.COMMENT)
    assert (claim.speaker, claim.level) == ("Илва", Level.COMMENT)
    assert claim.reason.detail.endswith("They were read without a trained reader.")


def test_a_part_too_short_to_tell_is_in_the_documents_language() -> None:
    """English rules do not touch a short line of a Russian document."""
    from dataclasses import replace  # noqa: PLC0415 - here alone

    text = "Да, он said so."
    part = Segment("seg", Passage.cut("doc", text, 0, len(text)), SegmentKind.BODY, REASON)
    assert extract(replace(document(), language="ru"), text, (part,)).claims == ()
    assert extract(document(), text, (part,)).claims != ()


def test_the_document_says_what_was_not_read() -> None:
    """One problem names the language and what was read of it."""
    text = "Пожар на складе начался в четверг."
    part = Segment("seg", Passage.cut("doc", text, 0, len(text)), SegmentKind.BODY, REASON, language="ru")
    (problem,) = extract(document(), text, (part,)).problems
    assert problem.code == "language-not-extracted"
    assert "'ru' were read without a trained reader" in problem.detail


@pytest.mark.parametrize("mark", ["«", "— ", "«Да, — сказал ", "Тарн: «", "قال: «"])
def test_marks_without_end_are_read_in_linear_time(mark: str) -> None:
    """Thousands of marks that never close give no error and no claim outside the text."""
    text = mark * 3000
    assert all(claim.passage.stands_in(text) for claim in claims(text, "ru"))
