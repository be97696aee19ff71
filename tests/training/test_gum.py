"""GUM's two layers, on a document of two sentences of our own."""

import pytest
from training.gum import labelled, mentions
from training.gum_tokens import BadData, parse


def row(number: int, form: str, upos: str, head: int, *rest: str) -> str:
    """A line of a dependency file; `rest` is the relation and, where there is one, the last column."""
    relation, misc = (*rest, "_")[:2]
    return "\t".join([str(number), form, form.lower(), upos, "_", "_", str(head), relation, "_", misc])


SENTENCES = "\n".join(
    [
        "# newpar",
        "# text = Mayor Ona Velde said that the dam had not failed.",
        row(1, "Mayor", "PROPN", 2, "compound", "Entity=(1-person-new"),
        row(2, "Ona", "PROPN", 4, "nsubj"),
        row(3, "Velde", "PROPN", 2, "flat", "Entity=1)"),
        row(4, "said", "VERB", 0, "root"),
        row(5, "that", "SCONJ", 10, "mark"),
        row(6, "the", "DET", 7, "det", "Entity=(2-object-new"),
        row(7, "dam", "NOUN", 10, "nsubj", "Entity=2)"),
        row(8, "had", "AUX", 10, "aux"),
        row(9, "not", "PART", 10, "advmod"),
        row(10, "failed", "VERB", 4, "ccomp", "SpaceAfter=No"),
        row(11, ".", "PUNCT", 4, "punct"),
        "",
        "# newpar",
        "# text = The crew doesn't deny it.",
        row(1, "The", "DET", 2, "det"),
        row(2, "crew", "NOUN", 5, "nsubj"),
        "3-4\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_",
        row(3, "does", "AUX", 5, "aux"),
        row(4, "n't", "PART", 5, "advmod"),
        row(5, "deny", "VERB", 0, "root"),
        row(6, "it", "PRON", 5, "obj", "SpaceAfter=No"),
        row(7, ".", "PUNCT", 5, "punct"),
        "",
    ]
)
TREE = """<rst><header><relations><rel name="attribution-positive" type="rst"/></relations></header><body>
<segment id="1" parent="2" relname="attribution-positive">Mayor Ona Velde said</segment>
<segment id="2" parent="4" relname="span">that the dam had not failed .</segment>
<segment id="3" parent="4" relname="elaboration-additional">The crew does n't deny it .</segment>
<group id="4" type="span"/>
<signals><signal source="1" type="semantic" subtype="attribution_source" tokens="2,3"/>
<signal source="1" type="lexical" subtype="indicative_word" tokens="4"/></signals></body></rst>"""


def test_the_text_is_that_of_the_sentences() -> None:
    """Nothing is put together from words; offsets stand in the text, contractions included."""
    document = parse(SENTENCES, "GUM_news_dam")
    assert document.text == "Mayor Ona Velde said that the dam had not failed.\n\nThe crew doesn't deny it."
    assert [document.text[t.start : t.end] for t in document.tokens] == [t.form for t in document.tokens]


def test_attribution_has_whole_source_cue_and_trimmed_content() -> None:
    """The source grows to its phrase; the content loses its conjunction and its stop."""
    document = labelled(parse(SENTENCES, "GUM_news_dam"), TREE)
    cut = {
        head: [(s.label, document.text[s.start : s.end]) for s in spans]
        for head, spans in document.heads.items()
    }
    assert cut["agents"] == [("S", "Mayor Ona Velde"), ("C", "said")]
    assert cut["outer"] == [("K", "the dam had not failed")]
    assert cut["inner"] == []
    assert cut["cue"] == []
    assert cut["names"] == [("PER", "Mayor Ona Velde")]


def test_a_denying_cue_gets_its_kind_unless_negated() -> None:
    """“Denied” is a denial, “did not deny” is none."""
    denying = SENTENCES.replace("said", "deny")
    tree = TREE.replace("Velde said", "Velde deny")
    assert [s.label for s in labelled(parse(denying, "GUM_news_dam"), tree).heads["cue"]] == ["deny"]
    negated = TREE.replace('parent="2" relname="attribution-positive"', 'parent="4" relname="span"').replace(
        'id="3" parent="4" relname="elaboration-additional"',
        'id="3" parent="2" relname="attribution-negative"',
    )
    negated = negated.replace(
        'source="1" type="semantic" subtype="attribution_source" tokens="2,3"',
        'source="3" type="semantic" subtype="attribution_source" tokens="13"',
    ).replace(
        'source="1" type="lexical" subtype="indicative_word" tokens="4"',
        'source="3" type="lexical" subtype="indicative_word" tokens="16"',
    )
    document = labelled(parse(SENTENCES, "GUM_news_dam"), negated)
    assert [document.text[s.start : s.end] for s in document.heads["agents"]] == ["The crew", "doesn't deny"]
    assert document.heads["cue"] == ()


def test_mentions_nest() -> None:
    """Brackets of the entity layer open and close in one field."""
    document = parse(SENTENCES, "GUM_news_dam")
    assert list(mentions(document.tokens)) == [("person", 0, 2), ("object", 5, 6)]


def test_words_that_do_not_fit_are_refused() -> None:
    """A token that is not in its sentence, and a tree of another length, name the document."""
    with pytest.raises(BadData, match="GUM_news_dam"):
        parse(SENTENCES.replace("Velde\tvelde", "Veldt\tvelde"), "GUM_news_dam")
    with pytest.raises(BadData, match="words in the tree"):
        labelled(parse(SENTENCES, "GUM_news_dam"), TREE.replace("Mayor Ona", "Ona"))
