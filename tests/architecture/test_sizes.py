"""Small, in reading order."""

from pathlib import Path

import pytest

from tests.architecture.tree import SOURCE, functions, modules, name_of, scripts

LARGEST_FILE, LARGEST_FUNCTION = 200, 25


@pytest.mark.parametrize("path", [*modules(), *scripts()], ids=name_of)
def test_a_file_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text().splitlines()) < LARGEST_FILE


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_function_fits_in_the_head(path: Path) -> None:
    long = {name: size for name, size in functions(path) if size >= LARGEST_FUNCTION}
    assert long == {}


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/views/*.py")), ids=name_of)
def test_a_view_only_translates(path: Path) -> None:
    verbs = {"index", "show", "new", "create", "edit", "update", "destroy"}
    long = {name: size for name, size in functions(path) if name in verbs and size > 15}
    assert long == {}
