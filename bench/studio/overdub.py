"""A take on the real page, with a real loopback: python -m bench.studio.overdub [stem] [--alone]

A call whose seed is a stem of drums (without one: hits that are never the same twice); a member
records on top of it, and what the microphone heard is the drums themselves. The piece that the
server made of it must stand where they do.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect
from tests.live import Place
from tests.place import free_port

from bench.place import member, open_place, session_of
from bench.stopwatch import tell
from bench.studio import loopback, stage
from bench.studio.pages import sign_in
from bench.studio.sounds import piece_of
from ensemble.engine.alignment.align import LIKELY

PATIENCE, SECONDS = 120_000, 12
TAKE = """import tempfile
from pathlib import Path
from ensemble.engine.alignment.align import align
from ensemble.foundation.files import open_local
from ensemble.studio.models import Take
take = Take.objects.select_related("raw", "backing").latest("pk")
folder = Path(tempfile.mkdtemp())
with open_local(take.raw.original) as raw, open_local(take.backing.name) as guide:
    heard = align(raw, guide, folder=folder, how="correlation")
begins = heard.samples + take.trim_start
answer = [take.offset_samples, take.evidence, take.trim_start, begins, heard.confidence]"""


def main(stem: Path | None) -> None:
    place = Place(open_place(), free_port())
    recorded(place, stem)
    offset, evidence, trim, heard, sure = place.run(TAKE)
    print(f"{evidence['method']}, {evidence['confidence']:.2f} sure, {evidence}")
    print(f"placed at {offset} samples; the raw take begins {trim} samples earlier")
    print(f"by the guide heard in it, the engine finds it at {heard} samples, {sure:.2f} sure")
    if sure <= LIKELY:
        print("the guide isn't heard in it: there is nothing to judge by")
        return
    off = 0.0 if evidence.get("flagged") else abs(heard - offset) / 48
    tell("an unflagged piece away from what it was recorded on, ms", off, 1.0)


def recorded(place: Place, stem: Path | None) -> None:
    """Record a take on a stem in this place, which is open for as long as that."""
    with TemporaryDirectory() as folder, loopback.room() as room:
        address, session = _call(Path(folder), stem)
        place.open()
        try:
            with stage.browser(Path(folder) / "home", room.environment) as context:
                sign_in(context, place, session)
                page = context.new_page()
                page.set_default_timeout(PATIENCE)
                _record(page, f"{place.address}{address}")
        finally:
            place.close()


def _call(folder: Path, stem: Path | None) -> tuple[str, str]:
    """Make a call to play along with a sound; return its address and a player's session."""
    from tests.builders import takes
    from tests.engine.songs import saved, song

    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.studio.actions.bounce import bounce_sounds

    ada, ben = member("Ada"), member("Ben")
    drums = piece_of(ada, stem or saved(folder / "drums.wav", song(SECONDS)), "Drums")
    call = takes.call(ada, seed=drums, spec="120 BPM")
    bounce_sounds([drums.current])
    run_due_jobs()
    return call.address, session_of(ben)


def _record(page: Page, address: str) -> None:
    """Join in, record until the guide ends, and send."""
    page.goto(address)
    page.get_by_role("link", name="Join in", exact=True).click()
    _step(page, "ready")
    page.get_by_role("button", name="Record", exact=True).click()
    _step(page, "open")
    print(page.locator(".says").inner_text())
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_url("**/offers/**")


def _step(page: Page, name: str) -> None:
    step = page.locator(".recorder")
    expect(step).to_have_attribute("data-step", name, timeout=PATIENCE)


if __name__ == "__main__":
    stems = [Path(each) for each in sys.argv[1:] if each != "--alone"]
    if "--alone" in sys.argv:
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    main(stems[0] if stems else None)
