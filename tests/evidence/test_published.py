"""The checkers printed in docs/evidence.md work, without any of our code, and find what was changed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from averment.evidence import verify_folder
from averment.evidence.custody import CLEAR, FRAME, VERSION
from averment.evidence.intake import DETAILS
from averment.evidence.log import PER_FILE

PAGE = Path(__file__).parents[2] / "docs" / "evidence.md"
COMMANDS = {"bash": ["bash", "-c"], "python": [sys.executable, "-I", "-S", "-c"]}


def script(language: str) -> str:
    """The one script in this language on the page."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(), re.DOTALL)
    return found


def check(language: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the page's script in a case folder."""
    command = [*COMMANDS[language], script(language)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("language", COMMANDS)
def test_a_whole_case_passes(case: SimpleNamespace, language: str) -> None:
    """On an untouched case the script ends with 0; the Python one prints the head of the chain."""
    done = check(language, case.root)
    assert (done.returncode, done.stderr) == (0, "")
    head = (case.root / "log/chain").read_text().splitlines()[-1]
    assert done.stdout == ("" if language == "bash" else f"8 events, 4 originals, head {head}\n")


@pytest.mark.parametrize("language", COMMANDS)
def test_changes_are_found(case: SimpleNamespace, language: str) -> None:
    """One turned bit in any original, body, entry or chain value; the Python script sees the seals as well."""
    for path in sorted(path for path in case.root.rglob("*") if path.is_file()):
        if language == "bash" and "sealed" in path.parts:
            continue
        before = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(before[:-2] + bytes([before[-2] ^ 1]) + before[-1:] if len(before) > 1 else b"x")
        assert check(language, case.root).returncode != 0, path
        assert not verify_folder(case.root).ok
        path.write_bytes(before)
    assert check(language, case.root).returncode == 0


@pytest.mark.parametrize("language", COMMANDS)
def test_a_missing_event_is_found(case: SimpleNamespace, language: str) -> None:
    """The last event taken out of the bodies alone."""
    path = case.root / "log/events/00000000.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert check(language, case.root).returncode != 0


def test_what_is_public_survives_without_the_seals(case: SimpleNamespace) -> None:
    """With log/sealed withheld, bodies, commitments and chain still check with the same commands."""
    shutil.rmtree(case.root / "log/sealed")
    assert check("bash", case.root).returncode == 0


def test_the_page_knows_every_type_member_and_code() -> None:
    """Event types, their clear members, the frame, refusal codes and sizes stand on the page as in the code."""
    page = PAGE.read_text()
    for kind, clear in CLEAR.items():
        row = next(line for line in page.splitlines() if line.startswith("| ") and f"`{kind}`" in line)
        assert set(re.findall(r"`(\w+)`", row.split("|")[2])) == clear
    named = FRAME | DETAILS.keys()
    assert [word for word in named if f"`{word}`" not in page] == []
    assert f"{PER_FILE:,} a file" in page
    assert f"averment-case/{VERSION}" in page


def test_the_page_promises_no_more_than_it_gives() -> None:
    """It says tamper-evidence and not anchored, and never the word that nobody can keep."""
    page = PAGE.read_text().lower()
    assert "tamper-evidence" in page
    assert "not anchored" in page
    assert "tamper-proof" not in page
