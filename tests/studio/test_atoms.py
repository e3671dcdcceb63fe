"""Parts of films in a store elsewhere: two machines, each with a folder of its own."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ensemble.engine.cache.folder import Cache
from ensemble.foundation import spare
from ensemble.studio.atoms import Shelf, Warehouse, atoms

ELSEWHERE = "django.core.files.storage.InMemoryStorage"


def machine(settings: Settings, folder: Path) -> Cache:
    settings.VAR = folder
    return atoms()


def made(folder: Path, name: str, words: str = "{}") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(words)
    return path


def test_what_one_machine_made_another_one_has(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": ELSEWHERE}}
    one = machine(settings, tmp_path / "one")
    two = machine(settings, tmp_path / "two")
    assert isinstance(one, Warehouse)
    assert two.fetch("source-ab.json") is None
    one.keep(made(tmp_path / "work", "source-ab.json"), "source-ab.json")
    paths = [each.fetch("source-ab.json") for each in (one, two)]
    assert [path.read_text() for path in paths if path] == ["{}", "{}"]
    assert [path.is_relative_to(tmp_path / "two") for path in paths if path] == [False, True]


@pytest.mark.parametrize("where", ["disk", "elsewhere"])
def test_what_is_not_whole_is_not_there(where: str, settings: Settings, tmp_path: Path) -> None:
    if where == "elsewhere":
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": ELSEWHERE}}
    cache = machine(settings, tmp_path / "one")
    assert isinstance(cache, Shelf) == (where == "disk")
    spare.put(made(tmp_path / "work", "atom-ab.mp4", "half an atom"), "atom-ab.mp4")
    assert cache.fetch("atom-ab.mp4", 15) is None
