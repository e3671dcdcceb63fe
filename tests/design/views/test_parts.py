"""The parts page in a real browser: both themes, phone and desk, with and without a script."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PATIENCE, complaints, new_profile

pytestmark = pytest.mark.journey
SIZES = [(360, 800), (1280, 900)]


def visit(
    browser: Browser, address: str, width: int = 1280, height: int = 900, **options: object
) -> Page:
    size = {"width": width, "height": height}
    page = new_profile(browser, viewport=size, **options).new_page()
    page.goto(f"{address}/design/")
    return page


def eventually(page: Page, condition: str) -> None:
    """Wait until something is so. Playwright's own way needs `eval`, which our pages refuse."""
    look = f"const look = () => ({condition}) ? done() : setTimeout(look, 20); look();"
    late = f"setTimeout(() => fail(new Error('It never was so.')), {PATIENCE});"
    page.evaluate(f"new Promise((done, fail) => {{ {late} {look} }})")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_nothing(
    browser: Browser, address: str, width: int, height: int, theme: str
) -> None:
    page = visit(browser, address, width, height, color_scheme=theme)
    assert complaints(page) == []
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(320, 640), *SIZES])
def test_nothing_is_wider_than_the_screen(
    browser: Browser, address: str, width: int, height: int
) -> None:
    page = visit(browser, address, width, height)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.context.close()


def test_nothing_is_refused_and_nothing_breaks(browser: Browser, address: str) -> None:
    page, said = new_profile(browser).new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/design/")
    page.get_by_role("link", name="Listen").first.click()
    eventually(page, "document.querySelector('design-player audio').currentTime > 0")
    assert said == []
    page.context.close()


def test_a_sound_goes_on_while_pages_change(browser: Browser, address: str) -> None:
    page = visit(browser, address)
    page.locator(".player [data-play]").first.click()
    eventually(page, "document.querySelector('design-player audio').currentTime > 0.2")
    page.evaluate("window.stayed = true")
    before = page.evaluate("document.querySelector('design-player audio').currentTime")
    page.get_by_role("link", name="Older").first.click()
    page.wait_for_url("**/design/?older")
    eventually(page, f"document.querySelector('design-player audio').currentTime > {before}")
    assert page.evaluate("window.stayed && !document.querySelector('design-player audio').paused")
    eventually(page, "document.activeElement.matches('#page, #page [data-focus]')")
    assert page.locator("#said").inner_text() == page.title()
    page.go_back()
    page.wait_for_url("**/design/")
    assert page.evaluate("window.stayed && !document.querySelector('design-player audio').paused")
    assert page.locator("#page").count() == 1
    page.context.close()


def test_a_place_in_a_sound_is_found_by_keyboard(browser: Browser, address: str) -> None:
    page = visit(browser, address)
    page.locator(".player [data-play]").first.click()
    page.get_by_role("button", name="Pause", exact=True).click()
    slider = page.get_by_role("slider", name="Place in the piece")
    slider.press("Home")
    slider.press("ArrowRight")
    eventually(page, "document.querySelector('design-player audio').currentTime === 5")
    assert slider.get_attribute("aria-valuetext") == "0:05 of 0:12"
    slider.press("Home")
    eventually(page, "document.querySelector('design-player audio').currentTime === 0")
    assert complaints(page) == []
    page.context.close()


def test_a_reload_keeps_the_place(browser: Browser, address: str) -> None:
    page = visit(browser, address)
    page.locator(".player [data-play]").first.click()
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("slider").press("End")
    page.get_by_role("slider").press("ArrowLeft")
    page.reload()
    eventually(page, "document.querySelector('design-player audio')?.currentTime === 7.5")
    assert page.locator("design-player").is_visible()
    page.context.close()


def test_the_theme_changes_at_once_and_is_kept(browser: Browser, address: str) -> None:
    page = visit(browser, address, color_scheme="light")
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.context.close()


def test_without_a_script_everything_is_there(browser: Browser, address: str) -> None:
    page = visit(browser, address, java_script_enabled=False)
    assert page.get_by_role("heading", name="What our pages are made of").is_visible()
    assert page.locator("noscript audio, audio[controls]").first.is_visible()
    page.get_by_text("Take it back", exact=True).first.click()
    assert page.get_by_text("Pieces built on it stay").first.is_visible()
    page.get_by_role("button", name="Dark").click()
    assert page.url == f"{address}/design/"
    page.context.close()


def test_motion_stops_for_those_who_ask(browser: Browser, address: str) -> None:
    page = visit(browser, address, reduced_motion="reduce")
    lasts = "parseFloat(getComputedStyle(document.querySelector('.button')).transitionDuration)"
    assert page.evaluate(lasts) < 0.001
    page.context.close()
