"""More tracks than a phone plays, in the real page: how soon is a turn of the others heard?

    .venv/bin/python -m bench.studio.beyond [TRACKS] [SECONDS] [desktop] [FOLDER]  # 40, 30 s

Lays one recording in so often, plays it on a phone, turns a fader of the last track, and waits
until the new sum has taken over. Prints how long that took, how often the sound had to wait, and
what axe says of the page. With a FOLDER, pictures of the page are put there.
"""

import sys
import time
from pathlib import Path

import numpy as np

RATE = 48_000


def main(count: int, seconds: int, folder: Path | None, *, phone: bool) -> None:
    from bench.place import member, open_place, session_of

    place = open_place()
    from tests.browser import complaints, open_browser
    from tests.live import Place
    from tests.place import free_port

    ada = member("Ada")
    key, session = _mix(ada, place, count, seconds), session_of(ada)
    opened = Place(place, free_port())
    opened.environment["ENSEMBLE_CLEARING"] = "none"
    opened.open()
    try:
        with open_browser() as browser:
            shape = {"width": 360, "height": 740} if phone else {"width": 1280, "height": 900}
            context = browser.new_context(
                viewport=shape, has_touch=phone, is_mobile=phone, bypass_csp=True
            )
            cookie = {"name": "sessionid", "value": session, "url": opened.address}
            context.add_cookies([cookie])
            page = context.new_page()
            problems: list[str] = []
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.goto(f"{opened.address}/projects/{key}/finish/")
            _played(page, count)
            print("axe and errors:", complaints(page), problems)
            if folder:
                page.screenshot(path=str(folder / f"beyond-{shape['width']}.png"))
                page.locator(".layer").last.scroll_into_view_if_needed()
                page.screenshot(path=str(folder / f"beyond-{shape['width']}-last.png"))
    finally:
        opened.close()


def _played(page, count: int) -> None:  # type: ignore[no-untyped-def]
    """Open it, play it, turn the last track, hear the last track alone."""
    begun = time.monotonic()
    page.locator(".transport .play").click()
    page.wait_for_function("document.querySelector('studio-mixer').player.playing", timeout=120_000)
    print(f"{count} tracks begin to play {time.monotonic() - begun:.1f} s after the first visit")
    print("says:", page.locator(".notes .others").text_content())
    last = page.locator(".layer").last
    slider = last.locator("input[type=range]").first
    slider.evaluate(
        "(box) => { box.value = '-30'; box.dispatchEvent(new Event('input', {bubbles: true}));"
        " box.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    begun = time.monotonic()
    before = page.evaluate(SUM)
    page.wait_for_function(f"({SUM}) !== {before!r}", timeout=120_000)
    print(f"a turned fader of the last one is heard {time.monotonic() - begun:.1f} s later")
    last.locator(".solo").click()
    print("heard when the last one is heard alone:", page.evaluate(HEARD), "track")
    last.locator(".solo").click()
    holds, late, playing = page.evaluate(
        "(({player}) => [player.holds, player.late, player.playing])"
        "(document.querySelector('studio-mixer'))"
    )
    print(f"waited {holds} times, late {late}, playing: {playing}")


TRACKS = "document.querySelector('studio-mixer').player.feeder.tracks"
SUM = f"{TRACKS}.filter((one) => one.heard && one.key.startsWith('submix')).at(-1)?.key"
HEARD = f"{TRACKS}.filter((one) => one.heard).length"


def _mix(ada, folder: Path, count: int, seconds: int) -> str:  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from ensemble.demo.sound.wav import write_wav
    from ensemble.foundation.attempt import run_due_jobs
    from ensemble.pieces.actions.draft import draft_piece
    from ensemble.pieces.actions.keep import keep_file
    from ensemble.pieces.actions.publish import publish_piece
    from ensemble.projects.actions.start import start_project
    from ensemble.projects.frames.plan import plan_from
    from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
    from ensemble.studio.actions.open_mix import open_mix

    times = np.arange(seconds * RATE) / RATE
    tone = (np.sin(2 * np.pi * 110 * times) * np.exp(-3 * (times % 0.5)) * 0.3).astype(np.float32)
    file = write_wav(folder / "tone.wav", np.stack([tone, tone], axis=1))
    media = keep_file(file, file_name="tone.wav", by=ada)
    piece = draft_piece(by=ada, medium="audio", title="A low tone", media=media, craft="bass")
    publish_piece(piece, by=ada)
    run_due_jobs()
    project = start_project(
        plan_from("song", "Many", "Many tracks.", today=timezone.localdate(), seed=piece), by=ada
    )
    mix = open_mix(project, by=ada)
    revision = piece.newest.key
    places = [Placing(revision, at * 977, -20.0, at % 21 / 10 - 1) for at in range(count)]
    arrange_mix(mix, places, by=ada)
    return str(project.key)


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folders = [Path(word) for word in sys.argv[1:] if "/" in word]
    main(
        numbers[0] if numbers else 40,
        numbers[1] if len(numbers) > 1 else 30,
        folders[0] if folders else None,
        phone="desktop" not in sys.argv,
    )
