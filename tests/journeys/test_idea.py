"""Somebody with nothing but an idea records it, and joins to send it."""

import re

import pytest
from playwright.sync_api import Page, expect

from ensemble.pieces.models import Piece
from ensemble.studio.models import Take
from tests.browser import complaints
from tests.journeys.test_recorder import join, step

pytestmark = pytest.mark.journey
# The clock, once the ticks are over.
BEGUN = re.compile(r"^(?!0:00)\d")


def test_a_stranger_records_an_idea_and_what_they_said_of_it_comes_along(
    page: Page, served: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{served}/start/")
    assert complaints(page) == []
    page.get_by_role("link", name="Record it", exact=True).click()
    step(page, "ready")
    page.locator(".how summary").click()
    page.fill("#bpm", "180")
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/?bpm=180")
    step(page, "ready")
    expect(page.locator("#clicks")).to_be_checked()
    assert complaints(page) == []
    page.get_by_role("button", name="Record", exact=True).click()
    step(page, "recording")
    expect(page.locator(".recorder .now")).to_have_text(BEGUN)
    page.keyboard.press("r")
    step(page, "open")
    page.locator("[name=visibility][value=link]").check()
    assert complaints(page) == []
    page.get_by_role("button", name="Send", exact=True).click()
    join(page)
    page.wait_for_url("**/pieces/*/")
    piece = Piece.objects.get()
    assert (piece.visibility, piece.about) == ("link", "180 BPM")
    assert Take.objects.get().revision.piece == piece
