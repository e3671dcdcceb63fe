"""Without a network: a page seen before opens again, a take is made on it, and sent later."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.models import Upload
from ensemble.people.models import Member
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.models import Take
from tests import live
from tests.browser import complaints
from tests.builders import media, takes
from tests.builders.pieces import current

pytestmark = pytest.mark.journey

NOTHING_KEPT = """async () => {
  const pages = await caches.open("making pages 1");
  const list = await (await pages.match("/waiting/kept.json")).json();
  return !list.pages.length && (await pages.keys()).length === 1;
}"""


class Front:
    """What stands before a place: it answers itself for all that is shut, as "POST /a/path"."""

    def __init__(self, place: ASGIApp) -> None:
        self.place = place
        self.shut: Callable[[str], bool] = lambda asked: False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_shut = self.shut(f"{scope.get('method')} {scope['path']}")
        answering = PlainTextResponse("Nobody is there.", 503) if is_shut else self.place
        await answering(scope, receive, send)


@pytest.fixture
def front() -> Front:
    """The front of a place that can be shut."""
    from ensemble.website.asgi import application

    return Front(application)


@pytest.fixture
def served(transactional_db: None, front: Front) -> Iterator[str]:
    """The address of a server in a thread, over the test's own database, behind the front."""
    with live.in_a_thread(front) as address:
        yield address


def test_a_take_is_made_offline_after_a_restart_and_sent_later(
    page: Page,
    front: Front,
    served: str,
    ada: Member,
    ben: Member,
    cookie_of: Callable[[Member], dict[str, str]],
    tmp_path: Path,
) -> None:
    drums = media.shown(ada, tmp_path, title="Drums")
    call = takes.call(ada, seed=drums, spec="")
    bounce_sounds([current(drums)])
    run_due_jobs()
    context = page.context
    sign_in(context, served, cookie_of(ben))
    page.goto(f"{served}{call.address}record/")
    expect(page.locator("studio-offline")).to_have_attribute("data-kept", "")
    page.close()
    context.set_offline(True)

    page = context.new_page()
    page.goto(f"{served}{call.address}record/")
    expect(page.locator("studio-offline")).to_contain_text("You are offline.")
    assert complaints(page) == []
    page.get_by_role("button", name="Record", exact=True).click()
    step(page, "recording")
    step(page, "open")
    expect(page.locator(".says")).to_contain_text("Take 1 is here")
    page.get_by_role("button", name="Send", exact=True).click()
    step(page, "waiting")
    page.close(run_before_unload=False)

    page = context.new_page()
    page.goto(f"{served}/jump-in/")
    expect(page.locator("studio-waiting .says")).to_contain_text("You are offline")
    expect(page.locator(".unsent-things a")).to_have_text(call.title)
    expect(page.locator(".kept-pages li")).to_have_count(1)
    assert complaints(page) == []
    page.close()

    page = context.new_page()
    page.goto(f"{served}/waiting/")
    # There is a line again, but nobody answers at its end.
    front.shut = lambda asked: True
    context.set_offline(False)
    expect(page.locator(".unsent-things .how")).to_contain_text("No connection.")
    # It answers, and breaks down when all has arrived; when it is back, it holds nothing any more.
    front.shut = lambda asked: asked == f"POST {call.address}record/"
    expect(page.locator(".unsent-things .how")).to_contain_text("goes on")
    Upload.objects.all().delete()
    front.shut = lambda asked: False
    page.get_by_role("button", name=f"Try again: {call.title}", exact=True).click()
    # The page sends what was told to be sent, and leads to what became of it.
    says, all_sent = page.locator("studio-waiting .says"), "Everything you made here has been sent."
    expect(says).to_have_text(all_sent)
    expect(page.locator(".unsent-things .how")).to_have_text("Sent.")
    assert complaints(page) == []
    page.locator(".unsent-things a").click()
    page.wait_for_url(re.compile(r"/offers/\w{12}/$"))
    take = Take.objects.select_related("revision__piece").get()
    assert take.revision.piece.maker == ben
    assert take.backing is not None
    expect(page.locator("#unsent")).to_be_hidden()

    # Signed out: what was kept of the member's pages goes, whatever page comes next.
    context.clear_cookies()
    page.goto(f"{served}/jump-in/")
    page.wait_for_function(NOTHING_KEPT)
    # Whoever comes for a page without a line gets it when there is one.
    context.set_offline(True)
    page.goto(f"{served}/jump-in/")
    expect(page.locator("h1")).to_have_text("In this browser")
    expect(page.locator("studio-waiting")).to_have_attribute("data-ready", "")
    context.set_offline(False)
    expect(page.locator("h1")).to_have_text("Jump in")


def sign_in(context: BrowserContext, address: str, cookies: dict[str, str]) -> None:
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )


def step(page: Page, name: str) -> None:
    expect(page.locator(".recorder")).to_have_attribute("data-step", name)
