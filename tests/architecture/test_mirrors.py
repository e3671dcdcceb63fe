"""Every test mirrors a source, and every island has a tag."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import SOURCE, TESTS, islands, name_of

# What no single file answers for.
CROSSING = {
    "contrast",
    "formats",
    "gate",
    "hostile",
    "kills",
    "naughty",
    "pages",
    "races",
    "templates",
}
APART = {"architecture", "journeys", "builders", "survival"}


def mirrored() -> list[Path]:
    found = sorted(TESTS.rglob("test_*.py"))
    return [path for path in found if path.relative_to(TESTS).parts[0] not in APART]


@pytest.mark.parametrize("path", mirrored(), ids=name_of)
def test_a_test_stands_where_its_source_stands(path: Path) -> None:
    place = path.relative_to(TESTS)
    folder, topic = SOURCE / place.parent, place.stem.removeprefix("test_")
    assert folder.is_dir(), f"{name_of(folder)} is not there."
    found = {source.stem for source in (SOURCE / place.parts[0]).rglob("*")}
    assert topic in CROSSING or any(stem.startswith(topic.rstrip("s")) for stem in found)


@pytest.mark.parametrize("path", islands(), ids=name_of)
def test_an_island_is_named_after_its_capability_and_file(path: Path) -> None:
    defined = re.findall(r'customElements\.define\(\s*"([^"]+)"', path.read_text())
    assert set(defined) <= {f"{path.parents[1].name}-{path.stem}"}


def test_every_tag_has_a_file() -> None:
    known = {f"{path.parents[1].name}-{path.stem}" for path in islands()}
    names = "|".join(sorted({path.parents[1].name for path in islands()}))
    used = set()
    for page in SOURCE.glob("*/templates/**/*.html"):
        used |= set(re.findall(rf"<((?:{names})-[a-z-]+)[\s>]", page.read_text()))
    assert used <= known


@pytest.mark.parametrize("path", sorted(SOURCE.glob("*/templates/**/*.html")), ids=name_of)
def test_a_page_holds_no_script_and_no_style(path: Path) -> None:
    words = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=[\"']|javascript:", words)
    assert all("src=" in tag for tag in re.findall(r"<script\b[^>]*>", words))
