"""The list of ordinary words: what our own texts write in small letters."""

from training.ordinary import ordinary

from averment.claims.words import words


def test_words_of_two_texts_in_small_letters_count() -> None:
    """A word of one text alone, a capital and a lone letter do not."""
    texts = ["The harbour was a mess. Rolva left.", "a harbour, he said; Mess", "was rolva?"]
    assert ordinary(texts) == ["harbour", "was"]


def test_shipped_list_holds_words_and_no_names_of_countries() -> None:
    """It is the list that reading uses."""
    assert {"schools", "yesterday", "harbour"} <= words("ordinary")
    assert not {"syria", "france", "brussels"} & words("ordinary")
