"""The commands. Each imports the pipeline when it runs, so that `--help` answers at once."""
# ruff: noqa: PLC0415, FBT002, PLR0917 - imports wait for their command; options are parameters to Typer

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer

import averment
from averment.cli.showing import Bar, as_json, lines

FAILED: Final = 1
UNREADABLE: Final = 3
PORT: Final = 8765

app = typer.Typer(
    help="Turn a folder of documents about a contested event into a case: originals kept, every claim with "
    "its speaker at its exact words.",
    epilog="Exit codes: 0 done, 1 a check failed, 2 wrong use, 3 some input could not be read, "
    "4 another process writes to the case, 130 interrupted.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

CaseFolder = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.")]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders to take in.")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, one object on one line.")]
Host = Annotated[str, typer.Option(help="Address to listen at, on this machine only.")]
Port = Annotated[int, typer.Option(help="Port to listen at; 0 takes any that is free.")]
Browser = Annotated[bool, typer.Option("--open-browser", help="Open the case in the browser.")]
Title = Annotated[str | None, typer.Option(help="A neutral title: what, where, when.")]
Stay = Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the case when it is ready.")]


@app.callback(invoke_without_command=True)
def entry(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    """Answer what is asked without a command."""
    if version:
        lines([f"averment {averment.__version__}"])
    elif context.invoked_subcommand is None:
        lines([context.get_help()])


@app.command("open")
def open_(  # noqa: PLR0913 - options
    paths: Paths,
    case: Annotated[
        Path | None, typer.Option(help="Folder of the case; `NAME.case` here by default.")
    ] = None,
    title: Title = None,
    serve: Stay = True,
    host: Host = "127.0.0.1",
    port: Port = PORT,
    open_browser: Browser = False,
    json: Json = False,
) -> None:
    """Take in, build and serve: the main job in one command. Done again, it does only what is new."""
    from averment import pipeline
    from averment.cli import telling

    with _bar() as bar:
        root = case or pipeline.folder_for(paths)
        opened = pipeline.open_paths(paths, root, title=title, tell=bar)
    if json:
        as_json({"case": root, "account": opened.account, "built": opened.built})
    else:
        lines(telling.opened(root, opened))
    opened.case.close()
    if serve:
        _serve(root, host, port, browser=open_browser)
    elif opened.account.refused or opened.built.refused:
        raise typer.Exit(UNREADABLE)


@app.command()
def init(
    case: CaseFolder,
    title: Annotated[str, typer.Option(help="A neutral title: what, where, when.")],
    json: Json = False,
) -> None:
    """Make an empty case."""
    from averment import pipeline

    pipeline.Case.create(case, title).close()
    if json:
        as_json({"case": case, "title": title})
    else:
        lines([f"made {case}", f"next: averment add {case} PATH..."])


@app.command()
def add(case: CaseFolder, paths: Paths, json: Json = False) -> None:
    """Take in files and folders, and account for every one of them as soon as it cannot be lost any more."""
    from averment import pipeline
    from averment.cli import telling

    with _bar() as bar:
        said = (lambda _: None) if json else lambda entry: bar.above(telling.entry(entry))
        account = pipeline.add(pipeline.Case.open(case), paths, acknowledge=said, tell=bar)
    if json:
        as_json(account)
    else:
        lines(telling.totals(account))
        if account.kept:
            lines([f"next: averment build {case}"])
    if account.refused or not account.kept:
        raise typer.Exit(UNREADABLE)


@app.command()
def build(
    case: CaseFolder,
    scratch: Annotated[bool, typer.Option("--scratch", help="Make everything derived again.")] = False,
    json: Json = False,
) -> None:
    """Read, extract and relate; only what has changed."""
    from averment import pipeline
    from averment.cli import telling

    with _bar() as bar:
        built = pipeline.build(pipeline.Case.open(case), scratch=scratch, tell=bar)
    if json:
        as_json(built)
    else:
        lines([*telling.built(built), f"next: averment serve {case}"])
    if built.refused:
        raise typer.Exit(UNREADABLE)


@app.command()
def serve(
    case: CaseFolder, host: Host = "127.0.0.1", port: Port = PORT, open_browser: Browser = False
) -> None:
    """Serve the case to the browsers of this machine."""
    _serve(case, host, port, browser=open_browser)


@app.command()
def status(case: CaseFolder, json: Json = False) -> None:
    """Say what was taken in, read and refused, and what is stale."""
    from averment import pipeline
    from averment.cli import telling

    found = pipeline.status(pipeline.Case.open(case))
    if json:
        as_json(found)
    else:
        lines(telling.status(found))


@app.command()
def verify(case: CaseFolder, json: Json = False) -> None:
    """Check originals, history, rows and passages; name what is wrong."""
    from averment import pipeline
    from averment.cli import telling

    report = pipeline.verify(case)
    if json:
        as_json({"ok": report.ok, "findings": report.findings, "counts": dict(report.counts)})
    else:
        lines(telling.report(report))
    if not report.ok:
        raise typer.Exit(FAILED)


@app.command()
def export(
    case: CaseFolder,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to, new or empty.")],
    form: Annotated[str, typer.Option("--format", help="Format: jsonl.")] = "jsonl",
    sealed: Annotated[
        bool, typer.Option("--sealed", help="Include the salts of confidential members.")
    ] = False,
    json: Json = False,
) -> None:
    """Write the whole case in a format that others read."""
    from averment import pipeline

    with _bar() as bar:
        written = pipeline.export(pipeline.Case.open(case), form, out, sealed=sealed, tell=bar)
    if json:
        as_json(written)
    else:
        lines([f"{written.files} files, {written.bytes} bytes in {written.folder}"])


@app.command("import")
def import_(
    case: CaseFolder,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="What `averment export` wrote.")],
    json: Json = False,
) -> None:
    """Make a new case from an export."""
    from averment import pipeline

    found = pipeline.status(pipeline.bring_in(case, folder))
    if json:
        as_json(found)
    else:
        lines([f"made {case} from {folder}", f"next: averment add {case} PATH...  (the originals)"])


@app.command()
def demo(
    case: Annotated[Path, typer.Option(help="Folder of the case.")] = Path("demo.case"),
    serve: Stay = True,
    host: Host = "127.0.0.1",
    port: Port = PORT,
    open_browser: Browser = False,
) -> None:
    """Build and serve the bundled example; with CI=true its pages are fetched, checked, and that is all."""
    import os

    from averment import pipeline
    from averment.cli import telling

    with _bar() as bar:
        opened = pipeline.open_paths([pipeline.example_documents()], case, title=pipeline.TITLE, tell=bar)
    lines(telling.opened(case, opened))
    opened.case.close()
    if os.environ.get("CI") == "true":
        _rehearse(case)
    elif serve:
        _serve(case, host, port, browser=open_browser)


@app.command()
def doctor(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where cases would lie.")] = Path(),
    json: Json = False,
) -> None:
    """Say what is installed, what is missing, and what that costs."""
    from averment import pipeline
    from averment.cli import telling

    checks = pipeline.examine(folder)
    if json:
        as_json({"checks": checks})
    else:
        lines(telling.checks(checks))
    if any(check.state == "bad" for check in checks):
        raise typer.Exit(FAILED)


@app.command("eval")
def eval_(
    name: Annotated[
        str,
        typer.Argument(
            metavar="SET",
            help="corpus-test, corpus-dev, zones-test, zones-dev, polnear-dev, uner-test, re3d-test, speed.",
        ),
    ] = "corpus-test",
    folder: Annotated[
        Path | None, typer.Option(help="Where the set lies; `corpus` here for the corpus.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the resampling behind the intervals.")] = 0,
    json: Json = False,
) -> None:
    """Measure how often claims, dates and quantities are right, on labelled documents."""
    from averment import evaluation
    from averment.cli import telling

    if name == "speed":
        pace = evaluation.pace(folder or Path("corpus"))
        if json:
            as_json(pace)
        else:
            lines(telling.pace(pace))
        return
    measured = evaluation.measure(name, folder, seed)
    if json:
        as_json(measured)
    else:
        lines(telling.measured(measured))


@contextmanager
def _bar() -> Iterator[Bar]:
    """Progress while the block lasts."""
    bar = Bar()
    try:
        yield bar
    finally:
        bar.end()


def _serve(case: Path, host: str, port: int, *, browser: bool) -> None:
    """Hand over to the other door until Ctrl-C, which is the usual end and no failure.

    The doors do not know each other, so this one names the other only when it is asked to open it.
    """
    import importlib
    import webbrowser

    def started(address: str) -> None:
        lines([f"read the case at {address}  (Ctrl-C ends)"])
        if browser:
            webbrowser.open(address)

    web = importlib.import_module("averment.web")
    try:
        web.serve(case, host=host, port=port, started=started)
    except KeyboardInterrupt:
        return


def _rehearse(case: Path) -> None:
    """Serve the case to ourselves, follow every link, and fail when a page does not answer as it should."""
    import importlib

    visited = importlib.import_module("averment.web.rehearsal").rehearse(case)
    lines([f"fetched {visited.pages} pages and {visited.twins} JSON twins, followed {visited.targets} marks"])
    lines(visited.faults)
    if visited.faults:
        raise typer.Exit(FAILED)
