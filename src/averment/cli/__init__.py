"""The command line: what a person types becomes one call of the pipeline.

What comes in: arguments. What goes out: data on stdout, progress and errors on stderr, an exit code.
What never happens here: nothing is derived or decided, and nothing is imported before it is needed.
"""

from averment.cli.main import main, run

__all__ = ["main", "run"]
