"""The labelled sets: where their documents and labels are, their fingerprint, and a fresh export of each."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
EXAMPLE = REPOSITORY / "examples" / "sarnivek-depot"
HELD_OUT = REPOSITORY / "tests" / "eval" / "cases" / "mardoun-strait"
SHARED = REPOSITORY.parent / "shared"


class ExportFailed(Exception):
    """`averment` could not make the export; its own message follows."""


@dataclass(frozen=True)
class Corpus:
    """A folder of documents and the labels for them."""

    name: str
    documents: Path
    gold: Path

    def is_there(self) -> bool:
        """Whether this machine has both."""
        return self.documents.is_dir() and self.gold.is_file()

    def files(self) -> list[Path]:
        """Every document, in the order of the names."""
        return sorted(path for path in self.documents.rglob("*") if path.is_file())

    def fingerprint(self) -> str:
        """SHA-256 over names, lengths and bytes of documents and labels: what the floors were measured on."""
        digest = hashlib.sha256()
        for path in [*self.files(), self.gold]:
            data = path.read_bytes()
            name = path.relative_to(self.documents) if path.is_relative_to(self.documents) else path.name
            digest.update(f"{Path(name).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()


CORPORA = {
    corpus.name: corpus
    for corpus in (
        Corpus("example", EXAMPLE / "documents", EXAMPLE / "gold.json"),
        Corpus("strait", HELD_OUT / "documents", HELD_OUT / "gold.json"),
        Corpus("seeds", SHARED / "seeds", SHARED / "gold" / "seeds.json"),
    )
}


def averment(*arguments: str | Path) -> None:
    """Run the installed command.

    Raises:
        ExportFailed: it ended with an error.
    """
    command = [sys.executable, "-c", "from averment.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        message = f"averment {arguments[0]} ended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}"
        raise ExportFailed(message)


def export(corpus: Corpus, work: Path) -> Path:
    """Make a case of the corpus in `work` and export it there; the folder of the export."""
    case, out = work / f"{corpus.name}.case", work / f"{corpus.name}-export"
    averment("init", case, "--title", corpus.name)
    averment("add", case, corpus.documents)
    averment("build", case)
    averment("export", case, "--format", "jsonl", "-o", out)
    return out
