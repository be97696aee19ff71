"""Quotation marks are paired in one pass, exactly as a reader who counts depth from each mark would."""

from hypothesis import given
from hypothesis import strategies as st

from averment.claims.sentences import (
    LONGEST_QUOTATION,
    OPENERS,
    Span,
    closings,
    quotations,
    sentences,
    tokenize,
)


def counted(text: str, at: int, mark: str) -> int | None:
    """Where the mark at `at` closes, by counting depth."""
    depth = 0
    for place in range(at + 1, min(len(text), at + LONGEST_QUOTATION)):
        if text[place] == mark and mark not in OPENERS[mark]:
            depth += 1
        elif text[place] in OPENERS[mark]:
            if depth == 0:
                return place
            depth -= 1
    return None


@given(st.text(alphabet='“”„«»"a ', max_size=60), st.sampled_from(sorted(OPENERS)))
def test_one_pass_pairs_like_counting(text: str, mark: str) -> None:
    """Every mark of a kind closes where counting from it says, or not at all."""
    paired = closings(text, Span(0, len(text)), mark)
    places = [at for at, char in enumerate(text) if char == mark]
    assert {at: counted(text, at, mark) for at in places} == {at: paired.get(at) for at in places}


def test_a_quotation_longer_than_a_page_is_a_missing_mark() -> None:
    """The limit holds for the distance between the two marks."""
    inside = "a" * (LONGEST_QUOTATION - 2)
    assert closings(f"“{inside}”", Span(0, LONGEST_QUOTATION), "“") == {0: LONGEST_QUOTATION - 1}
    assert closings(f"“{inside}aa”", Span(0, LONGEST_QUOTATION + 2), "“") == {}


@given(st.text(alphabet='“”«»".ab \n', max_size=80))
def test_every_word_is_in_one_sentence(text: str) -> None:
    """Sentences do not overlap, their tokens lie in them, and nothing but blanks is left between them."""
    found = list(sentences(text, 0, len(text), quotations(text, 0, len(text))))
    at = 0
    for sentence in found:
        assert sentence.start >= at
        assert not text[at : sentence.start].strip(" \n>")
        assert [t.start for t in sentence.tokens] == sorted(t.start for t in sentence.tokens)
        assert sentence.tokens[0].start == sentence.start
        assert sentence.tokens[-1].end == sentence.end
        at = sentence.end
    assert not text[at:].strip()


def test_a_quotation_is_one_token_in_its_own_sentence_only() -> None:
    """The quotations of a paragraph are dealt out to its sentences by their places."""
    text = "“One came.” Then “two went,” he said."
    quoted = quotations(text, 0, len(text))
    inside = [[t.text for t in s.tokens if t.quotation] for s in sentences(text, 0, len(text), quoted)]
    assert inside == [["“One came.”"], ["“two went,”"]]
    assert [t.text for t in tokenize(text, 12, len(text), quoted)][:2] == ["Then", "“two went,”"]


def test_a_dotted_abbreviation_is_one_word() -> None:
    """Its last stop is no mark of its own, and a sentence's last word keeps its stop apart."""
    words = [token.text for token in tokenize("According to U.N.M.A., it rained at Lorn.", 0, 41)]
    assert words == ["According", "to", "U.N.M.A.", ",", "it", "rained", "at", "Lorn", "."]
