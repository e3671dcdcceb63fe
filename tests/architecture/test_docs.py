"""What the documentation says is so."""

import codecs
import re
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from ensemble.engine.interchange.documents import from_json
from ensemble.website.reference import pages, signals
from ensemble.website.reference.meanings import FOR_TESTS, MEANINGS
from ensemble.website.reference.reading import (
    SOURCE,
    comment_above,
    parsed,
    public_functions,
    python_files,
    said,
)
from ensemble.website.reference.settings import found_settings
from tests.architecture.tree import ROOT, TESTS, name_of

GUIDES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
ACTIONS = [path for name in sorted(SOURCE.iterdir()) for path in python_files(name.name, "actions")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# In rot13, so that this file may hold what no file may: machines' folders, registries, authors.
NOWHERE = codecs.decode(
    r"(?<![\j.])/(jbex|ebbg)/|ertvfgel\.\j|\oclcv\.|clgubaubfgrq"
    r"|\o(pynhqr|naguebcvp|bcranv|pungtcg|pbcvybg)\o",
    "rot13",
)


@pytest.mark.parametrize("name", pages.PAGES)
def test_the_reference_says_what_the_code_says(name: str) -> None:
    assert name not in pages.stale_pages(), "Say `.venv/bin/python manage.py reference`."


def test_every_setting_is_explained_and_every_explained_setting_is_read() -> None:
    assert set(found_settings()) == set(MEANINGS)


@pytest.mark.parametrize("name", FOR_TESTS)
def test_a_setting_for_tests_is_read_by_them(name: str) -> None:
    files = [path for path in TESTS.rglob("*.py") if path != Path(__file__)]
    assert any(f'"{name}"' in path.read_text() for path in files)


@pytest.mark.parametrize("path", ACTIONS, ids=name_of)
def test_every_action_says_what_it_does(path: Path) -> None:
    assert said(parsed(path)), "A file says what its story is."
    silent = [node.name for node in public_functions(parsed(path)) if not said(node)]
    assert silent == []


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/signals.py")), ids=name_of)
def test_every_signal_says_what_is_sent_with_it(path: Path) -> None:
    assert said(parsed(path))
    assert [name for name, words in signals.sent(path).items() if not words] == []


def test_a_comment_is_read_from_above_its_line_only() -> None:
    lines = ["# far", "", "# first", "# second", "x = 1"]
    assert comment_above(lines, 5) == "first second"
    assert comment_above(lines, 2) == "far"
    assert comment_above(lines, 1) == ""


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        place, _mark, anchor = target.partition("#")
        found = (path.parent / place) if place else path
        assert found.exists(), target
        assert not anchor or anchor in _anchors(found), target


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_every_setting_that_is_spoken_of_exists(path: Path) -> None:
    named = set(re.findall(r"\bENSEMBLE_[A-Z0-9_]+", path.read_text()))
    assert named <= set(MEANINGS) | set(FOR_TESTS)


@pytest.mark.parametrize("path", sorted(ROOT.glob("docs/tutorials/*.md")), ids=name_of)
def test_a_tutorial_uses_the_words_of_the_pages(path: Path) -> None:
    files = [*SOURCE.glob("*/templates/**/*.html"), *SOURCE.rglob("*.py")]
    shown = "\n".join(page.read_text() for page in files)
    named = [" ".join(words.split()) for words in re.findall(r"\*\*([^*]+)\*\*", path.read_text())]
    assert named, "A tutorial says what to press."
    assert [words for words in named if words not in shown] == []


def test_the_timeline_in_the_guide_can_be_read() -> None:
    guide = (ROOT / "docs/how-to/use-the-engine-alone.md").read_text()
    document = guide.partition("```json\n")[2].partition("```")[0]
    assert from_json(document).duration == 120


def test_every_word_of_the_glossary_lives_in_the_code() -> None:
    words = (ROOT / "docs/reference/glossary.md").read_text()
    rows = [line.split("|")[1:-1] for line in words.splitlines() if line.startswith("| ")][2:]
    assert rows
    for word, *_meaning, code in rows:
        names = re.findall(r"`([\w.]+)`", code)
        assert names, f"{word} has no name in the code."
        assert [name for name in names if not _is_there(name)] == []


def _is_there(name: str) -> bool:
    place, _dot, attribute = f"ensemble.{name}".rpartition(".")
    return hasattr(import_module(place), attribute)


def test_no_file_speaks_of_other_machines() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    files = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    refused = re.compile(NOWHERE, re.IGNORECASE)
    found = [name_of(path) for path in files if path.is_file() and refused.search(_text(path))]
    assert found == []


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="ignore")
