"""Run the evaluation gate; see docs/evaluation.md. All arguments go through to tests/eval/gate.py."""

import runpy
import sys
from pathlib import Path

GATE = Path(__file__).parent.parent / "tests" / "eval"

if __name__ == "__main__":
    sys.path.insert(0, str(GATE))
    runpy.run_path(str(GATE / "gate.py"), run_name="__main__")
