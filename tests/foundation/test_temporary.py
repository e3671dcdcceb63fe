"""Temporary files go with the process that made them."""

import os
import tempfile
import time
from pathlib import Path

import pytest
from pytest_django import Settings

from ensemble.foundation import temporary


@pytest.fixture(autouse=True)
def var(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.VAR = tmp_path
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_a_process_keeps_its_temporary_files_in_a_folder_of_its_own(var: Path) -> None:
    own = temporary.use_own_folder()
    with tempfile.NamedTemporaryFile() as file:
        assert Path(file.name).parent == own
    assert own.parent == var / "temporary"


def test_what_a_killed_process_left_is_removed_and_a_living_one_is_left_alone(var: Path) -> None:
    child = os.fork()
    if child == 0:
        (temporary.use_own_folder() / "half a film").touch()
        os._exit(0)
    os.waitpid(child, 0)
    own = temporary.use_own_folder()
    (own / "mine").touch()
    assert temporary.use_own_folder() == own
    assert list((var / "temporary").rglob("*")) == [own, own / "mine"]


def test_what_another_machine_left_goes_after_a_day(var: Path) -> None:
    fresh, old = (var / "temporary" / name for name in ("0123456789ab-7-9", "ba9876543210-7-9"))
    for folder in (fresh, old):
        folder.mkdir(parents=True)
    long_ago = time.time() - 25 * 3600
    os.utime(old, (long_ago, long_ago))
    temporary.use_own_folder()
    assert fresh.is_dir()
    assert not old.exists()
