"""Two people in one mix while the server is killed: is anything lost, and do both hear the same?

    .venv/bin/python -m bench.studio.together [ROUNDS]        # 2

Ada and Ben have one mix open in a browser each. Each round both turn faders, the server is killed
with `kill -9`, both turn on (one fader both of them, Ada closes her page), and it is started again.
Prints what was kept, who is said to be here, and how long it took until both agree.
"""

import sys
import time
from typing import Any

from tests.browser import open_browser
from tests.live import Place
from tests.place import free_port

from bench.place import member, open_place, session_of
from bench.studio.mixes import mix_of
from bench.studio.pages import page_of

TURN = """([row, name, value]) => {
  const box = document.querySelectorAll('.layer')[row].querySelector(`[name$="-${name}"]`);
  box.value = `${value}`;
  for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, {bubbles: true})); }"""
DESK = """() => [...document.querySelector('studio-mixer').desk.layers.values()]
  .filter((one) => one.is_laid).map((one) => [one.key, one.gain_db, one.pan, one.is_muted])"""
HERE = "document.querySelector('.people-here')?.textContent"
SAVED = "document.querySelector('.transport .state')?.textContent === 'Saved.'"
KEPT = """
from ensemble.studio.models import Mix
layers = Mix.objects.get().layers.standing()
answer = [[one.key, one.gain_db, one.pan, one.is_muted] for one in layers]
"""


def main(rounds: int) -> int:
    folder = open_place()
    ada, ben = member("Ada"), member("Ben")
    address = mix_of(ada, folder, 5, 4)
    _leads_too(ben)
    sessions = [session_of(who) for who in (ada, ben)]
    place = Place(folder, free_port())
    place.open()
    try:
        with open_browser() as browser:
            pages = [_opened(browser, place, session, address) for session in sessions]
            faults = sum((_round(place, *pages, address, at) for at in range(rounds)), 0)
            pages[1].close()
            faults += _told("Ben left; who Ada is told is here", _until(pages[0], HERE, ""), "")
    finally:
        place.close()
    print(f"faults: {faults}; goal 0: {'kept' if not faults else 'MISSED'}")
    return faults


def _round(place: Any, ada: Any, ben: Any, address: str, number: int) -> int:
    faults = _told("Ada sees", _until(ada, HERE, "Also here: Ben"), "Also here: Ben")
    faults += _told("Ben sees", _until(ben, HERE, "Also here: Ada"), "Also here: Ada")
    ada.evaluate(TURN, [0, "gain", -3 - number])
    ada.wait_for_function(SAVED)
    ben.evaluate(TURN, [0, "gain", -9 - number])
    ben.wait_for_function(SAVED)
    faults += _told("the last one wins", _row(_agreed(place, ada, ben), 0)[0], -9 - number)
    ada.evaluate(TURN, [1, "gain", -1 - number])
    place.kill()
    ben.evaluate(TURN, [2, "pan", 0.5 - number / 10])
    ben.evaluate(TURN, [3, "gain", -20 - number])
    ada.evaluate(TURN, [3, "gain", -30 - number])
    ada.evaluate(TURN, [4, "pan", -0.25])
    faults += _told("without a line nobody is here", _until(ben, HERE, ""), "")
    # A page that is closed meanwhile has kept what it turned.
    ada.goto("about:blank")
    begun = time.monotonic()
    place.open()
    ada.goto(address)
    kept = _agreed(place, ada, ben)
    print(f"both agree {time.monotonic() - begun:.1f} s after the start of the server")
    faults += _told("turned just before the kill", _row(kept, 1)[0], -1 - number)
    faults += _told("turned by Ben without a line", _row(kept, 2)[1], 0.5 - number / 10)
    faults += _told("turned by Ada, who closed her page", _row(kept, 4)[1], -0.25)
    both = (-20 - number, -30 - number)
    faults += _told("turned by both: one of theirs", _row(kept, 3)[0] in both, True)
    return faults + _told("tracks", len(kept), 5)


def _agreed(place: Any, ada: Any, ben: Any) -> list[Any]:
    """Wait until both browsers and the database say the same, and return that."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for page in (ada, ben):
            page.wait_for_function(SAVED, timeout=120_000)
        kept = sorted(place.run(KEPT))
        if kept == sorted(ada.evaluate(DESK)) == sorted(ben.evaluate(DESK)):
            return [list(one) for one in ada.evaluate(DESK)]
    print("they never agreed:", place.run(KEPT), ada.evaluate(DESK), ben.evaluate(DESK))
    return list(place.run(KEPT))


def _row(kept: list[Any], number: int) -> list[Any]:
    return list(kept[number][1:])


def _until(page: Any, what: str, wanted: str) -> str:
    page.wait_for_function(f"{what} === {wanted!r}", timeout=60_000)
    return str(page.evaluate(what))


def _told(what: str, found: object, wanted: object) -> int:
    print(f"{what}: {found!r}{'' if found == wanted else f', wanted {wanted!r}'}")
    return int(found != wanted)


def _opened(browser: Any, place: Any, session: str, address: str) -> Any:
    page = page_of(browser, place, session)
    page.goto(address)
    page.wait_for_function("document.querySelector('studio-mixer')?.desk?.layers.size")
    return page


def _leads_too(ben: Any) -> None:
    from django.utils import timezone

    from ensemble.studio.models import Mix

    Mix.objects.get().project.leaderships.create(member=ben, joined_at=timezone.now())


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
