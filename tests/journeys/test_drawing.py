"""Somebody without an account draws over a picture, comes back to it, joins and sends it."""

import json
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, expect

from ensemble.foundation.attempt import run_due_jobs
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.studio.models import Drawing
from tests.browser import complaints
from tests.builders.media import shown

pytestmark = pytest.mark.journey

READY = "studio-pad[data-ready]"
SEEN = """async () => {
  const ink = document.querySelector(".paper canvas").getContext("2d");
  const { data } = ink.getImageData(0, 0, ink.canvas.width, ink.canvas.height);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [data.some((value) => value > 0), sum.join()];
}"""

# Strokes of three points, in one go.
HATCH = """(count) => {
  const board = document.querySelector(".board"), { left, top } = board.getBoundingClientRect();
  const send = (type, x, y) => board.dispatchEvent(new PointerEvent(type, { bubbles: true,
    pointerId: 1, pointerType: "pen", pressure: 0.5, clientX: left + x, clientY: top + y }));
  board.setPointerCapture = () => undefined;
  for (let at = 0; at < count; at++) {
    send("pointerdown", 40 + 2 * (at % 120), 90);
    send("pointermove", 45 + 2 * (at % 120), 100 + at / 3);
    if (at < count - 1) send("pointerup", 0, 0);
  }
}"""
SHELF = """async (verb) => {
  const opening = indexedDB.open("drawings");
  await new Promise((told) => (opening.onsuccess = told));
  const asking = opening.result.transaction("shots", "readwrite").objectStore("shots")[verb]();
  const found = await new Promise((told) => (asking.onsuccess = () => told(asking.result)));
  opening.result.close();
  return found;
}"""


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page as wide as a phone."""
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    return page


def test_a_drawing_waits_in_the_browser_until_it_is_sent(
    served: str, page: Page, ada: Member, ben: Member, tmp_path: Path
) -> None:
    picture = shown(ada, tmp_path, "png", medium="image", title="A house")
    page.goto(f"{served}/draw/?source={picture.key}:reworks&lines=1")
    page.wait_for_selector(READY)
    _draw(page)
    _draw_with_the_keys(page)
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Redo").click()
    for panel in ("Color", "Layers", "View"):
        page.locator("summary", has_text=panel).click()
        assert complaints(page) == []
    drawn = page.evaluate(SEEN)
    assert drawn[0]

    page.reload()
    expect(page.locator(".saying")).to_contain_text("This is what you drew")
    page.wait_for_selector(READY)
    assert page.evaluate(SEEN) == drawn
    page.get_by_role("button", name="Send it").click()
    assert complaints(page) == []
    back = page.get_by_role("link", name="I have an account").get_attribute("href") or ""

    _sign_in(page, served, ben)
    page.goto(f"{served}/accounts/login/?{back.partition('?')[2]}")
    page.wait_for_selector(READY)
    expect(page.locator("#pad-send")).to_be_focused()
    expect(page.get_by_label("What is it called?")).to_have_value("From “A house”")
    page.get_by_label("What is it called?").fill("A bright house")
    assert complaints(page) == []
    _lose_the_first_answer(page)
    page.get_by_role("button", name="Publish it").click()
    expect(page.locator(".saying")).to_contain_text("The line is dead.")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("h1")).to_have_text("A bright house")
    expect(page.locator("#unsent")).to_be_hidden()
    run_due_jobs()
    _check_what_came(ben, current_of=picture.current_id)
    page.goto(f"{served}/draw/?source={picture.key}:reworks&lines=1")
    page.wait_for_selector(READY)
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    page.add_init_script("fetch = () => Promise.reject(new TypeError())")
    made = Drawing.objects.get().revision.piece
    made.newest.clear(by=None)
    page.goto(f"{served}/draw/?source={made.key}:reworks&layers={made.key}")
    expect(page.locator(".saying")).to_contain_text("The drawing could not be fetched.")


def test_a_long_drawing_is_opened_from_its_bitmaps_and_looks_as_if_drawn_anew(
    served: str, page: Page
) -> None:
    page.goto(f"{served}/draw/")
    page.wait_for_selector(READY)
    page.evaluate(HATCH, 160)
    page.wait_for_function(f"async () => (await ({SHELF})('count')) > 0")
    page.reload()
    expect(page.locator(".saying")).to_contain_text("This is what you drew")
    page.wait_for_selector(READY)
    # The last stroke wasn't ended: it is there as far as it came.
    seen = {160: page.evaluate(SEEN), 40: _after(page, "undo")}
    page.evaluate(SHELF, "clear")
    page.reload()
    page.wait_for_selector(READY)
    assert page.evaluate(SEEN) == seen[40]
    assert _after(page, "redo") == seen[160]


def _after(page: Page, verb: str) -> object:
    """What is seen when a button was pressed 120 times."""
    page.evaluate(f"for (let at = 0; at < 120; at++) document.querySelector('.{verb}').click()")
    page.wait_for_selector(".board[aria-busy=false]")
    return page.evaluate(SEEN)


def _draw(page: Page) -> None:
    box = page.locator(".board").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 60, y)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(x - 60 + 10 * step, y + 10 * (step % 3))
    page.mouse.up()


def _draw_with_the_keys(page: Page) -> None:
    page.locator(".board").focus()
    for key in ("ArrowDown", "Space", "Shift+ArrowRight", "ArrowDown", "Space"):
        page.keyboard.press(key)
    expect(page.locator(".saying")).to_contain_text("The stroke is drawn.")


def _lose_the_first_answer(page: Page) -> None:
    """What is sent arrives once, but the page doesn't hear of it."""

    lost: list[Route] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route)
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.fallback()

    page.route("**/draw/**", lose)


def _sign_in(page: Page, address: str, member: Member) -> None:
    client = Client()
    client.force_login(member, "django.contrib.auth.backends.ModelBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}
    page.context.add_cookies([cookie])  # type: ignore[list-item]


def _check_what_came(member: Member, *, current_of: int | None) -> None:
    drawing = Drawing.objects.select_related("revision__media", "revision__piece").get()
    marks = [mark["tool"] for mark in json.loads(drawing.words)["layers"][0]["marks"]]
    assert marks == ["brush", "brush"]
    assert drawing.beneath_id == current_of
    piece, media = drawing.revision.piece, drawing.revision.media
    assert piece.maker == member
    assert media is not None
    assert (media.width, media.height) == (drawing.width, drawing.height)
    assert Source.objects.get(piece=piece).how == "reworks"
