"""The tutorial "Your first evening", walked from the empty place to the finished song."""

import re
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from tests import place
from tests.browser import new_profile
from tests.journeys.visitor import again
from tests.live import Place

pytestmark = pytest.mark.journey

CALLS = {"Ben": "A bass line", "Cy": "Chords or a hook", "Dee": "Voices for the chorus"}
TONES = {"Ada": 110, "Ben": 55, "Cy": 220, "Dee": 440}
WORKING = 90_000


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Place]:
    """An empty place among friends: nobody has to look first."""
    with place.new_database() as database:
        opened = Place(tmp_path, place.free_port(), database)
        opened.environment["ENSEMBLE_CLEARING"] = "none"
        opened.open()
        try:
            yield opened
        finally:
            opened.close()


@pytest.fixture
def phones(evening: Place, browser: Browser) -> Iterator[dict[str, Page]]:
    """Everybody's phone, once they have joined."""
    phone = {"width": 360, "height": 740}
    contexts = {
        name: new_profile(browser, base_url=evening.address, viewport=phone) for name in TONES
    }
    yield {name: join(context.new_page(), name) for name, context in contexts.items()}
    for context in contexts.values():
        context.close()


def join(page: Page, name: str) -> Page:
    page.goto("/accounts/signup/")
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail").fill(f"{name.lower()}@example.org")
    page.fill("[name=password1]", "we sing in the kitchen")
    page.get_by_label("In which year were you born?").fill("1990")
    page.click("main button.loud")
    page.get_by_text("Not now").click()
    return page


def test_four_friends_finish_a_song(phones: dict[str, Page], tmp_path: Path) -> None:
    ada = phones["Ada"]
    bring_a_beat(ada, recording(tmp_path, "Ada"))
    song = start_a_song(ada)
    for name, call in CALLS.items():
        jump_in(phones[name], song, call, recording(tmp_path, name))
    answer_everybody(ada, song)
    finish(ada)
    for page in phones.values():
        page.goto(ada.url)
        for name in TONES:
            expect(page.locator(".roll").get_by_text(name).first).to_be_visible()
        expect(page.get_by_text("Build on this").first).to_be_visible()
    phones["Ben"].goto("/news")
    expect(phones["Ben"].get_by_text("Kitchen song").first).to_be_visible()


def recording(folder: Path, name: str) -> Path:
    path = folder / f"{name}.wav"
    time = np.arange(2 * 48_000) / 48_000
    tone = np.sin(2 * np.pi * TONES[name] * time) * 6_000
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 48_000, 0, "NONE", ""))
        sound.writeframes(tone.astype("<i2").tobytes())
    return path


def publish(page: Page, path: Path, title: str) -> None:
    page.set_input_files("#file", path)
    page.get_by_label("What is it called?").fill(title)
    page.get_by_role("button", name="Publish it").click()
    page.wait_for_url(re.compile(r"/pieces/\w{12}/$"))
    # Nobody asks again: the page hears that it is prepared.
    expect(page.locator("main [data-play]").first).to_be_visible(timeout=WORKING)


def bring_a_beat(page: Page, path: Path) -> None:
    page.goto("/pieces/")
    page.get_by_role("link", name="Make a piece").click()
    sound = page.get_by_role("link", name="Sound")
    sound.click()
    expect(sound).to_have_attribute("aria-current", "page")
    publish(page, path, "Hands on a table")


def start_a_song(page: Page) -> str:
    page.get_by_text("Start a project from it").click()
    page.get_by_role("link", name="Song", exact=True).click()
    page.get_by_label("What is it called?").fill("Kitchen song")
    page.get_by_label("What shall be there at the end?").fill("A song for the kitchen.")
    page.get_by_role("button", name="Start it").click()
    page.wait_for_url(re.compile(r"/projects/\w{12}/$"))
    return page.url


def jump_in(page: Page, song: str, call: str, path: Path) -> None:
    page.goto(song)
    page.get_by_role("link", name=call).click()
    expect(page.get_by_text("Make it with this")).to_be_visible()
    page.get_by_role("button", name="I'm on it").click()
    page.get_by_role("link", name="Join in", exact=True).click()
    page.get_by_role("link", name="Send a file instead").click()
    expect(page.locator("#asked-for")).to_be_visible()
    page.get_by_label("A line to the leaders").fill("With love.")
    publish(page, path, f"{call}, by hand")


def answer_everybody(page: Page, song: str) -> None:
    for _name in CALLS:
        page.goto(f"{song}desk/")
        page.get_by_label(re.compile("A line to")).first.fill("Just so.")
        page.get_by_role("button", name="Use it").first.click()
        expect(page.get_by_text(re.compile("is told"))).to_be_visible()
    expect(page.get_by_text("Nobody waits")).to_be_visible()


def finish(page: Page) -> None:
    page.get_by_role("link", name="Finish it").click()
    expect(page.locator(".layer")).to_have_count(len(TONES))
    page.get_by_role("link", name="Write the thanks").click()
    page.get_by_label("Dee").fill("For the line that stays.")
    page.get_by_role("button", name="Keep the thanks").click()
    page.get_by_role("button", name="Make the finished sound").click()
    release = page.get_by_role("button", name="Release it")
    expect(release).to_be_visible(timeout=WORKING)
    release.click()
    page.wait_for_url(re.compile(r"/finished/"))
    # The others see it as soon as it can be heard.
    again(page, page.locator("main .player"))
