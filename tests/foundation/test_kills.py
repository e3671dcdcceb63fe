"""Workers killed at random points."""

import json
import os
import random
import subprocess
import sys

import pytest
from django.db import connection

from tests.live import ROOT


def test_a_hundred_kills_and_each_job_has_one_effect(transactional_db: None) -> None:
    kills, seed = (
        os.environ.get("ENSEMBLE_KILLS", "100"),
        str(random.SystemRandom().getrandbits(32)),
    )
    command = [sys.executable, "-m", "tests.foundation.killing", kills, seed]
    environment = os.environ | {"ENSEMBLE_DATABASE": _address()}
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


def _address() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["ENSEMBLE_TEST_SERVER"].rpartition("/")[0] + f"/{name}"
