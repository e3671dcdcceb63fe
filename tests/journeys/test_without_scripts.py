"""Everything that makes a piece and answers it, in a browser that runs no scripts."""

import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile
from ensemble.projects.models import Decision, Offer
from tests.browser import new_profile
from tests.builders import projects

pytestmark = pytest.mark.journey


@pytest.fixture
def plain(browser: Browser, served: str) -> Iterator[Page]:
    """A page that runs no scripts, on a phone."""
    size = {"width": 360, "height": 740}
    with new_profile(browser, java_script_enabled=False, base_url=served, viewport=size) as context:
        yield context.new_page()


@pytest.fixture
def hum(tmp_path: Path) -> Path:
    """A second of silence, as a small recording."""
    path = tmp_path / "hum.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 8_000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
    return path


def test_join_and_answer_a_call_with_words(plain: Page, ada: Member) -> None:
    projects.call(ada, title="Four lines about a lamp")
    plain.goto("/")
    plain.get_by_role("link", name="Four lines about a lamp").click()
    plain.get_by_role("link", name="Join in").click()
    for label, words in {"Your name": "Dee", "E-mail": "dee@example.org"}.items():
        plain.get_by_label(label).fill(words)
    plain.get_by_label("Password").fill("dee likes to make things")
    plain.get_by_label("In which year were you born?").fill("1990")
    plain.click("main button.loud")
    plain.get_by_label("The words").fill("It hums.\nIt waits.")
    plain.get_by_label("What is it called?").fill("Lamp")
    plain.get_by_role("button", name="Publish it").click()
    expect(plain.locator("h1")).to_have_text("Lamp")
    assert Offer.objects.get().piece.title == "Lamp"


def test_a_leader_decides(plain: Page, ada: Member, ben: Member) -> None:
    offer = projects.offer(projects.call(ada), ben)
    sign_in(plain, ada)
    plain.goto("/")
    plain.get_by_role("link", name="Desk").click()
    plain.get_by_role("link", name="Doors").click()
    plain.get_by_label("A line to").fill("It opens the book.")
    plain.get_by_role("button", name="Use it").click()
    expect(plain.locator("main")).to_contain_text("Answered already")
    assert Decision.objects.get(offer=offer).line == "It opens the book."


def test_a_small_recording_is_sent(plain: Page, ada: Member, hum: Path) -> None:
    sign_in(plain, ada)
    plain.goto("/pieces/new/?medium=audio")
    plain.set_input_files("#file", hum)
    plain.get_by_label("What is it called?").fill("Hum")
    plain.get_by_role("button", name="Publish it").click()
    expect(plain.locator("h1")).to_have_text("Hum")
    assert MediaFile.objects.get().file_name == "hum.wav"


def sign_in(page: Page, member: Member) -> None:
    client = Client()
    client.force_login(member, "django.contrib.auth.backends.ModelBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.goto("/")
    page.context.add_cookies([cookie | {"url": page.url}])  # type: ignore[list-item]
