"""Whether words look ahead: the verb nearest to the date decides."""

import pytest

from averment.claims.dateahead import looks_ahead


@pytest.mark.parametrize(
    ("sentence", "ahead"),
    [
        ("The port will open on DAY.", True),
        ("It will be recalled that the port was opened on DAY.", False),
        ("The port was due to open on DAY.", True),
        ("Nobody will forget. The port opened on DAY.", False),
        ("On DAY the board will vote.", True),
    ],
)
def test_a_date_ahead(sentence: str, *, ahead: bool) -> None:
    """A future word counts unless a past verb stands between it and the date."""
    start = sentence.index("DAY")
    assert looks_ahead(sentence, start, start + 3) is ahead


@pytest.mark.parametrize(
    ("sentence", "ahead"),
    [
        ("We sail on DAY.", True),
        ("She is travelling to Drin on DAY.", True),
        ("The quay is closed until DAY.", True),
        ("It must be ready by DAY.", True),
        ("They sailed on DAY.", False),
        ("She said they leave, she told us on DAY.", False),
    ],
)
def test_a_looks_ahead(sentence: str, *, ahead: bool) -> None:
    """An arranged movement in the present tense is the next such day."""
    start = sentence.index("DAY")
    assert looks_ahead(sentence, start, start + 3) is ahead
