"""A roll of 1,000 names in many scripts, beside encoding it: python -m bench.credits [NAMES]"""

import sys
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.every_look_story import NAMES
from bench.stopwatch import compare, timed
from ensemble.engine.film.parts import Drawn
from ensemble.engine.film.plan import Plan, plan
from ensemble.engine.film.render import render
from ensemble.engine.lettering.fonts import found_in
from ensemble.engine.lettering.titles import draw, measuring
from ensemble.engine.profiles import LANDSCAPE
from ensemble.engine.timeline import CreditsRoll, Section, Timeline, Track


def main(many: int) -> None:
    names = tuple(f"{NAMES[n % len(NAMES)]} {n}" for n in range(many))
    roll = CreditsRoll((Section("Voices", names),), Fraction(max(8, many), 4), "The pond")
    timeline = Timeline((Track("picture", (roll,)),))
    with TemporaryDirectory() as place:
        folder = Path(place)
        planned = plan(timeline, LANDSCAPE, measuring(found_in()))
        drawn = timed(partial(_drawn, planned, folder))
        whole = timed(lambda: render(timeline, folder / "roll.mp4", folder))
        words = f"{many} names drawn for {float(planned.duration):.0f} s, beside the whole render"
        compare(words, drawn, whole, 0.3)


def _drawn(planned: Plan, folder: Path) -> None:
    for segment in planned.segments:
        (part,) = segment.parts
        if isinstance(part, Drawn):
            draw(part.sheet, folder / "window.png", found_in())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
