"""`kill -9` at random points of upload, preparation and render.

    python -m bench.survive [KILLS] [SEED]

Makers send sounds in small chunks, publish, offer, and ask for mixes, while pages, a worker or
everything is killed N times. At the end everything acknowledged is looked for, each job must have
had one effect, and nothing may be left over. Ends with 1 when a promise was broken.
"""

import os
import random
import sys
from statistics import median
from typing import Any

from bench.place import open_place

GOAL_BACK = 10.0


def main(kills: int, seed: int) -> int:
    """Return how many promises were broken, having said which."""
    folder = open_place()
    from tests.live import Place
    from tests.place import free_port

    from bench.evening import open_crew
    from bench.strike import Strike, left_running

    place = Place(folder, free_port(), os.environ.get("ENSEMBLE_DATABASE", ""))
    place.open()
    crew = open_crew(place.address, seed)
    strike = Strike(place, seed, crew.under_way, crew.is_worn)
    try:
        crew.start()
        for number in range(kills):
            strike.kill(number)
            crew.raise_errors()
        crew.go_home()
        left = _sweep(place)
    except BaseException:
        print(f"seed {seed}\n{place.log()[-6000:]}", file=sys.stderr)
        raise
    finally:
        crew.closing.set()
        place.close()
    return _tell(strike, crew, left | {"running": left_running(folder)}, seed)


def _sweep(place: Any) -> dict[str, list[str]]:
    """Let the clock strike, then look what is left that nothing stands for."""
    from bench.audit import left_over

    before = left_over(place.folder)
    place.run(
        "from datetime import timedelta\n"
        "from ensemble.foundation.files import remove_old_drafts\n"
        "from ensemble.foundation.models import Upload\n"
        "from ensemble.pieces.actions.sweep import sweep_files\n"
        "Upload.remove_unclaimed_bytes(timedelta(0))\n"
        "answer = [remove_old_drafts(0), sweep_files(0)]"
    )
    return {"before the clock": before, "after the clock": left_over(place.folder)}


def _tell(strike: Any, crew: Any, left: dict[str, list[str]], seed: int) -> int:
    from bench.audit import losses, not_once

    promises = [maker.promises for maker in crew.makers]
    lost, twice = losses(promises), not_once()
    done = {name: sum(len(getattr(one, name)) for one in promises) for name in crew.KINDS}
    print(f"seed {seed}: {sum(strike.victims.values())} kills of {dict(strike.victims)}")
    print(f"under way at the kills: {dict(strike.moments.most_common())}")
    print(f"acknowledged: {done}; sent again after a cut: {sum(p.sent_again for p in promises)}")
    usual, slowest = median(strike.back_after), max(strike.back_after)
    print(f"serving again after {usual:.1f} s, at most {slowest:.1f} s; goal {GOAL_BACK:.0f} s")
    print(f"left by the dead until the clock strikes: {len(left.pop('before the clock'))} files")
    broken = {"lost": lost, "not exactly once": twice} | left
    for name, lines in broken.items():
        print(f"{name}: {len(lines)}; goal 0", *lines[:20], sep="\n    ")
    return sum(len(lines) for lines in broken.values())


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    count = words[0] if words else 100
    broken = main(count, words[1] if len(words) > 1 else random.SystemRandom().getrandbits(32))
    sys.exit(1 if broken else 0)
