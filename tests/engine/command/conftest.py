import json
from collections.abc import Callable
from typing import Any

import pytest

from ensemble.engine.command.cli import main

Told = Callable[..., dict[str, Any]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """What the command answers to these words."""

    def run(*words: object) -> dict[str, Any]:
        assert main([str(word) for word in words]) == 0
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    return run
