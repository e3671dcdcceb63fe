"""Promises that every template of the house keeps."""

import re
from pathlib import Path

import pytest

from ensemble.design.assets import HERE, PACKAGES

PAGES = sorted(PACKAGES.glob("*/templates/**/*.html"))
PARTS = sorted((HERE / "templates/design/parts").glob("*.html"))
# A script may only be a file, a style only a stylesheet: the policy refuses everything else.
INLINE = re.compile(
    r"<script(?![^>]*\ssrc=)|<style\b|<[^>]*\s(?:style|on[a-z]+|hx-on[:\w-]*)\s*=|javascript:", re.I
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PACKAGES)))
def test_no_script_or_style_is_written_into_a_page(page: Path) -> None:
    assert not INLINE.findall(page.read_text())


@pytest.mark.parametrize(
    "bad",
    [
        "<script>1</script>", '<p style="x">', "<style>", '<a onclick="x">',
        '<a href="javascript:x">', '<b hx-on:click="x">',
    ],
)  # fmt: skip
def test_the_rule_finds_what_it_forbids(bad: str) -> None:
    assert INLINE.findall(bad)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_part_says_what_to_hand_it(part: Path) -> None:
    text = part.read_text()
    head = text.partition("#}")[0]
    assert head.startswith("{#-")
    public = re.findall(r"{% macro (\w+)", text)
    assert any(f"{name}(" in head for name in public)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_part_has_a_stylesheet_of_its_name(part: Path) -> None:
    assert (HERE / "css/parts" / f"{part.stem}.css").is_file()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_part_is_on_the_parts_page(part: Path) -> None:
    shown = "".join(page.read_text() for page in (HERE / "templates").rglob("*.html"))
    assert f'"design/parts/{part.name}"' in shown
