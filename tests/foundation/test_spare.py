"""Files that can be made again, on a disk and in a store elsewhere."""

import os
import time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from pytest_django import Settings

from ensemble.foundation import spare

ELSEWHERE = "django.core.files.storage.InMemoryStorage"


@pytest.fixture(params=["disk", "elsewhere"])
def store(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Each kind of store in turn."""
    if request.param == "elsewhere":
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": ELSEWHERE}}
    return str(request.param)


def made(folder: Path, words: str = "frames") -> Path:
    path = folder / "made"
    path.write_text(words)
    return path


def found(name: str, folder: Path, store: str) -> str | None:
    if store == "disk":
        path = spare.lies_at(name)
        return path.read_text() if path else None
    return (folder / "got").read_text() if spare.bring(name, folder / "got") else None


def test_what_is_put_is_found_and_may_be_put_again(store: str, tmp_path: Path) -> None:
    assert found("atom-ab.mp4", tmp_path, store) is None
    spare.put(made(tmp_path, "half"), "atom-ab.mp4")
    spare.put(made(tmp_path, "whole"), "atom-ab.mp4")
    assert found("atom-ab.mp4", tmp_path, store) == "whole"
    assert not (tmp_path / "made").exists()


def test_the_longest_unused_go_first(settings: Settings, tmp_path: Path) -> None:
    settings.SPARE_LARGEST = 12
    for hours, name in ((3, "atom-old.mp4"), (2, "atom-new.mp4"), (0, "atom-now.mp4")):
        spare.put(made(tmp_path), name)
        path = spare.lies_at(name)
        assert path
        os.utime(path, (time.time() - 3600 * hours,) * 2)
    assert spare.remove_least_used() == 1
    assert spare.lies_at("atom-old.mp4") is None
    # Too much is left, but it was used just now: somebody may be at work with it.
    settings.SPARE_LARGEST = 0
    assert spare.remove_least_used() == 0 if spare.lies_at("atom-new.mp4") else True
    assert spare.lies_at("atom-now.mp4")


def test_a_store_elsewhere_is_bounded_as_well(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": ELSEWHERE}}
    spare.put(made(tmp_path), "atom-ab.mp4")
    settings.SPARE_LARGEST = 0
    assert spare.remove_least_used() == 0
    monkeypatch.setattr(spare, "RECENT", -1)
    assert spare.remove_least_used() == 1
    assert not spare.bring("atom-ab.mp4", tmp_path / "got")
    assert default_storage == storages["default"]
