"""Words read aloud and a film of oneself, from the call to the offer, in a real browser."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium
from ensemble.projects.models import Call
from ensemble.studio.models import Reading, Take
from tests.browser import complaints
from tests.builders import projects, takes
from tests.builders.pieces import poem

pytestmark = pytest.mark.journey
CookiesOf = Callable[[Member], dict[str, str]]
# What is asked for is given only once somebody says so.
LATE = """
const devices = navigator.mediaDevices;
const ask = devices.getUserMedia.bind(devices);
const said = new Promise((resolve) => (window.give = resolve));
const { stop } = MediaStreamTrack.prototype;
MediaStreamTrack.prototype.stop = function () {
  stop.call(this);
  document.documentElement.dataset.stopped = "";
};
devices.getUserMedia = (wish) => {
  document.documentElement.dataset.asks = "";
  return said.then(() => ask(wish));
};
"""

SEEN = "document.querySelector('studio-camera video').srcObject?.getVideoTracks()[0]"
PULLED_OUT = f"() => {{ const eye = {SEEN}; eye.stop(); eye.dispatchEvent(new Event('ended')); }}"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on a phone."""
    opened = context.new_page()
    opened.set_viewport_size({"width": 360, "height": 740})
    return opened


def test_words_are_read_by_keyboard_and_an_account_is_asked_for_at_send_only(
    served: str, page: Page, ada: Member, ben: Member, cookie_of: CookiesOf
) -> None:
    wish = replace(takes.WISH, title="Read this aloud", how="performs")
    seed = poem(ada, "Kettle", words="It hums.\nIt hums again.\n\nStill.")
    call = projects.project(ada, "Aloud", wishes=(wish,), seed=seed).calls.get()
    page.goto(served + call.address)
    page.click("main a.button.loud")
    reader = page.locator("studio-reader")
    expect(reader).to_have_attribute("data-state", "ready")
    page.locator("[data-do=record]").focus()
    page.keyboard.press("Enter")
    expect(reader).to_have_attribute("data-state", "reading")
    assert page.evaluate("document.activeElement.className") == "script"
    for key in ("Space", "ArrowDown", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(page.locator(".script .now")).to_have_text("Still.")
    assert complaints(page) == []
    page.keyboard.press("Escape")
    expect(reader).to_have_attribute("data-state", "done")
    assert complaints(page) == []
    _find_no_room_to_read_it_again(page, served)
    page.fill("[name=line]", "In one breath.")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/accounts/signup/?next=**")
    _sign_in(page, served, cookie_of(ben))
    page.goto(f"{served}/projects/calls/{call.key}/read/")
    page.wait_for_url("**/projects/offers/**")
    assert call.offers.get().line == "In one breath."
    assert [line for line, _sample in Reading.objects.get().marks] == [0, 1, 2]


def test_a_film_survives_its_tab_and_is_sent(
    served: str, context: BrowserContext, page: Page, ada: Member, ben: Member, cookie_of: CookiesOf
) -> None:
    call = _call_for_a_film(ada)
    _sign_in(page, served, cookie_of(ben))
    page.goto(f"{served}/projects/calls/{call.key}/film/")
    expect(page.locator("studio-camera")).to_have_attribute("data-state", "ready")
    page.click("[data-do=lines]")
    assert complaints(page) == []
    page.click("[data-do=film]")
    expect(page.locator(".count")).to_have_text(re.compile("^0:1[0-7]$"))
    page.close()
    again = context.new_page()
    again.goto(f"{served}/projects/calls/{call.key}/film/")
    expect(again.locator("studio-camera")).to_have_attribute("data-state", "done")
    expect(again.locator(".says")).to_contain_text("was cut off, and is kept")
    again.click("details.edits summary")
    for _tenth in range(5):
        again.locator("#start").press("ArrowRight")
    expect(again.locator("output[for=start]")).to_have_text("0:00.5")
    assert complaints(again) == []
    again.get_by_role("button", name="Send", exact=True).click()
    again.wait_for_url("**/projects/offers/**")
    take = Take.objects.select_related("revision__media", "raw").get()
    assert take.raw is not None
    assert take.revision.media is not None
    assert (take.revision.media.kind, take.raw.kind) == ("video", "audio")
    assert take.evidence["cut_off"] is True
    assert take.trim_start - take.clip_at == 24_000


def test_another_camera_is_used_until_it_is_pulled_out(
    served: str, page: Page, ada: Member, ben: Member, cookie_of: CookiesOf
) -> None:
    call = _call_for_a_film(ada)
    _sign_in(page, served, cookie_of(ben))
    page.goto(f"{served}/projects/calls/{call.key}/film/")
    camera = page.locator("studio-camera")
    expect(camera).to_have_attribute("data-state", "ready")
    page.click("[data-do=turn]")
    page.wait_for_function(f"() => ({SEEN})?.label === 'fake_device_1'")
    page.click("[data-do=film]")
    expect(page.locator(".count")).to_have_text(re.compile(r"^0:1\d$"))
    expect(page.locator("[data-do=turn]")).to_be_hidden()
    page.evaluate(PULLED_OUT)
    expect(page.locator(".says")).to_contain_text("It is kept. Something stood still meanwhile")
    expect(camera).to_have_attribute("data-state", "done")


@pytest.mark.parametrize(("way", "verb"), [("record", "Try the microphone"), ("film", "")])
def test_nothing_that_was_asked_for_stays_open_behind_another_page(
    served: str, page: Page, ada: Member, way: str, verb: str
) -> None:
    call = takes.call(ada, spec="") if way == "record" else _call_for_a_film(ada)
    page.add_init_script(LATE)
    page.goto(f"{served}{call.address}{way}/")
    if verb:
        page.get_by_role("button", name=verb).click()
    expect(page.locator("html[data-asks]")).to_have_count(1)
    page.locator("header a[href='/']").first.click()
    expect(page.locator("studio-recorder, studio-camera")).to_have_count(0)
    page.evaluate("give()")
    expect(page.locator("html[data-stopped]")).to_have_count(1)


def _find_no_room_to_read_it_again(page: Page, served: str) -> None:
    """What was read stays until there is another."""
    storage = page.context.new_cdp_session(page)
    storage.send("Storage.overrideQuotaForOrigin", {"origin": served, "quotaSize": 1})
    page.click("[data-do=again]")
    expect(page.locator(".says")).to_contain_text("There is no room left")
    expect(page.locator("studio-reader")).to_have_attribute("data-state", "done")
    storage.send("Storage.overrideQuotaForOrigin", {"origin": served})


def _call_for_a_film(by: Member) -> Call:
    wish = replace(
        takes.WISH,
        title="You",
        craft=Craft.FILMING,
        medium=Medium.VIDEO,
        spec="At most 20 seconds",
        is_guided=False,
    )
    return projects.project(by, "Film", wishes=(wish,)).calls.get()


def _sign_in(page: Page, address: str, cookies: dict[str, str]) -> None:
    page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
