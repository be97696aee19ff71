"""The measures give full marks to a right export, and take exactly the mark that an error costs."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ground import Ground, NoExport, Words
from made_exports import gold, good_tables, write_export
from measure import measure
from saying import distance_km

Tables = dict[str, list[dict[str, Any]]]


def figures(folder: Path, tables: Tables, labels: dict[str, Any] | None = None) -> dict[str, float | None]:
    """Every ratio by name."""
    return {t.name: t.ratio for t in measure(write_export(folder, tables), labels or gold())}


def test_a_right_export_gets_full_marks(tmp_path: Path) -> None:
    """Successes are 1, errors are 0, and nothing that is labelled goes unmeasured."""
    tallies = measure(write_export(tmp_path / "x", good_tables()), gold())
    assert {t.name: t.ratio for t in tallies if not t.low_is_good and t.ratio != 1} == {}
    assert {t.name: t.hit for t in tallies if t.low_is_good and t.hit} == {}
    assert len(tallies) == 33


def drop_entity_of_speaker(tables: Tables) -> None:
    """The mayor's name is known through her entity only."""
    tables["claims"][0]["speaker_entity"] = None


def set_cell(table: str, index: int, **values: object) -> Callable[[Tables], None]:
    """A change of one row."""
    return lambda tables: tables[table][index].update(values)


def empty(table: str) -> Callable[[Tables], None]:
    """A table without rows."""
    return lambda tables: tables[table].clear()


ERRORS: list[tuple[Callable[[Tables], None], str, float]] = [
    (drop_entity_of_speaker, "attribution.speaker_right", 2 / 3),
    (drop_entity_of_speaker, "attribution.wrong_speaker_given_found", 1 / 3),
    (drop_entity_of_speaker, "attribution.precision_on_exhaustive", 2 / 3),
    (set_cell("claims", 1, polarity="asserted"), "attribution.polarity_right_given_speaker", 1 / 2),
    (set_cell("claims", 1, polarity="asserted"), "must_not.violated", 1.0),
    (set_cell("claims", 1, level="voice", speaker=None), "attribution.reported.speaker_right", 2 / 3),
    (set_cell("claims", 2, quote="12 sheds burned"), "anchors.broken", 1 / 9),
    (set_cell("quantities", 0, low=13, high=13), "quantity.value_right", 0.0),
    (set_cell("quantities", 0, bound=">="), "quantity.bound_right_given_value", 0.0),
    (set_cell("dates", 0, latest="2019-05-31"), "date.interval_right", 0.0),
    (set_cell("entities", 1, lat=47.0), "place.within_33km", 0.0),
    (set_cell("mentions", 1, entity="e1"), "entity.namesakes_kept_apart", 0.0),
    (set_cell("mentions", 0, entity=None), "entity.alias_linked", 1 / 3),
    (set_cell("incidents", 1, id="i1"), "incident.b3_precision", 5 / 9),
    (set_cell("claims", 3, incidents=[]), "incident.mention_assigned", 2 / 3),
    (set_cell("claims", 3, incidents=[]), "incident.b3_recall", 2 / 3),
    (set_cell("conflicts", 0, verdict="compatible"), "conflict.found", 0.0),
    (set_cell("conflicts", 0, a="c2", b="c4"), "conflict.near_miss_wrongly_flagged", 1.0),
    (set_cell("lineage", 0, status="rejected"), "lineage.document_pair_found", 0.0),
    (empty("lineage"), "lineage.copied_passage_found", 0.0),
    (set_cell("ledger", 0, kind="declared"), "ledger.row_and_kind_right", 0.0),
    (set_cell("ledger", 0, kind="declared"), "ledger.row_found", 1.0),
    (set_cell("conflicts", 1, verdict="conflict"), "ledger.sum_judged_right", 0.0),
    (set_cell("deliberation", 0, symbol="D/8"), "deliberation.member_vote_right", 0.0),
    (set_cell("deliberation", 0, event="adopted"), "deliberation.mandate_event_right", 0.0),
    (set_cell("network", 0, type="paid"), "network.edge_and_type_right", 0.0),
    (set_cell("network", 0, **{"from": "e3"}), "network.edge_found", 0.0),
]


@pytest.mark.parametrize("error", ERRORS)
def test_each_error_costs_its_mark(
    tmp_path: Path, error: tuple[Callable[[Tables], None], str, float]
) -> None:
    """One thing wrong in the export moves the figure that stands for it."""
    spoil, name, expected = error
    tables = good_tables()
    spoil(tables)
    assert figures(tmp_path / "x", tables)[name] == pytest.approx(expected)


def test_lineage_turned_round_is_found_but_not_in_the_right_direction(tmp_path: Path) -> None:
    """Who copied from whom is a figure of its own."""
    tables = good_tables()
    row = tables["lineage"][0]
    row["from"], row["to"] = row["to"], row["from"]
    found = figures(tmp_path / "x", tables)
    assert (found["lineage.document_pair_found"], found["lineage.direction_right"]) == (1.0, 0.0)


def test_a_denied_link_that_is_asserted_counts_as_an_error(tmp_path: Path) -> None:
    """The denial stands at other words; an asserted row on them is a fact taken from a denial."""
    tables = good_tables()
    words = {key: tables["claims"][1][key] for key in ("document", "start", "end", "quote")}
    tables["network"].append(tables["network"][0] | words)
    assert figures(tmp_path / "x", tables)["network.denied_edge_taken_as_fact"] == 1.0


def test_a_claim_as_long_as_the_document_is_no_find(tmp_path: Path) -> None:
    """A span that covers everything shows nothing: claims over four times the words and 400 more are left out."""
    tables = good_tables()
    text = "x " * 400 + "it fired"
    folder = write_export(tmp_path / "x", tables)
    (folder / "texts" / "d1.txt").write_text(text, "utf-8")
    whole = {"id": "c", "document": "d1", "start": 0, "end": len(text), "quote": text, "speaker": "Fenmark"}
    (folder / "claims.jsonl").write_text(json.dumps(whole | {"level": "reported"}) + "\n", "utf-8")
    ground = Ground(folder, gold())
    places = ground.places("1", "it fired")
    assert ground.claims_on(places, tight=True) == []
    assert [row["id"] for row in ground.claims_on(places, tight=False)] == ["c"]


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("one  two", "one two", [(0, 8)]),
        ("on\u00ade", "one", [(0, 4)]),
        ("aXaXa", "aXa", [(0, 3), (2, 5)]),
        ("one", "", []),
        ("one", "two", []),
    ],
)
def test_words_are_found_across_white_space(text: str, words: str, spans: list[tuple[int, int]]) -> None:
    """Spaces, breaks and invisible characters are no part of a comparison; overlapping finds all count."""
    assert Words(text).find(words) == spans


def test_distance_between_two_cities() -> None:
    """Vienna and Geneva lie about 800 km apart."""
    assert distance_km((48.21, 16.37), (46.2, 6.15)) == pytest.approx(802, abs=3)


def test_labels_without_a_list_of_documents_name_the_beginning_of_a_file(tmp_path: Path) -> None:
    """The seeds' labels say `000` for the file whose name begins so."""
    labels = gold()
    del labels["documents"]
    for rows in labels.values():
        for row in rows:
            if row.get("doc"):
                row["doc"] = "one"
    assert figures(tmp_path / "x", good_tables(), labels)["attribution.speaker_right"] == 1.0


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    """No figures about nothing."""
    with pytest.raises(NoExport, match="no documents"):
        Ground(tmp_path, gold())


def test_the_command_prints_json(tmp_path: Path) -> None:
    """The table is for people, --json for programs; both have the same figures."""
    folder = write_export(tmp_path / "x", good_tables())
    (tmp_path / "gold.json").write_text(json.dumps(gold()), "utf-8")
    command = [
        sys.executable,
        str(Path(__file__).parent / "measure.py"),
        str(folder),
        str(tmp_path / "gold.json"),
    ]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(
        subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout
    )
    assert found["quantity.value_right"] == {"hit": 1, "total": 1, "ratio": 1.0}
    assert [row.split()[0] for row in table.splitlines()] == list(found)
