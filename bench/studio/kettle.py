"""A text that Ada, Ben and Cy write in a place that really runs, and how pages and it hold it."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page
from tests.live import Place

from bench.studio.pages import page_of

WORLD = """
from django.test import Client
from ensemble.people.models import Member
from ensemble.studio.actions.come_in import come_in_to_write
from ensemble.studio.actions.let_in import let_in_by_link
from ensemble.studio.actions.open_writing import open_writing
answer, people = {}, []
for name in ("Ada", "Ben", "Cy"):
    email = f"{name.lower()}@example.org"
    people.append(Member.objects.create_user(email, None, name=name, birth_year=1990))
    client = Client()
    client.force_login(people[-1], "django.contrib.auth.backends.ModelBackend")
    answer[name] = client.cookies["sessionid"].value
writing = open_writing(by=people[0], title="Kettle song")
opening = let_in_by_link(writing, by=people[0])
for other in people[1:]:
    come_in_to_write(opening, by=other)
answer["key"] = writing.key
"""
WORDS = """
from ensemble.studio.models import Writing
from ensemble.studio.queries.shared import words_of
answer = words_of(Writing.objects.get())
"""
BOX = "document.querySelector('textarea')"
KEPT = "document.querySelector('#kept').textContent.includes('kept.')"
EDIT = """([place, erased, words]) => {
  const box = document.querySelector("textarea");
  const start = Math.floor(place * box.value.length);
  box.setSelectionRange(start, start);
  box.setRangeText(words, start, Math.min(box.value.length, start + erased), "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""
PATIENCE = 60


def writer(browser: Browser, place: Place, world: dict[str, Any], name: str) -> Page:
    """Open the text as one of the three."""
    page = page_of(browser, place, world[name])
    page.goto(f"/writings/{world['key']}/")
    until(page, KEPT)
    return page


def until(page: Page, expression: str) -> None:
    """Wait until a page says so. Raises AssertionError."""
    assert comes(lambda: page.evaluate(f"Boolean({expression})")), expression


def comes(is_so: Callable[[], object]) -> bool:
    """Ask until it is so, for a minute at most; return whether it came to be."""
    patient = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > patient:
            return False
        time.sleep(0.005)
    return True
