"""A number in the text and another in the link beside it."""

import pytest
from tests.incidents.making import verdicts

LINKS = [
    ("They gave EUR 4.6 million to the port, see https://port.example/gift-EUR23-million-for-port", 1),
    ("They gave 23 million crowns to the port, see https://port.example/gift-23-million-for-port", 0),
    ("They gave 4 boats to the port, see https://port.example/story-2031", 0),
]


@pytest.mark.parametrize(("text", "count"), LINKS)
def test_a_number_beside_a_link_that_says_another(text: str, count: int) -> None:
    """Only numbers of the same sort are held against a link's words."""
    assert (
        len(
            verdicts(
                "text_url",
                text.replace("4.6 million", "4,600,000").replace("23 million crowns", "23,000,000 crowns"),
            )
        )
        == count
    )
