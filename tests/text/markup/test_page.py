"""Pages of HTML: full text, zones, facts, comments."""

from collections.abc import Callable

import pytest

from averment.model import ReadStatus, SegmentKind
from averment.text import Reading

Make = Callable[..., Reading]
Outline = Callable[[Reading], list[tuple[str, str | None, str]]]
Comments = Callable[[Reading], list[tuple[str | None, str | None, str]]]
ARTICLE = (
    "<h1>Depot fire</h1><p>The fire at the depot was put out on Tuesday morning, the fire service said.</p>"
)


def test_a_page_with_everything(read_file: Callable[[str], Reading], outline: Outline) -> None:
    """Each part of an article page in its zone."""
    reading = read_file("article.html")
    assert outline(reading) == [
        ("boilerplate", None, "We use cookies to improve this site.\n\nAccept all\n\nHome\nNews"),
        ("heading", None, "Depot fire: ministry rejects count"),
        ("header", None, "By Mira Oland 14 May 2031"),
        ("caption", None, "Smoke above the northern depot"),
        ("caption", None, "Smoke above the depot on Monday. Photo: Jon Vale"),
        ("body", None, "The Defence Ministry of Varnland on Tuesday rejected\nthe count of 14 wounded."),
        ("heading", None, "What the ministry says"),
        ("body", None, "The ministry issued the following statement:"),
        (
            "quoted_statement",
            "The ministry",
            "We recorded three wounded soldiers.\n\nOur services remain ready.",
        ),
        ("table", None, "Place\tWounded\nKarsovo\t3\nOld Mill\t11"),
        ("body", None, "Lower town\nUpper town"),
        ("boilerplate", None, "Related\n\nOlder story one"),
        ("body", None, "Residents disagree."),
        ("boilerplate", None, "hidden marker"),
        ("body", None, "They counted 14."),
        ("boilerplate", None, "Enable scripts."),
        ("heading", None, "3 Comments"),
        ("header", None, "Ana Brel says:\n\nMay 14, 2031 at 10:00 am"),
        ("comment", "Ana Brel", "My street heard two blasts.\n\nNobody came."),
        ("boilerplate", None, "Reply"),
        ("header", None, "Ivo T. says:"),
        ("comment", "Ivo T.", "Which street?"),
        ("boilerplate", None, "Reply"),
        ("header", None, "sorrel77 says:"),
        ("quoted_statement", None, "Nobody came."),
        ("comment", "sorrel77", "That is not true."),
        ("boilerplate", None, "Leave a Reply"),
        ("boilerplate", None, "Comment\n\n© 2031 Karsovo Courier"),
    ]


def test_facts_of_a_page(read_file: Callable[[str], Reading]) -> None:
    """Each from where the page states it."""
    reading = read_file("article.html")
    assert (reading.title, reading.author, reading.publisher) == (
        "Depot fire: ministry rejects count",
        "Mira Oland",
        "Karsovo Courier",
    )
    assert str(reading.published.earliest) == "2031-05-14"
    assert "datePublished" in reading.published_reason.detail


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2031-05-14">', "2031-05-14"),
        ('<meta property="article:published_time" content="2031-05-14T23:59:00-08:00">', "2031-05-14"),
        ('<meta property="article:modified_time" content="2031-05-14">', None),
        ('<script type="application/ld+json">{broken</script>', None),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2031-05-14"}]}</script>',
            "2031-05-14",
        ),
        ('<script type="application/ld+json">{"@type":"Event","datePublished":"2031-05-14"}</script>', None),
        ("", None),
    ],
)
def test_dates_of_publication(reading_of: Make, head: str, day: str | None) -> None:
    """Only what says that it is one."""
    published = reading_of(f"<html><head>{head}</head><body>{ARTICLE}</body></html>", "a.html").published
    assert (str(published.earliest) if published else None) == day


def test_dates_that_disagree_are_told(reading_of: Make) -> None:
    """The first is taken, the other named."""
    head = '<meta name="date" content="2031-05-14"><meta name="dc.date" content="2029-01-01">'
    reading = reading_of(f"<html><head>{head}</head><body>{ARTICLE}</body></html>", "a.html")
    assert [problem.code for problem in reading.problems] == ["dates-disagree"]


def test_a_comments_time_is_not_the_pages_date(reading_of: Make) -> None:
    """And its author is not the page's."""
    comment = '<div class="comment"><header class="meta"><span class="author" rel="author">Ana</span><time datetime="2031-05-14">x</time></header><p>Words.</p></div>'
    reading = reading_of(f"<html><body>{ARTICLE}{comment}</body></html>", "a.html")
    assert (reading.published, reading.author) == (None, None)


def test_disqus_like_markup(reading_of: Make, comments: Comments) -> None:
    """Posts in lists, avatars, votes and menus beside the words."""
    page = f"""<html><body>{ARTICLE}<div id="disqus_thread"><ul id="post-list" class="post-list">
<li class="post" id="post-501"><div class="post-content"><div class="avatar"><img alt="Avatar"></div><div class="post-body">
<header class="comment__header"><span class="post-byline"><span class="author"><a href="#">Garan</a></span></span><span class="post-meta"><a class="time-ago">3 years ago</a></span></header>
<div class="post-message"><p>First words.</p><p>More words. </p></div>
<footer class="comment__footer"><menu><li class="voting"><a>2</a></li><li class="reply"><a>Reply</a></li></menu></footer></div></div>
<ul class="children"><li class="post" id="post-502"><div class="post-content"><header><span class="author"><a>Tu Min</a></span></header><div class="post-message"><p>Please tell more.</p></div></div></li></ul></li>
</ul></div></body></html>"""
    assert comments(reading_of(page, "a.html")) == [
        ("Garan", None, "First words.\n\nMore words."),
        ("Tu Min", "Garan", "Please tell more."),
    ]


def test_flat_lists_with_depths(reading_of: Make, comments: Comments) -> None:
    """depth-2 answers the depth-1 before it; a list inside a comment stays its words."""
    page = f"""<html><body><article>{ARTICLE}</article><div class="comments"><h3>Comments</h3>
<div class="comment depth-1"><span class="username">Jon</span> <span class="date">14 May 2031</span><p>Alpha words.</p></div>
<div class="comment depth-2"><span class="username">Petra</span><p>Beta words.</p><ul><li>Jon said so</li><li>Two</li></ul></div>
<div class="comment depth-1"><span class="username">Ivo</span><p>Gamma words.</p></div></div></body></html>"""
    assert comments(reading_of(page, "a.html")) == [
        ("Jon", None, "Alpha words."),
        ("Petra", "Jon", "Beta words.\n\nJon said so\nTwo"),
        ("Ivo", None, "Gamma words."),
    ]


def test_structure_alone(reading_of: Make, comments: Comments) -> None:
    """Names in bold at the head of list items of the comment section."""
    page = f'<html><body>{ARTICLE}<section class="comments"><ul><li><b>Jon Vale</b>: Alpha words here.<ul><li><b>Petra</b>: Beta words here.</li></ul></li></ul></section></body></html>'
    assert comments(reading_of(page, "a.html")) == [
        ("Jon Vale", None, "Alpha words here."),
        ("Petra", "Jon Vale", "Beta words here."),
    ]


def test_schema_org_comments(reading_of: Make, comments: Comments) -> None:
    """Comments marked by type, nested."""
    page = f"""<html><body>{ARTICLE}<div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Jon Vale</span></span><time datetime="2031-05-14">14 May</time>
<div itemprop="text">Alpha words.</div><div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Petra</span><div itemprop="text">Beta words.</div></div></div></body></html>"""
    assert comments(reading_of(page, "a.html")) == [
        ("Jon Vale", None, "Alpha words."),
        ("Petra", "Jon Vale", "Beta words."),
    ]


def test_a_class_on_the_body_does_not_hide_the_article(reading_of: Make) -> None:
    """Names such as has-sidebar stand on whole pages."""
    reading = reading_of(
        f'<html><body class="has-sidebar share comments"><div class="ad-free widget">{ARTICLE}</div></body></html>',
        "a.html",
    )
    assert [p.kind for p in reading.pieces] == [SegmentKind.HEADING, SegmentKind.BODY]


def test_white_space_as_browsers_collapse_it(reading_of: Make) -> None:
    """No-break spaces stay, pre keeps all, br breaks a line, two of them a paragraph."""
    reading = reading_of(
        "<html><body><p>a  b\n c&nbsp;d<br>e<br><br>f</p><pre>x\n   y</pre></body></html>", "a.html"
    )
    assert reading.text == "a b c\u00a0d\ne\n\nf\n\nx\n   y"


def test_words_that_are_not_in_the_text_are_counted(reading_of: Make) -> None:
    """Tooltips, remarks in the source, embedded pages."""
    page = '<html><body><p title="A tip">Words.</p><!-- old remark --><iframe src="x"></iframe></body></html>'
    reading = reading_of(page, "a.html")
    assert (reading.text, [problem.code for problem in reading.problems]) == (
        "Words.",
        ["tooltips", "source-remarks", "embedded"],
    )


def test_ten_thousand_levels_lose_no_word(reading_of: Make) -> None:
    """The marker at depth is there, and the reading says what it could not tell apart."""
    page = f"<html><body><h1>Top</h1>{'<div>' * 10_000}marker at depth{'</div>' * 10_000}<p>after</p></body></html>"
    reading = reading_of(page, "a.html")
    assert reading.text == "Top\n\nmarker at depth\n\nafter"
    assert (reading.status, reading.problems[0].code) == (ReadStatus.PARTIAL, "too-deep")


@pytest.mark.parametrize("depth", [250, 300, 1_900])
def test_deep_pages_keep_their_marker(reading_of: Make, depth: int) -> None:
    """Where other readers lose it silently."""
    reading = reading_of(
        f"<html><body>{'<div>' * depth}marker at depth{'</div>' * depth}</body></html>", "a.html"
    )
    assert (reading.text, reading.status) == ("marker at depth", ReadStatus.READ)


def test_a_declared_charset_is_used(reading_of: Make) -> None:
    """As the page declares it."""
    page = '<html><head><meta charset="windows-1251"></head><body><p>Склад сгорел.</p></body></html>'.encode(
        "cp1251"
    )
    assert reading_of(page, "a.html").text == "Склад сгорел."


def test_every_word_of_a_page_is_in_its_text(read_file: Callable[[str], Reading]) -> None:
    """Each visible word of the sample, in order and in a piece."""
    reading = read_file("article.html")
    inside = set().union(*(range(p.start, p.end) for p in reading.pieces))
    assert not [c for at, c in enumerate(reading.text) if c.isalnum() and at not in inside]


@pytest.mark.parametrize("empty", ["<td></td>", "<td> </td>", "<td>\n</td>\n"])
def test_an_empty_cell_keeps_its_place(reading_of: Make, empty: str) -> None:
    """The cells behind it stand under their own heads."""
    row = "<tr><td>{}</td>{}<td>{}</td></tr>"
    page = f"<html><body><h1>Losses</h1><table>{row.format('Place', '<td>Source</td>', 'Dead')}"
    reading = reading_of(f"{page}{row.format('Kell', empty, 4)}</table></body></html>", name="a.html")
    assert "Place\tSource\tDead\nKell\t\t4" in reading.text
