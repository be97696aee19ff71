"""House rules that import-linter cannot state."""

import ast
import inspect
import re
import sys
import tomllib
from pathlib import Path

import grimp

from averment import __version__
from averment.model import AvermentError

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "averment"
MODEL_MAY_IMPORT = {
    "averment", "collections", "dataclasses", "datetime", "decimal", "enum", "hashlib", "json", "re", "typing",
}  # fmt: skip
ROOMS = ("evidence", "text", "claims", "entities", "incidents", "assessment", "publish", "store")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}


def test_the_model_depends_on_nothing() -> None:
    """The model imports itself and a short list of standard modules, nothing else."""
    graph = grimp.build_graph("averment", include_external_packages=True)
    inside = {"averment.model"} | graph.find_descendants("averment.model")
    reached = {t.split(".")[0] for m in inside for t in graph.find_modules_directly_imported_by(m)}
    assert reached <= MODEL_MAY_IMPORT
    assert (reached - {"averment"}) <= sys.stdlib_module_names


def test_every_room_has_a_door_that_says_what_passes() -> None:
    """A room's __init__ names what comes in, what goes out, what never happens, and what it offers."""
    for room in ROOMS:
        door = (SOURCE / room / "__init__.py").read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(door)) or ""
        for phrase in ("What comes in", "What goes out", "What never happens here"):
            assert phrase in docstring, f"{room}: {phrase}"
        assert "__all__" in door, room


def test_there_are_no_drawers() -> None:
    """No module is named for being shared rather than for what it holds."""
    names = {path.stem for path in SOURCE.rglob("*.py")} | {
        path.name for path in SOURCE.rglob("*") if path.is_dir()
    }
    assert not names & DRAWERS


def _all_errors(kind: type[AvermentError]) -> list[type[AvermentError]]:
    return [kind, *(e for child in kind.__subclasses__() for e in _all_errors(child))]


def test_every_error_says_what_to_do() -> None:
    """Each error's docstring is its message and a full sentence."""
    for error in _all_errors(AvermentError):
        assert error.__doc__, error
        assert re.search(r"[.;]", error.__doc__), error
        told = inspect.signature(error).parameters.values()
        if all(p.default is not p.empty or p.kind in {p.VAR_POSITIONAL, p.VAR_KEYWORD} for p in told):
            assert str(error())  # the docstring speaks where nothing fuller is given


def test_requirements_are_locked_without_registry() -> None:
    """Each locked requirement has digests; no file names an index."""
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"(?m)^\s*--(?!hash=)|index.url|find.links|://", text)
        blocks = re.split(r"\n(?=[\w.-]+==)", text)
        assert all("--hash=sha256:" in block for block in blocks if re.match(r"[\w.-]+==", block))


def test_the_version_is_told_once() -> None:
    """pyproject, the package and the changelog name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_journey_map_names_folders_that_exist() -> None:
    """Every path in the map's tables exists, and every room is on the map."""
    page = (ROOT / "docs" / "journey.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|tests|docs|examples|scripts|benchmarks)/[^`…<]*)`", page):
        assert (ROOT / path).exists(), path
    for room in ROOMS:
        assert f"`src/averment/{room}/`" in page, room
