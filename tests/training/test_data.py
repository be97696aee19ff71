"""Data sets by name, and the digests that say what was read."""

from pathlib import Path

import pytest
from training.data import LEARN, TUNE, digests, read
from training.gum_tokens import BadData


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The message says where to look up how to fill it."""
    with pytest.raises(BadData, match=r"training/README\.md"):
        read(tmp_path, "gum", "train")


def test_sets_for_judging_are_never_learned_from() -> None:
    """PolNeAR states no licence, and the test part of UNER is for judging."""
    used = {*LEARN, *TUNE}
    assert not [pair for pair in used if pair[0] == "polnear" or pair[1] == "test"]


def test_a_digest_covers_what_is_read_and_nothing_else(tmp_path: Path) -> None:
    """A closed genre may change; a file that is read may not."""
    folder = tmp_path / "gum"
    (folder / "dep").mkdir(parents=True)
    (folder / "splits.md").write_text("## train\n", encoding="utf-8")
    before = digests(tmp_path, None, ["gum"])
    (folder / "dep" / "GUM_fiction_x.conllu").write_text("x", encoding="utf-8")
    assert digests(tmp_path, None, ["gum"]) == before
    (folder / "dep" / "GUM_news_x.conllu").write_text("x", encoding="utf-8")
    assert digests(tmp_path, None, ["gum"]) != before
