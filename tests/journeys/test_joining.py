"""Joining, and coming back with a passkey, in a real browser."""

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page

from ensemble.people.models import Member
from tests.browser import new_profile

pytestmark = pytest.mark.journey

WORD = "ada likes to make things"


@pytest.fixture
def address(served: str) -> str:
    """The served place under a name that browsers trust with passkeys."""
    cache.clear()
    return served.replace("127.0.0.1", "localhost")


def join(page: Page, address: str, onward: str) -> None:
    page.goto(f"{address}/accounts/signup/?next={onward}")
    for name, words in {"name": "Ada", "email": "ada@example.org", "birth_year": "1990"}.items():
        page.fill(f"[name={name}]", words)
    page.fill("[name=password1]", WORD)
    page.click("main button.loud")


def test_join_choose_crafts_and_go_on(browser: Browser, address: str) -> None:
    phone = {"width": 360, "height": 740}
    with new_profile(browser, timezone_id="Asia/Tokyo", viewport=phone) as mine:
        page = mine.new_page()
        join(page, address, "/jump-in/")
        page.select_option("[name=drums]", "at-home")
        page.click("main button.loud")
        page.wait_for_url("**/jump-in/")
    ada = Member.objects.get()
    assert (ada.time_zone, ada.is_moderator) == ("Asia/Tokyo", True)
    assert list(ada.comforts.values_list("craft", "level")) == [("drums", "at-home")]


def test_joining_needs_no_script(browser: Browser, address: str) -> None:
    with new_profile(browser, java_script_enabled=False) as plain:
        page = plain.new_page()
        join(page, address, "/people/circles/")
        page.wait_for_url("**/people/circles/")
    assert Member.objects.get().time_zone == "UTC"


def test_a_passkey_opens_the_door(page: Page, address: str) -> None:
    words: list[str] = []
    page.on("console", lambda line: words.append(line.text) if line.type == "error" else None)
    join(page, address, "/people/settings/account/")
    give_a_key(page)
    page.click("text=Add one")
    page.fill("[name=password]", WORD)
    page.click("main button.loud")
    page.fill("[name=name]", "My phone")
    page.click("text=Make a passkey")
    page.wait_for_url("**/accounts/2fa/")
    page.click("text=See your passkeys")
    page.wait_for_selector("text=My phone")
    go_out(page, address)
    page.goto(f"{address}/accounts/login/?next=/people/settings/")
    page.click("text=Sign in with a passkey")
    page.wait_for_url("**/people/settings/")
    assert page.input_value("[name=name]") == "Ada"
    # The password still opens it too: a passkey is one more way in.
    go_out(page, address)
    page.goto(f"{address}/accounts/login/?next=/people/settings/")
    page.fill("[name=login]", "ada@example.org")
    page.fill("[name=password]", WORD)
    page.click("main button.loud")
    page.wait_for_url("**/people/settings/")
    assert not [line for line in words if "404" not in line]


def test_without_a_key_the_page_says_what_to_do(page: Page, address: str) -> None:
    page.goto(f"{address}/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')); }")
    page.click("text=Sign in with a passkey")
    page.wait_for_selector("text=you can try again or use your password")


def go_out(page: Page, address: str) -> None:
    page.goto(f"{address}/accounts/logout/")
    page.click("main button.loud")
    page.wait_for_url(f"{address}/")


def give_a_key(page: Page) -> None:
    """Put a key into the browser that says yes to everything, as a phone with a finger on it."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    key |= {"hasUserVerification": True, "isUserVerified": True}
    key |= {"automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key})
