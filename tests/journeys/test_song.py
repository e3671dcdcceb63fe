"""One song, from a first recording to a finished piece that names everyone, as people walk it.

Sending a file through a dead line is walked in test_upload, keys in test_joining.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests import live, place
from tests.journeys.visitor import Visitor, again, tone

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A place where nobody has to look first, open for the whole module."""
    with place.new_database() as database:
        opened = live.Place(tmp_path_factory.mktemp("place"), place.free_port(), database)
        opened.environment["ENSEMBLE_CLEARING"] = "none"
        opened.open()
        try:
            yield opened.address
        finally:
            opened.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_song_is_started_joined_built_on_decided_finished_and_heard(
    browser: Browser, address: str, tmp_path: Path, width: int
) -> None:
    ada, ben, cy = (Visitor(browser, address, width) for _name in range(3))
    ada.join(f"Ada{width}")
    project = start_from_an_upload(ada, tone(tmp_path / "riff.wav", 220))
    ben.join(f"Ben{width}")
    jump_in(ben, project, tone(tmp_path / "bass.wav", 110))
    decide(ada, project)
    finish(ada, project)
    watch(cy, project, width)
    build_on(ben, tone(tmp_path / "hum.wav", 330))
    for visitor in (ada, ben, cy):
        visitor.leave()


def start_from_an_upload(ada: Visitor, riff: Path) -> str:
    """Send a riff, start a song from it, and return the project's path."""
    ada.go("/pieces/new/?medium=audio")
    ada.send(riff, "A riff from the cellar")
    expect(ada.page.locator("h1")).to_have_text("A riff from the cellar")
    expect(ada.page.locator(".player .waveform")).to_be_visible()
    ada.check()
    ada.press("Start a project from it")
    ada.check()
    ada.page.locator("main a", has_text="Song").first.click()
    ada.see("Song")
    ada.page.fill("[name$=title] >> nth=0", "Cellar song")
    ada.page.fill("[name=goal]", "Make two riffs into one song.")
    ada.press("Start it")
    ada.see("Cellar song")
    return ada.page.url.removeprefix(ada.address)


def jump_in(ben: Visitor, project: str, bass: Path) -> None:
    """From the board to a call, with a claim; send a bass line for it."""
    ben.go("/jump-in/")
    ben.check()
    ben.go(project)
    ben.page.get_by_role("link", name="A bass line").first.click()
    ben.see("A bass line")
    ben.press("I'm on it")
    expect(ben.page.locator("main")).to_contain_text("You are on it")
    ben.check()
    ben.press("Join in")
    ben.see("A bass line")
    ben.press("Send a file instead")
    expect(ben.page.locator("h1")).to_have_text("Make a piece")
    ben.page.fill("[name=line]", "Follows your left hand.")
    ben.send(bass, "Bass for the cellar")
    expect(ben.page.locator("main")).to_contain_text("A bass line")
    expect(ben.page.locator("main")).to_contain_text("A riff from the cellar")
    ben.check()


def decide(ada: Visitor, project: str) -> None:
    """The leader answers, with a line; whoever offered reads it."""
    ada.go(f"{project}desk/")
    waiting = ada.page.locator(".waiting", has_text="Bass for the cellar")
    again(ada.page, waiting)
    ada.check()
    waiting.get_by_label(re.compile("A line to")).fill("It walks down the stairs with me.")
    waiting.get_by_role("button", name="Use it").click()
    expect(ada.page.locator("main")).to_contain_text("Nobody waits")
    ada.check()


def finish(ada: Visitor, project: str) -> None:
    """Mix, render with progress, thank, release."""
    ada.go(f"{project}finish/")
    ada.see("Finish it")
    ada.press("Make the finished sound")
    expect(ada.page.get_by_role("button", name="Release it")).to_be_visible()
    again(ada.page, ada.page.locator("main .waveform"))
    ada.check()
    ada.press("Change the thanks")
    ada.see("Say thanks")
    ada.page.get_by_label(re.compile("^Ben")).fill("For the stairs.")
    ada.press("Keep the thanks")
    ada.page.get_by_role("link", name=re.compile("is ready")).or_(
        ada.page.locator("main a[href*='/renders/']")
    ).first.click()
    ada.press("Release it")
    expect(ada.page.locator("main")).to_contain_text("Finished together")
    ada.check()


def watch(cy: Visitor, project: str, width: int) -> None:
    """A stranger without an account hears it, and reads everybody's name."""
    cy.go(project)
    cy.page.locator("main a[href*='/finished/']").first.click()
    cy.see("Cellar song")
    for name in (f"Ada{width}", f"Ben{width}"):
        expect(cy.page.locator(".roll")).to_contain_text(name)
    expect(cy.page.locator(".roll")).to_contain_text("For the stairs.")
    for part in ("A riff from the cellar", "Bass for the cellar"):
        expect(cy.page.locator("#parts ~ .cards")).to_contain_text(part)
    cy.page.locator(".player .play").click()
    cy.page.wait_for_function(
        "() => [...document.querySelectorAll('audio')].some((sound) => sound.currentTime > 0.2)"
    )
    cy.check()


def build_on(ben: Visitor, hum: Path) -> None:
    """From a part of the finished song to a new piece that stands on it."""
    ben.go("/")
    ben.check()
    ben.page.locator("main a[href*='/finished/']").first.click()
    ben.see("Cellar song")
    part = ben.page.locator(".part", has_text="A riff from the cellar")
    part.get_by_role("link", name=re.compile("Build on this")).click()
    ben.see("Build on “A riff from the cellar”")
    ben.press("Begin")
    ben.send(hum, "Hummed over it")
    expect(ben.page.locator("h1")).to_have_text("Hummed over it")
    expect(ben.page.locator("main")).to_contain_text("Built on")
    ben.press("See the whole family")
    ben.see("What it stands on, and what grew from it")
    expect(ben.page.locator("main")).to_contain_text("A riff from the cellar")
