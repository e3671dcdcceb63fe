"""From the front page to an offered answer with nothing but the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from ensemble.people.models import Member
from ensemble.projects.models import Offer
from tests.builders import projects

pytestmark = pytest.mark.journey

WORD = "ben likes to make things"
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {
    words: `${at.getAttribute("aria-label") ?? ""} ${at.labels?.[0]?.innerText ?? at.innerText}`,
    is: at === document.body ? "nothing" : at.id || at.localName,
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def test_a_call_is_answered_by_keyboard(page: Page, served: str, ada: Member, ben: Member) -> None:
    ben.set_password(WORD)
    ben.save(update_fields=["password"])
    projects.call(ada, title="Four lines about a lamp")
    page.goto(served)
    tab_to(page, "Skip to the page", most=1)
    page.keyboard.press("Enter")
    tab_to(page, "Jump in", most=1)
    go(page, "**/jump-in/")
    tab_to(page, "Four lines about a lamp")
    go(page, "**/calls/*/")
    tab_to(page, "Join in")
    go(page, "**/accounts/signup/**", anew=True)
    tab_to(page, "I have an account already")
    go(page, "**/accounts/login/**", anew=True)
    write(page, "E-mail", ben.email)
    write(page, "Password", WORD)
    go(page, "**/pieces/new/**", anew=True)
    write(page, "The words", "It hums.\nIt waits.")
    write(page, "What is it called?", "Lamp")
    tab_to(page, "Publish it")
    go(page, "**/pieces/*/")
    expect(page.locator("h1")).to_have_text("Lamp")
    expect(page).to_have_title("Lamp · Ensemble")
    assert Offer.objects.get().piece.maker == ben


def test_a_page_that_changes_says_so_and_takes_the_keyboard_along(
    page: Page, served: str, ada: Member
) -> None:
    projects.call(ada, title="Four lines about a lamp")
    page.goto(served)
    tab_to(page, "All open calls")
    go(page, "**/jump-in/")
    assert page.title() == "Jump in · Ensemble"
    expect(page.locator("#said")).to_have_text(page.title())
    page.go_back()
    page.wait_for_url(f"{served}/")
    expect(page.locator("h1")).to_have_text("What can we make together?")


def test_what_needs_another_look_is_where_the_keyboard_is(page: Page, served: str) -> None:
    page.goto(f"{served}/accounts/signup/")
    write(page, "Your name", "Cy")
    write(page, "E-mail", "cy@example.org")
    write(page, "Password", "short")
    write(page, "In which year were you born?", "1990")
    page.keyboard.press("Enter")
    summary = page.locator(".summary")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Your name")).to_have_value("Cy")
    tab_to(page, "Password", most=1)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Password")).to_be_focused()


def tab_to(page: Page, words: str, most: int = 60) -> None:
    """Press Tab until something with these words has the keyboard, and can be seen to have it."""
    for _press in range(most):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        assert at["ringed"], f"no ring around {at}"
        assert at["inside"], f"out of sight: {at}"
        if words in at["words"]:
            return
    raise AssertionError(f"{words!r} was not reached in {most} steps; the last was {at}")


def write(page: Page, label: str, words: str) -> None:
    tab_to(page, label)
    page.keyboard.type(words)


def go(page: Page, address: str, *, anew: bool = False) -> None:
    """Press Enter and arrive. What keeps the sound going puts the keyboard into the new page."""
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    if not anew:
        expect(page.locator("#page")).to_be_focused()
