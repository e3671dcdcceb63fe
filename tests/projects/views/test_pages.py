"""Every page of projects, as a browser shows it: small and wide, by day and by lamplight."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile, Piece, Revision
from ensemble.projects.actions.claim import claim_call
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.actions.post import post_update
from ensemble.projects.actions.start import start_project
from ensemble.projects.frames.plan import plan_from
from ensemble.projects.models import Call, Offer, Project
from tests.browser import complaints, new_profile
from tests.builders.pieces import poem
from tests.builders.projects import days
from tests.conftest import person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]

# Set by hand to look at the pages; the test itself keeps nothing.
SHOTS = os.environ.get("ENSEMBLE_SHOTS")
WIDTHS = (360, 1280)
LIGHTS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@dataclass
class World:
    project: Project
    resting: Project
    chain: Call
    drums: Call
    answered: Offer
    waiting: Offer
    seed: Piece


def sound(by: Member, title: str) -> Piece:
    """Return a sound whose waveform can be seen; nobody listens to it here."""
    envelope = [abs((n * 37 + len(title) * 11) % 100 - (n * 13) % 40) for n in range(200)]
    media = MediaFile.objects.create(
        owner=by, kind="audio", original="none", file_name="take.wav", sha256=title, size=1
    )
    media.remember(duration_ms=63_000, envelope=envelope)
    piece = Piece.objects.create(maker=by, medium="audio", title=title, licence="by-nc-sa")
    Revision.objects.create(piece=piece, number=1, media=media)
    piece.publish()
    piece.revisions.get().clear(by=None)
    piece.refresh_from_db()
    return piece


def world(ada: Member, ben: Member, cy: Member) -> World:
    """A song in the middle of its making, a story in a chain, something that rests."""
    today = timezone.localdate()
    dee = person("Dee")
    seed = sound(ada, "Kitchen riff, two boys screaming")
    goal = "Turn a kitchen riff into a song that two hundred people scream along to."
    song = start_project(plan_from("song", "Kitchen riff", goal, today=today, seed=seed), by=ada)
    drums, bass = song.calls.order_by("position")[:2]
    answered = offer_piece(sound(ben, "Brushes on a cutting board"), drums, by=ben)
    decide_offer(answered, "used", "The stumble in bar four is the best part.", by=ada)
    kept = offer_piece(sound(cy, "A bass that goes for a walk"), bass, by=cy)
    decide_offer(kept, "kept", "For the second verse, I think.", by=ada)
    words = song.calls.get(medium="text")
    waiting = offer_piece(poem(cy, "Whoever finds the gate open"), words, by=cy, line="In G.")
    claim_call(bass, by=dee)
    claim_call(bass, by=ben)
    post_update(song, "Brushes arrived.\n\nWhat we still need: a bass line.", by=ada)
    story = plan_from("exquisite-corpse", "Twelve hands", "One story.", today=today, language="en")
    chain = start_project(story, by=ben).calls.order_by("position")[0]
    offer_piece(poem(cy, "It began with a spoon"), chain, by=cy)
    resting = start_project(plan_from("duet", "Two windows", "A duet.", today=today), by=dee)
    resting.rest(timezone.now() - days(3))
    return World(song, resting, chain, drums, answered, waiting, seed)


def pages_of(made: World) -> dict[str, tuple[str, str]]:
    """Return name → (who looks, address)."""
    song, seed = made.project, made.seed.key
    return {
        "index": ("", "/projects/"),
        "index-resting": ("ben", "/projects/?state=resting"),
        "new": ("", f"/projects/new/?from={seed}"),
        "start": ("ben", f"/projects/new/song/?from={seed}"),
        "show": ("", song.address),
        "show-leader": ("ada", song.address),
        "show-resting": ("ben", made.resting.address),
        "call": ("", made.drums.address),
        "call-held": ("ben", song.calls.get(craft="bass").address),
        "call-chain": ("ada", made.chain.address),
        "offer-thanks": ("cy", made.waiting.address),
        "offer-answered": ("ben", made.answered.address),
        "offer-mine": ("cy", f"{song.calls.get(craft='guitar').address}offers/"),
        "desk": ("ada", song.desk_address),
        "edit": ("ada", f"{song.address}edit/"),
        "new-call": ("ada", f"{song.address}calls/"),
        "edit-call": ("ada", f"{made.drums.address}edit/"),
        "updates": ("", f"{song.address}updates/"),
        "leaders": ("ada", f"{song.address}leaders/"),
        "piece-new": ("ben", f"/pieces/new/?call={made.chain.key}&medium=text"),
        "piece-mine": ("cy", f"/pieces/{made.waiting.piece.key}/"),
    }


def test_no_page_has_faults_that_axe_can_find(
    browser: Browser, served: str, ada: Member, ben: Member, cy: Member,
    cookie_of: Callable[[Member], dict[str, str]],
) -> None:  # fmt: skip
    made, found = world(ada, ben, cy), {}
    people = {"ada": ada, "ben": ben, "cy": cy}
    for name, (who, address) in pages_of(made).items():
        with new_profile(browser, reduced_motion="reduce") as context:
            if who:
                cookie = cookie_of(people[who])["sessionid"]
                context.add_cookies([{"name": "sessionid", "value": cookie, "url": served}])
            page = context.new_page()
            answer = page.goto(served + address)
            assert answer is not None
            assert answer.status == 200, (name, answer.status)
            for width, light in product(WIDTHS, LIGHTS):
                page.set_viewport_size({"width": width, "height": 800})
                page.emulate_media(color_scheme=light, reduced_motion="reduce")
                shoot(page, f"{name}-{width}-{light}")
                found[name, width, light] = complaints(page) + overflow(page)
    assert not any(found.values()), {where: said for where, said in found.items() if said}


def overflow(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return ["It scrolls sideways."] if wide else []


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)
