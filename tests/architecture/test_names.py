"""The tree tells the story."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import CAPABILITIES, SOURCE, functions, modules, name_of

REFUSED = {
    "utils", "helpers", "common", "core", "misc", "base", "manager", "handler", "processor",
    "service", "services", "tasks", "data", "info", "process", "handle", "do",
}  # fmt: skip
# Packages of pure modules: plans and arithmetic that need no database.
PURE = {"demo": {"films", "plan", "sound", "words"}, "projects": {"frames"}}
VERBS = {"index", "show", "new", "create", "edit", "update", "destroy"}
ROOMS = {"actions", "forms", "islands", "management", "migrations", "models", "pictures"}
ROOMS |= {"queries", "requests", "static", "templates", "views", "css", "locale", "__pycache__"}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert path.stem not in REFUSED
    words = {name.strip("_").partition("_")[0] for name, _size in functions(path)}
    allowed = {"handle"} if "commands" in path.parts else set()  # Django's own word.
    assert not (words & {"handle", "process", "do", "manage"}) - allowed - _django(path)


def _django(path: Path) -> set[str]:
    """Middleware hooks are named by Django."""
    return {"process"} if path.parent == SOURCE / "website" else set()


@pytest.mark.parametrize("name", CAPABILITIES)
def test_a_capability_has_the_usual_rooms(name: str) -> None:
    folders = {path.name for path in (SOURCE / name).iterdir() if path.is_dir()}
    assert folders - ROOMS - PURE.get(name, set()) == set()


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/views/*.py")), ids=name_of)
def test_a_web_verb_is_a_noun_and_seven_words(path: Path) -> None:
    tree = ast.parse(path.read_text())
    public = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert {name for name in public if not name.startswith("_")} <= VERBS


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/actions/*.py")), ids=name_of)
def test_an_action_has_its_verb_for_a_name(path: Path) -> None:
    if path.stem == "__init__":
        return
    tree = ast.parse(path.read_text())
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    public = [node.name for node in tree.body if isinstance(node, kinds)]
    public = [name for name in public if not name.startswith("_")]
    assert public, "An action has one public function."
    assert any(name.startswith(path.stem) for name in public)
