"""A file sent through everything that can go wrong: python -m bench.studio.sending [MB]

On its way the line dies, the server is killed, a byte of what had arrived changes on its disk, and
the browser is killed. Opened again, it goes on; what the server holds in the end must be the same
by its SHA-256, and until then the browser keeps its own.
"""

import os
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page
from tests.live import Place
from tests.place import free_port

from bench.place import member, open_place, session_of
from bench.stopwatch import tell
from bench.studio import stage
from bench.studio.pages import sign_in

SEND = """async (bytes) => {
    const noise = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 65536)
        crypto.getRandomValues(noise.subarray(at, at + 65536));
    await capture.outbox.put("take", new Blob([noise]), {call: "k"}, "/uploads"); }"""
RESUME = """() => { window.share = 0;
    window.sent = capture.outbox.resume("take", (share) => { window.share = share; }); }"""
FOUND = """from ensemble.foundation.models import Upload
upload = Upload.objects.get(key="{key}")
answer = [upload.size, upload.sha256]"""
SLOW = {"offline": False, "latency": 5, "downloadThroughput": -1, "uploadThroughput": 4_000_000}


def main(megabytes: int) -> None:
    var = open_place()
    ada = member("Ada")
    place = Place(var, free_port())
    place.open()
    try:
        with TemporaryDirectory() as folder:
            _send(Path(folder), place, session_of(ada), megabytes)
    finally:
        place.close()


def _send(folder: Path, place: Place, session: str, megabytes: int) -> None:
    (folder / "site").mkdir()
    stage.bundle(folder / "site")
    with stage.killable(folder) as (process, page):
        _open(page, folder, place, session)
        page.evaluate(SEND, megabytes * 1024**2)
        page.evaluate(RESUME)
        _away(page)
        _struck(page, place)
        page.wait_for_function("share > 0.7")
        os.killpg(process.pid, signal.SIGKILL)
    with stage.killable(folder) as (_process, page):
        _open(page, folder, place, session)
        (kept,) = page.evaluate("() => capture.outbox.waiting()")
        page.evaluate(RESUME)
        arrived = page.evaluate("async () => await sent")
        _tell(page, place, kept, arrived)


def _open(page: Page, folder: Path, place: Place, session: str) -> None:
    """Our page, as if the place itself had it."""
    sign_in(page.context, place, session)
    page.route(
        f"{place.address}/bench/*",
        lambda route: route.fulfill(path=folder / "site" / route.request.url.rpartition("/")[2]),
    )
    page.goto(f"{place.address}/bench/index.html")
    page.wait_for_function("'capture' in window")
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)


def _away(page: Page) -> None:
    """The line is dead for a moment."""
    page.wait_for_function("share > 0.2")
    page.context.set_offline(True)
    page.wait_for_timeout(1500)
    page.context.set_offline(False)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)


def _struck(page: Page, place: Place) -> None:
    """The server is killed, and a bit of its disk is wrong when it comes back."""
    page.wait_for_function("share > 0.45")
    place.kill()
    (there,) = (path for path in (place.folder / "uploads").iterdir() if path.is_file())
    with there.open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))
    place.open()


def _tell(page: Page, place: Place, kept: dict[str, Any], arrived: dict[str, str]) -> None:
    size, there = place.run(FOUND.format(key=arrived["upload"]))
    same = there == kept["sha256"] == arrived["sha256"]
    print(f"sent {size / 1e6:.1f} MB; here {kept['sha256'][:16]}, there {there[:16]}")
    tell("files that differ after all that", 0 if same else 1, 0)
    page.evaluate("() => capture.outbox.settle('take')")
    left = page.evaluate("async () => (await capture.outbox.waiting()).length")
    tell("files still kept once settled", left, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)
