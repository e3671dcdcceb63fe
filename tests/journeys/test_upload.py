"""A file on its way in, through dead lines, closed tabs and killed servers."""

import base64
import hashlib
import random
import wave
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.live import Place

pytestmark = pytest.mark.journey

DROP = """([words, name]) => {
  const bytes = Uint8Array.from(atob(words), (letter) => letter.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type: "audio/wav", lastModified: 1 }));
  const facts = { dataTransfer, bubbles: true, cancelable: true };
  document.body.dispatchEvent(new DragEvent("drop", facts));
}"""
MEMBER = """
from django.test import Client
from ensemble.people.models import Member
ada = Member.objects.create_user("ada@example.org", name="Ada", birth_year=1990)
client = Client()
client.force_login(ada, "django.contrib.auth.backends.ModelBackend")
answer = client.cookies["sessionid"].value
"""
KEPT = """
from ensemble.pieces.models import MediaFile
answer = [[media.sha256, media.file_name] for media in MediaFile.objects.all()]
"""


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A recording that is sent in three stretches, of which the first two are 8 MiB each."""
    path = tmp_path / "hum.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(44_100)
        sound.writeframes(random.Random(1).randbytes(2 * 44_100 * 200))
    return path


@pytest.fixture
def signed_in(live_place: Place, context: BrowserContext) -> BrowserContext:
    """A browser in which Ada is signed in."""
    cookie = {"name": "sessionid", "value": live_place.run(MEMBER), "url": live_place.address}
    context.add_cookies([cookie])  # type: ignore[list-item]
    return context


def test_a_dropped_file_arrives_though_the_server_is_killed_in_the_middle(
    live_place: Place, signed_in: BrowserContext, recording: Path
) -> None:
    page = _page(signed_in, live_place)
    _cut_the_line(signed_in)
    words = base64.b64encode(recording.read_bytes()).decode()
    page.evaluate(DROP, [words, "hum.wav"])
    expect(page.locator(".saying")).to_contain_text("The line is dead")
    live_place.kill()
    _mend_the_line(signed_in)
    live_place.open()
    expect(page.locator(".arrived")).to_contain_text("hum.wav is here, and kept.")
    assert live_place.run(KEPT) == [[_sha256(recording), "hum.wav"]]
    page.fill("[name=title]", "A hum")
    page.click("text=Publish it")
    expect(page.locator("h1")).to_have_text("A hum")
    expect(page.locator(".player .waveform")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Somebody looks at the first pieces")


def test_a_closed_tab_goes_on_when_the_file_is_chosen_again(
    live_place: Place, signed_in: BrowserContext, recording: Path
) -> None:
    page = _page(signed_in, live_place)
    _cut_the_line(signed_in)
    page.set_input_files("#file", recording)
    expect(page.locator(".saying")).to_contain_text("The line is dead")
    page.close()
    _mend_the_line(signed_in)
    page = signed_in.new_page()
    page.goto(f"{live_place.address}/pieces/new/?medium=audio")
    expect(page.locator(".saying")).to_contain_text("is at 47 %. Choose the file again")
    begun: list[str] = []
    page.on("request", lambda sent: begun.append(sent.url) if sent.method == "POST" else None)
    page.set_input_files("#file", recording)
    expect(page.locator(".arrived")).to_contain_text("hum.wav is here")
    assert not [url for url in begun if url.endswith("/uploads")]
    assert live_place.run(KEPT) == [[_sha256(recording), "hum.wav"]]


def test_words_survive_a_reload_and_a_dead_line(
    live_place: Place, signed_in: BrowserContext
) -> None:
    page = _page(signed_in, live_place, "text")
    page.fill("#words", "The kettle hums.")
    expect(page.locator(".pad-says")).to_have_text("Kept, here and on the server.")
    signed_in.set_offline(True)
    page.locator("#words").press_sequentially(" So do I.")
    expect(page.locator(".pad-says")).to_contain_text("Kept in this browser")
    signed_in.set_offline(False)
    page.reload()
    expect(page.locator("#words")).to_have_value("The kettle hums. So do I.")
    page.fill("[name=title]", "Kettle")
    page.click("text=Publish it")
    expect(page.locator(".words-as-work")).to_have_text("The kettle hums. So do I.")
    page = _page(signed_in, live_place, "text")
    expect(page.locator("#words")).to_have_value("")


def _page(context: BrowserContext, place: Place, medium: str = "audio") -> Page:
    page = context.new_page()
    page.goto(f"{place.address}/pieces/new/?medium={medium}")
    for island in ["pieces-pad"] + ["pieces-upload"] * (medium != "text"):
        page.evaluate("async (name) => void (await customElements.whenDefined(name))", island)
    return page


def _cut_the_line(context: BrowserContext) -> None:
    """Let the first stretch through and nothing after it."""
    stretches: list[str] = []

    def cut(route: Route) -> None:
        if route.request.method == "PATCH":
            stretches.append(route.request.url)
        if len(stretches) > 1:
            route.abort()
        else:
            route.continue_()

    context.route("**/uploads/*", cut)


def _mend_the_line(context: BrowserContext) -> None:
    context.unroute("**/uploads/*")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
