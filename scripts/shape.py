"""Print the size of the house and its outliers. It reports; it never fails."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "averment"
LONG_MODULE, LONG_FUNCTION, LONG_STEP = 400, 60, 150


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Source lines of a function without its docstring."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """(length, place) of every function of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield length(node), f"{path.relative_to(SOURCE)}:{node.name}"


def report(modules: dict[str, int], found: list[tuple[int, str]]) -> Iterator[str]:
    """The lines of the report."""
    sizes, lengths = list(modules.values()), sorted(size for size, _ in found)
    yield f"modules   {len(sizes)}, {sum(sizes)} lines, median {statistics.median(sizes):.0f}"
    p95 = lengths[len(lengths) * 19 // 20]
    yield f"functions {len(lengths)}, median {statistics.median(lengths):.0f}, p95 {p95}"
    for room in sorted({name.split("/")[0] for name in modules if "/" in name}):
        inside = [size for name, size in modules.items() if name.startswith(f"{room}/")]
        yield f"  {room:12s} {len(inside):3d} files {sum(inside):6d} lines"
    for name, size in modules.items():
        if size > (LONG_STEP if name.startswith("pipeline/") else LONG_MODULE):
            yield f"long module   {size:4d} {name}"
    yield from (
        f"long function {size:4d} {name}" for size, name in sorted(found)[::-1] if size > LONG_FUNCTION
    )


def main() -> None:
    """Walk the source once and print what stands out."""
    paths = sorted(SOURCE.rglob("*.py"))
    modules = {str(p.relative_to(SOURCE)): p.read_text(encoding="utf-8").count("\n") for p in paths}
    for line in report(modules, [pair for path in paths for pair in functions(path)]):
        print(line)


if __name__ == "__main__":
    main()
