"""Two people open a new text at the same time and write it together; then another, in turns."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ensemble.people.models import Member
from ensemble.studio.models import Turn, Writing
from ensemble.studio.queries.shared import words_of
from ensemble.studio.queries.writers import ink_of
from tests.browser import complaints, new_profile
from tests.builders.writings import shared_text

pytestmark = pytest.mark.journey

Cookies = Callable[[Member], dict[str, str]]
BOX = "textarea"
KEPT = "Every word is kept."
KEPT_WITH = """async ([address, words]) => {
  const answer = await (await caches.open("making pages 1")).match(address);
  return (await answer?.text())?.includes(words);
}"""


@pytest.fixture
def contexts(
    browser: Browser, served: str, ada: Member, ben: Member, cookie_of: Cookies
) -> Iterator[list[BrowserContext]]:
    """Ada's browser and Ben's, as wide as phones."""
    opened = []
    for member in (ada, ben):
        context = new_profile(browser, base_url=served, viewport={"width": 360, "height": 740})
        cookie = {"name": "sessionid", "value": cookie_of(member)["sessionid"], "url": served}
        context.add_cookies([cookie])  # type: ignore[list-item]
        opened.append(context)
    yield opened
    for context in opened:
        context.close()


def test_two_begin_a_text_at_the_same_time(
    contexts: list[BrowserContext], ada: Member, ben: Member
) -> None:
    writing = shared_text(ada, ben)
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.goto(writing.get_absolute_url())
    for page in pages:
        expect(page.locator("#here")).to_contain_text("Here with you")
    said = ("The kettle hums.", "Rain on the roof.")
    for one, other in zip(*said, strict=False):
        pages[0].locator(BOX).press_sequentially(one)
        pages[1].locator(BOX).press_sequentially(other)
    pages[1].locator(BOX).press_sequentially(said[1][len(said[0]) :])
    texts = {_whole(page, len("".join(said))) for page in pages}
    assert texts == {words_of(Writing.objects.get(pk=writing.pk))}
    words, ink = ink_of(writing)
    for member, line in ((ada, said[0]), (ben, said[1])):
        own = [w for w, hand in zip(words, _hands(ink), strict=True) if hand == member.pk]
        assert "".join(own) == line
    pages[0].get_by_role("button", name="Show who wrote what").click()
    expect(pages[0].locator(".hands")).to_contain_text("Ben")
    expect(pages[0].locator(".carets mark").first).to_be_attached()
    assert complaints(pages[0]) == []
    pages[0].reload()
    expect(pages[0].locator(BOX)).to_have_value(words)
    _goes_on_without_a_line(pages[0], writing.get_absolute_url(), words)
    expect(pages[1].locator(BOX)).to_have_value(f"{words} Still.")


def _goes_on_without_a_line(page: Page, address: str, words: str) -> None:
    """Leave a text, come back to it without a network and write on, there and after a restart."""
    expect(page.locator("studio-offline")).to_have_attribute("data-kept", "")
    page.goto("/waiting/")
    page.wait_for_function(KEPT_WITH, arg=[address, words])
    page.context.set_offline(True)
    page.goto(address)
    expect(page.locator("studio-offline")).to_contain_text("You are offline.")
    expect(page.locator(BOX)).to_have_value(words)
    page.locator(BOX).press("Control+End")
    page.locator(BOX).press_sequentially(" Still.")
    page.reload()
    expect(page.locator(BOX)).to_have_value(f"{words} Still.")
    page.context.set_offline(False)


def test_in_turns_nothing_typed_is_lost_and_the_next_one_is_told(
    contexts: list[BrowserContext], ada: Member, ben: Member
) -> None:
    writing = shared_text(ada, ben, way="turns")
    hers, his = (context.new_page() for context in contexts)
    for page in (hers, his):
        page.goto(writing.get_absolute_url())
    hers.get_by_role("button", name="Take the next turn").click()
    expect(his.locator(".whose")).to_have_text("Ada is writing now.")
    hers.locator(BOX).fill("A kettle")
    expect(hers.locator("#kept")).to_contain_text("Kept.")
    assert Turn.objects.get().words == "A kettle"
    contexts[0].set_offline(True)
    hers.locator(BOX).press_sequentially(" sings")
    hers.close()
    contexts[0].set_offline(False)

    hers = contexts[0].new_page()
    hers.goto(writing.get_absolute_url())
    expect(hers.locator(BOX)).to_have_value("A kettle sings")
    expect(hers.locator("#kept")).to_contain_text("Kept.")
    assert complaints(hers) == []
    assert "kettle" not in his.content()
    hers.get_by_role("button", name="Pass it on").click()
    expect(his.locator(".whose")).to_have_text("The next turn is free.")
    expect(his.locator("blockquote")).to_have_text("A kettle sings")
    expect(his.get_by_role("button", name="Take the next turn")).to_be_visible()
    assert complaints(his) == []
    expect(hers.locator(".whose")).to_contain_text("The last line is yours.")
    assert hers.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('turn '))") == []


def _whole(page: Page, length: int) -> str:
    """Wait until a page holds all that was typed, and knows that it is kept."""
    expect(page.locator(BOX)).to_have_value(re.compile(f"^.{{{length}}}$"))
    expect(page.locator("#kept")).to_have_text(KEPT)
    return page.locator(BOX).input_value()


def _hands(ink: list[list[int]]) -> Iterator[int]:
    """Whose hand wrote each letter (of one byte)."""
    for hand, length in ink:
        yield from [hand] * length
