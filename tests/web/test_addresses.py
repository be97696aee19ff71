"""Addresses say the whole question."""

from averment.model import Claim, Level, Passage, Polarity, Reason
from averment.pipeline.views import OWN_VOICE, ClaimFilter
from averment.web import addresses


def test_links() -> None:
    """Each kind of thing has one address; what stands in an id is spelled out."""
    at = Passage("doc-1", 3, 8, "words")
    claim = Claim("clm-1", at, Level.VOICE, Polarity.ASSERTED, Reason("voice@1", 1, "Own voice."))
    assert addresses.passage(at) == "/doc/doc-1?at=3-8#at"
    assert addresses.words(claim) == "/doc/doc-1?at=3-8#c-clm-1"
    assert addresses.document("a/b?c", 2) == "/doc/a%2Fb%3Fc?part=2"
    assert addresses.document("a", 1) == "/doc/a"


def test_listing() -> None:
    """A changed filter starts at the first page; None takes it away."""
    query = {"q": "a b", "page": 3, "level": "quote"}
    assert addresses.listing("/claims", query, level=None) == "/claims?q=a+b"
    assert addresses.listing("/claims", query, page=4) == "/claims?q=a+b&page=4&level=quote"
    assert addresses.same("/claims.json", query) == "/claims.json?q=a+b&page=3&level=quote"


def test_claim_query() -> None:
    """The authors' own voice is no speaker's name."""
    assert addresses.claim_query(ClaimFilter(speaker=OWN_VOICE, words="x")) == {"q": "x", "voice": 1}
    assert addresses.claim_query(ClaimFilter(speaker="A")) == {"speaker": "A"}
