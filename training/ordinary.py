"""Writes the list of ordinary English words: those that our corpus writes in small letters.

    python -m training.ordinary --corpus corpus

A word at the start of a sentence that is in the list is no name; one that is not is shown to the reader.
Words are taken from the part `train` only, and only where two documents have them.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from averment.claims.words import LEXICON
from averment.evaluation import load

WORD: Final = re.compile(r"[^\W\d_]{2,}")
DOCUMENTS: Final = 2
HEAD: Final = (
    "# Words that training/ordinary.py found in small letters in two or more documents of corpus/train.\n"
)


def ordinary(texts: Sequence[str]) -> list[str]:
    """The words that stand in small letters in two texts or more, sorted."""
    seen = Counter(word for text in texts for word in {w for w in WORD.findall(text) if w.islower()})
    return sorted(word for word, count in seen.items() if count >= DOCUMENTS)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="training.ordinary", description="Writes lexicon/ordinary.txt.")
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args(arguments)
    found = ordinary([one.text for one in load(options.corpus / "train", "train")])
    Path(str(LEXICON / "ordinary.txt")).write_text(HEAD + "\n".join(found) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} words\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
