"""The rules alone: what they find must not depend on weights. Tests of the reader ask for it with `with_reader`."""

import pytest

from averment.claims import reader


@pytest.fixture(autouse=True)
def rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is marked by the learned reader, unless the test is marked `with_reader`."""
    if request.node.get_closest_marker("with_reader") is None:
        monkeypatch.setattr(reader, "marks", lambda _text, _segments: {})
