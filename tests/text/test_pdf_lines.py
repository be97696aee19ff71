"""Lines of pages as paragraphs."""

from averment.text.pdf_lines import Line, Paragraph, across_pages, paragraphs


def line(words: str, bottom: float, *, right: float = 500.0, size: float = 10.0) -> Line:
    """A line at the left edge."""
    return Line(words, 50.0, right, bottom, bottom + size)


def test_lines_join_and_gaps_divide() -> None:
    """A hyphen at a line's end is kept, and nothing is put after it."""
    page = [
        line("The coun-", 700),
        line("cil met and", 688),
        line("voted.", 676, right=90),
        line("It rained", 650),
        line("all day.", 638),
    ]
    assert paragraphs([page]) == [[Paragraph("The coun-cil met and voted."), Paragraph("It rained all day.")]]


def test_larger_letters_are_a_heading() -> None:
    """Of another size than the text around them."""
    page = [line("Background", 700, size=14), line("It rained all", 680), line("day long.", 668)]
    assert paragraphs([page])[0] == [
        Paragraph("Background", heading=True),
        Paragraph("It rained all day long."),
    ]


def test_running_heads_repeat_at_the_edge() -> None:
    """On both of two pages, whatever their numbers."""
    pages = [
        [line("Report 1", 800), line(f"Words of {chr(64 + n)} here.", 700), line(f"- {n} -", 20)]
        for n in (1, 2)
    ]
    assert [[p.running for p in page] for page in paragraphs(pages)] == [
        [True, False, True],
        [True, False, True],
    ]


def test_a_sentence_over_the_pages_end_stays_whole() -> None:
    """Running heads between its halves come after it; a full sentence is left alone."""
    one = [Paragraph("It blames a"), Paragraph("Page 1", running=True)]
    two = [Paragraph("Head", running=True), Paragraph("patrol."), Paragraph("End.")]
    assert [(turned, p.words) for turned, p in across_pages([one, two])] == [
        (False, "It blames a\fpatrol."), (False, "Page 1"), (False, "Head"), (False, "End."),
    ]  # fmt: skip
    assert [turned for turned, _ in across_pages([[Paragraph("Whole.")], [Paragraph("Next.")]])] == [
        False,
        True,
    ]
