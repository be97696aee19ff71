"""A citation holds who, what, where, and the digests by which a stranger finds it again."""

import json
from pathlib import Path

from tests.web.case_of_literals import COURIER, HOSTILE

from averment.pipeline import views
from averment.web.citing import citations


def test_citations(case_root: Path) -> None:
    """Text, Markdown and Web Annotation name speaker, source, date, digests and offsets."""
    desk = views.Desk.open(case_root)
    page = desk.ask(views.claim, "clm-02")
    cited = citations(page)
    start = COURIER.index("We saw")
    for form in (cited.text, cited.markdown):
        assert page.card.document.exhibit in form
        assert f"{start}-{start + 21}" in form.replace("\\", "")
        assert "3 May 2019" in form
    assert cited.text.startswith("Interline → Ilva Brenner [denied]: “We saw no fire at all”")
    annotation = json.loads(cited.annotation)
    position, quote = annotation["target"]["selector"]
    assert (position["start"], position["end"]) == (start, start + 21)
    whole = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert whole in COURIER
    assert len(quote["prefix"]) == 32
    desk.close()


def test_markdown_is_inert(case_root: Path) -> None:
    """Hostile names are spelled so that Markdown shows them."""
    desk = views.Desk.open(case_root)
    cited = citations(desk.ask(views.claim, "clm-03"))
    assert HOSTILE not in cited.markdown
    assert "\\<script\\>" in cited.markdown
    desk.close()
