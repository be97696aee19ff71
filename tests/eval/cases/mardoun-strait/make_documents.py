"""Write the DOCX of this case from its plain source, always the same bytes, with the marks of make_example.py."""

import importlib.util
from datetime import UTC, datetime
from pathlib import Path

CASE = Path(__file__).parent
REPOSITORY = CASE.parents[3]
REPORT = "05-blue-ledger-report"


def make() -> dict[str, bytes]:
    """The made documents by file name."""
    spec = importlib.util.spec_from_file_location("make_example", REPOSITORY / "scripts" / "make_example.py")
    if spec is None or spec.loader is None:
        message = "scripts/make_example.py is missing; the case borrows its writer"
        raise FileNotFoundError(message)
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    vars(writer)["MADE"] = datetime(2023, 12, 4, 8, 0, tzinfo=UTC)
    return {f"{REPORT}.docx": writer.docx(CASE / "sources" / f"{REPORT}.txt")}


if __name__ == "__main__":
    for name, data in make().items():
        (CASE / "documents" / name).write_bytes(data)
