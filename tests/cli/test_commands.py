"""The command line as people and scripts meet it: answers, errors, exit codes, and their documentation."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command

import averment
from averment.cli import run
from averment.cli.commands import app
from averment.cli.showing import size, told
from averment.pipeline import Progress

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"
COMMANDS = {
    "open",
    "init",
    "add",
    "build",
    "serve",
    "status",
    "verify",
    "export",
    "import",
    "eval",
    "demo",
    "doctor",
}
HEAVY = {
    "sqlalchemy",
    "fastapi",
    "pydantic",
    "alembic",
    "jinja2",
    "uvicorn",
    "lxml",
    "rich",
    "onnxruntime",
    "numpy",
    "averment.pipeline",
    "averment.evaluation",
}
Answer = Callable[[], dict[str, object]]


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    """The JSON object that a command has just printed."""

    def last() -> dict[str, object]:
        loaded: dict[str, object] = json.loads(capsys.readouterr().out)
        return loaded

    return last


@pytest.fixture
def case(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A built case."""
    root = tmp_path / "fire.case"
    assert run(["open", str(papers), "--case", str(root), "--title", "A fire", "--no-serve"]) == 0
    capsys.readouterr()
    return root


def test_the_commands_are_those_of_the_plan() -> None:
    """No more, no fewer; what is not built yet is absent, not a stub."""
    assert set(get_command(app).commands) == COMMANDS  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    """docs/cli.md has a heading for the command, and names each of its options."""
    page = DOCS.read_text("utf-8")
    section = re.search(rf"^### averment {name}\b.*?(?=^### |^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert section, f"docs/cli.md has no heading '### averment {name}'"
    for parameter in get_command(app).commands[name].params:  # type: ignore[attr-defined]
        for option in parameter.opts:
            if option.startswith("--") and option != "--help":
                assert f"`{option}" in section.group(), f"{name} {option}"


def test_every_exit_code_is_documented() -> None:
    """The table of exit codes is complete."""
    page = DOCS.read_text("utf-8")
    for code in (0, 1, 2, 3, 4, 130):
        assert f"| {code} |" in page


def test_every_error_says_its_exit_code() -> None:
    """An error of ours ends with one of the documented codes."""
    from averment.model import AvermentError  # noqa: PLC0415

    kinds = AvermentError.__subclasses__()
    assert {kind.exit_code for kind in kinds} <= {1, 2, 3, 4}


def test_help_imports_nothing_heavy() -> None:
    """`--help` answers before the database, the parsers or the web are loaded."""
    program = (
        f"import sys; from averment.cli import run; run(['--help']); print(*({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
    assert "Usage: averment" in done.stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """One line."""
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"averment {averment.__version__}\n"


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A newcomer who types `averment` sees what there is."""
    assert run([]) == 0
    assert "open" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "No such command"),
        (["init"], "Missing"),
        (["export", "x"], "Missing"),
        (["status", "nowhere"], "nowhere is not a case; make one with `averment init"),
        (["verify", "nowhere"], "nowhere is not a case"),
    ],
)
def test_wrong_use_ends_with_2(  # noqa: PLR0917 - fixtures
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The error is on stderr and says what to do; stdout stays empty."""
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_the_journey_in_single_steps(papers: Path, tmp_path: Path, answer: Answer) -> None:
    """init, add, build, status, verify, export, import; each answers in JSON."""
    root = str(tmp_path / "x.case")
    assert run(["init", root, "--title", "A fire", "--json"]) == 0
    assert answer()["title"] == "A fire"
    assert run(["init", root, "--title", "Again"]) == 2
    assert run(["add", root, str(papers), "--json"]) == 0
    outcomes = [entry["outcome"] for entry in answer()["entries"]]  # type: ignore[attr-defined]
    assert outcomes == ["taken in", "taken in"]
    assert run(["status", root, "--json"]) == 0
    assert answer()["stale"] is True
    assert run(["build", root, "--json"]) == 0
    assert answer()["read"] == 2
    assert run(["status", root, "--json"]) == 0
    state = answer()
    assert (state["stale"], state["title"]) == (False, "A fire")
    assert run(["verify", root, "--json"]) == 0
    assert answer()["ok"] is True
    assert run(["export", root, "-o", str(tmp_path / "out"), "--json"]) == 0
    assert answer()["format"] == "jsonl"
    assert run(["import", str(tmp_path / "copy.case"), str(tmp_path / "out"), "--json"]) == 0
    assert answer()["counts"] == state["counts"]


def test_refused_files_end_with_3(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is taken in; the account says which file was refused and why."""
    os.mkfifo(papers / "pipe")
    root = str(tmp_path / "x.case")
    assert run(["init", root, "--title", "T"]) == 0
    assert run(["add", root, str(papers)]) == 3
    printed = capsys.readouterr().out
    assert "pipe  fifo: This is a pipe" in printed
    assert "3 found: 2 taken in, 0 again, 0 known, 1 refused" in printed


def test_unreadable_documents_end_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is kept but cannot be read makes the build partial; status says why."""
    (tmp_path / "empty.txt").write_bytes(b"")
    root = str(tmp_path / "x.case")
    assert run(["open", str(tmp_path / "empty.txt"), "--case", root, "--no-serve"]) == 3
    assert run(["status", root]) == 0
    assert "refused  empty.txt  empty: The file has no bytes" in capsys.readouterr().out


def test_status_counts_what_should_be_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Answer
) -> None:
    """By reason, and the languages without a trained reader by documents and claims."""
    (tmp_path / "note.txt").write_text(
        "Пожар на складе\n\nНаблюдатели посетили склад во вторник и насчитали четырнадцать пострадавших.\n\n"
        "«Мы не видели никакого огня над складом», — сказала Илва Бреннер.\n",
        "utf-8",
    )
    root = str(tmp_path / "x.case")
    assert run(["open", str(tmp_path / "note.txt"), "--case", root, "--no-serve"]) == 0
    capsys.readouterr()
    assert run(["status", root, "--json"]) == 0
    state = answer()
    (found,) = state["untrained"]  # type: ignore[misc]
    assert (found["language"], found["documents"]) == ("ru", 1)
    assert found["claims"] == state["review"]["untrained"]  # type: ignore[index]
    assert run(["status", root]) == 0
    assert "read without a trained reader: language ru in 1 documents" in capsys.readouterr().out


def test_a_changed_original_ends_with_1(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`verify` names the file whose bytes were changed."""
    blob = next(path for path in (case / "objects" / "sha256").rglob("*") if path.is_file())
    blob.chmod(0o600)
    blob.write_bytes(blob.read_bytes() + b"!")
    assert run(["verify", str(case)]) == 1
    printed = capsys.readouterr().out
    assert "WRONG" in printed
    assert blob.name in printed
    assert "verification failed" in printed


def test_a_lost_database_is_a_finding(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Originals and history are checked by themselves when the database cannot be opened."""
    for path in case.glob("db.sqlite*"):
        path.unlink()
    (case / "db.sqlite").write_bytes(b"no database" * 1000)
    assert run(["verify", str(case)]) == 1
    assert "db.sqlite" in capsys.readouterr().out


def test_a_bad_exchange_ends_with_3(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File and line stand in the error."""
    assert run(["export", str(case), "-o", str(tmp_path / "out")]) == 0
    with (tmp_path / "out" / "claims.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    assert run(["import", str(tmp_path / "copy.case"), str(tmp_path / "out")]) == 3
    assert re.search(r"averment: claims\.jsonl, line \d+: ", capsys.readouterr().err)


def test_an_export_never_overwrites_other_files(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with something else in it is refused and left as it is."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    assert run(["export", str(case), "-o", str(tmp_path / "out")]) == 2
    assert "holds other files" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]
    assert run(["export", str(case), "-o", str(tmp_path / "o2"), "--format", "docm"]) == 2
    assert "'docm' is no export format; use one of: jsonl" in capsys.readouterr().err


def test_doctor_names_what_is_missing(answer: Answer) -> None:
    """Each line has a state; what is missing has an advice."""
    run(["doctor", "--json"])
    checks = answer()["checks"]
    assert isinstance(checks, list)
    assert {check["name"] for check in checks} >= {
        "averment",
        "python",
        "sqlite",
        "disk",
        "sandbox",
        "postgresql",
    }
    assert all(check["advice"] for check in checks if check["state"] != "ok")


def test_output_may_be_cut_by_head(case: Path) -> None:
    """A reader that stops reading is no error."""
    program = "from averment.cli import main; main()"
    command = f"'{sys.executable}' -c '{program}' status '{case}' | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("A fire")
    assert "Traceback" not in done.stderr


@pytest.mark.loopback
def test_serve_answers_on_loopback_until_interrupted(case: Path) -> None:
    """The address is printed; Ctrl-C is the usual end."""
    import signal  # noqa: PLC0415
    import urllib.request  # noqa: PLC0415

    program = "from averment.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program, "serve", str(case), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(address.group(), timeout=20) as page:  # noqa: S310 - our own address
            assert page.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("progress", "seconds", "line"),
    [
        (Progress("take in", 3, None, "a.txt"), 1.0, "take in 3, a.txt"),
        (Progress("read", 1, 4, "a.txt"), 1.0, "read 1 of 4, a.txt"),
        (Progress("read", 1, 4, "a.txt"), 30.0, "read 1 of 4, 1:30 left, a.txt"),
    ],
)
def test_progress_says_how_long(progress: Progress, seconds: float, line: str) -> None:
    """A remaining time is said once there is something to reckon from."""
    assert told(progress, seconds) == line


@pytest.mark.parametrize(
    ("number", "said"), [(999, "999 B"), (1000, "1 kB"), (2_500_000, "2 MB"), (10**13, "10000 GB")]
)
def test_sizes_for_people(number: int, said: str) -> None:
    """Decimal units, as disks count."""
    assert size(number) == said


@pytest.mark.slow
def test_the_demo_checks_itself(tmp_path: Path) -> None:
    """With CI=true the example is built, every link and mark of its pages followed, and the command ends."""
    program = "from averment.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "demo", "--case", str(tmp_path / "demo.case")],
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = re.search(r"fetched (\d+) pages and (\d+) JSON twins, followed (\d+) marks", done.stdout)
    assert pages
    assert all(int(number) > 10 for number in pages.groups())
