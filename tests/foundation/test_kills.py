"""Workers killed at random points."""

import json
import os
import random
import subprocess
import sys

import pytest

from tests.live import ROOT
from tests.place import shared_database


def test_a_hundred_kills_and_each_job_has_one_effect(transactional_db: None) -> None:
    kills, seed = (
        os.environ.get("ENSEMBLE_KILLS", "100"),
        str(random.SystemRandom().getrandbits(32)),
    )
    command = [sys.executable, "-m", "tests.foundation.killing", kills, seed]
    environment = os.environ | {"ENSEMBLE_DATABASE": shared_database()}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(f"seed {seed}: {done.stderr}")
    effects, states, attempts = json.loads(done.stdout)
    assert set(states) == {"finished"}, f"seed {seed}"
    assert effects == [1] * len(effects), f"seed {seed}"
    # It is a test of kills only if some of them hit a job at work.
    assert attempts > len(effects), f"seed {seed}"
