"""Join in, record, send: nobody needs an account before that."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.projects.models import Offer
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.models import Take
from tests.browser import complaints
from tests.builders import media, takes
from tests.builders.pieces import current

pytestmark = pytest.mark.journey

RATE = 48_000
# Workers don't come while the line is off.
OFF = """
const Real = window.Worker;
window.isOff = true;
window.Worker = function (url, how) { return new Real(isOff ? `${url}.gone` : url, how); };
"""


def test_a_stranger_records_and_joins_to_send(
    page: Page, served: str, ada: Member, tmp_path: Path
) -> None:
    drums = media.shown(ada, tmp_path, title="Drums")
    call = takes.call(ada, seed=drums, spec="")
    bounce_sounds([current(drums)])
    run_due_jobs()
    page.goto(f"{served}{call.address}")
    page.get_by_role("link", name="Join in", exact=True).click()
    record(page)
    record_some_again(page)
    page.get_by_role("button", name="Send", exact=True).click()
    join(page)
    # Back on the page, the take is found and goes on by itself.
    page.wait_for_url(re.compile(r"/offers/\w{12}/$"))
    expect(page.locator("h1")).to_have_text("Thank you")
    # The two that weren't picked wait for nobody, and are there for whoever comes back.
    expect(page.locator("#unsent")).to_be_hidden()
    page.goto(f"{served}/waiting/")
    expect(page.locator(".unsent-things .more", has_text="you sent another one")).to_have_count(2)
    take = Take.objects.select_related("raw", "revision__piece").get()
    assert Offer.objects.get(call=call).piece == take.revision.piece
    assert take.raw is not None
    assert take.trim_start > RATE  # The ticks of the count-in are in the raw recording alone.
    assert abs(take.offset_samples) < RATE // 100
    assert take.evidence["method"] in {"ticks", "stored", "reported"}
    assert len(take.evidence["ticks"]["at"]) == 4
    assert take.backing is not None


def record(page: Page) -> None:
    step(page, "ready")
    assert complaints(page) == []
    page.get_by_role("button", name="Record", exact=True).click()
    step(page, "recording")
    said = page.locator(".says").inner_text()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_enabled()
    # The guide ends, and the take with it. Nothing was announced meanwhile.
    assert page.locator(".says").inner_text() == said
    step(page, "open")
    expect(page.locator(".says")).to_contain_text("Take 1 is here")
    assert complaints(page) == []
    page.keyboard.press(".")
    expect(page.locator(".moved")).to_have_text("+1 ms")
    page.keyboard.press("z")
    expect(page.locator(".moved")).to_have_text("0 ms")


def record_some_again(page: Page) -> None:
    page.locator(".how summary").click()
    page.focus("#until")
    page.keyboard.press("Home")
    expect(page.locator(".upto")).to_have_text("0:00.5")
    page.keyboard.press("r")
    step(page, "recording")
    # It stops by itself; meanwhile the keyboard is where R and the space bar stop it.
    expect(page.locator(".record")).to_be_focused()
    step(page, "open")
    page.get_by_role("button", name="Put it into Take 1", exact=True).click()
    expect(page.locator(".says")).to_contain_text(
        "Take 3 is here: Take 1 with your new part in it."
    )
    assert complaints(page) == []


def step(page: Page, name: str) -> None:
    expect(page.locator(".recorder")).to_have_attribute("data-step", name)


def join(page: Page) -> None:
    page.wait_for_url("**/signup/**")
    for name, words in {"name": "Dee", "email": "dee@example.org", "birth_year": "1990"}.items():
        page.fill(f"[name={name}]", words)
    page.fill("[name=password1]", "we sing in the kitchen")
    page.click("main button.loud")


def test_a_take_for_which_the_line_or_the_room_runs_out_is_kept_as_far_as_it_goes(
    page: Page, served: str, ada: Member
) -> None:
    call = takes.call(ada, spec="")
    page.add_init_script(OFF)
    page.goto(f"{served}{call.address}record/")
    step(page, "ready")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator(".says")).to_contain_text("Look at your connection")
    page.evaluate("isOff = false")
    page.get_by_role("button", name="Record", exact=True).click()
    step(page, "recording")
    storage = page.context.new_cdp_session(page)
    storage.send("Storage.overrideQuotaForOrigin", {"origin": served, "quotaSize": 1})
    # Without a guide it would go on for ten minutes.
    step(page, "open")
    expect(page.locator(".says")).to_contain_text("It ends early")
    expect(page.locator(".pick li")).to_have_count(1)
