"""A place whose processes are killed at random while people upload, publish and mix."""

import os
import subprocess
import sys

import pytest

from tests import place
from tests.live import ROOT


@pytest.mark.journey
def test_nothing_acknowledged_is_lost_and_everything_happens_once() -> None:
    with place.new_database() as database:
        environment = os.environ | ({"ENSEMBLE_DATABASE": database} if database else {})
        done = subprocess.run(
            [sys.executable, "-m", "bench.survive", os.environ.get("ENSEMBLE_KILLS", "6")],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost: 0" in done.stdout
