"""Tries a hostile file on the engine as a member would, and tells what was not as it should be."""

import os
import resource
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Self

from ensemble.engine.bounds import PIXELS, SECONDS
from ensemble.engine.errors import EngineError
from ensemble.engine.film.render import render
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.ingest.prepared import Prepared
from ensemble.engine.ingest.probe import Probe, probe
from ensemble.engine.sound.mix import mix
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from tests.engine import media
from tests.engine.disguises import Hostile

CANARY = b"the canary of another member sings"
TECHNICAL = ("Traceback", "Error", "Errno", "0x", "av.", "ffmpeg", "/tmp", "None", "Invalid data")
CPU_SECONDS, MEMORY = 120.0, 2_500_000  # of the heaviest program, in KiB


@dataclass
class Listener:
    """A place on this machine that nobody may call."""

    called: int = 0

    def __enter__(self) -> Self:
        self.line = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.line.getsockname()[1]}"
        Thread(target=self._answer, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def _answer(self) -> None:
        while True:
            try:
                caller, _ = self.line.accept()
            except OSError:
                return
            self.called += 1
            caller.close()


class Trial:
    """A folder with a neighbor's private film, where files are tried one after another."""

    def __init__(self, place: Path, listener: Listener) -> None:
        self.place, self.listener = place, listener
        self.uploads, self.folder, self.scratch = (
            place / name for name in ("uploads", "made", "scratch")
        )
        for folder in (self.uploads, self.folder, self.scratch):
            folder.mkdir()
        tempfile.tempdir = str(self.scratch)
        self.near = media.film(self.uploads / "near.ts", "ts", title=CANARY.decode())
        self.near.write_bytes(self.near.read_bytes() + CANARY)
        (self.uploads / "near.txt").write_bytes(CANARY)

    def probed(self, hostile: Hostile) -> tuple[str, list[str]]:
        """How probing it ended ("refused" or "prepared"), and all that was wrong."""
        return self.tried(hostile, probe)

    def prepared(self, hostile: Hostile) -> tuple[str, list[str]]:
        """The same for preparing it."""
        return self.tried(
            hostile, lambda path: prepare(path, self.folder, report=lambda done, words: None)
        )

    def heard(self, hostile: Hostile) -> tuple[str, list[str]]:
        """The same for a mix of which it is a part."""

        def work(path: Path) -> None:
            heard = Clip(Media("x", path, "audio"), Fraction(1, 2))
            with TemporaryDirectory() as folder:
                mix(Timeline((Track("sound", (heard,)),)), self.folder / "m.flac", Path(folder))

        return self.tried(replace(hostile, ends="either"), work)

    def seen(self, hostile: Hostile) -> tuple[str, list[str]]:
        """The same for a film of which it is a part."""

        def work(path: Path) -> None:
            seen = Clip(Media("x", path, "video"), Fraction(1, 2))
            shown = Timeline((Track("picture", (seen,)),), format="small")
            with TemporaryDirectory() as folder:
                render(shown, self.folder / "film.mp4", Path(folder))

        return self.tried(replace(hostile, ends="either"), work)

    def tried(self, hostile: Hostile, work: Callable[[Path], object]) -> tuple[str, list[str]]:
        path = self.uploads / hostile.name
        path.write_bytes(hostile.body)
        called, spent = self.listener.called, _cpu()
        ended = "prepared"
        wrong: list[str] = []
        try:
            made = work(path)
            wrong += self._leaked(made)
        except EngineError as error:
            ended = "refused"
            wrong += sentence(error.sentence)
            wrong += [f"left {one}" for one in _beneath(self.folder)]
        except BaseException as error:
            ended, wrong = "broke", [f"{type(error).__name__}: {str(error)[:300]}"]
        if hostile.ends not in ("either", ended):
            wrong.append(f"{ended}, not {hostile.ends}")
        if self.listener.called != called:
            wrong.append("called somebody")
        if _cpu() - spent > CPU_SECONDS:
            wrong.append(f"took {_cpu() - spent:.0f} s of CPU")
        if resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > MEMORY:
            wrong.append("took too much memory")
        wrong += [f"left {one}" for one in _beneath(self.scratch)]
        wrong += self._still_running()
        self._sweep(path)
        return ended, wrong

    def _leaked(self, made: object) -> Iterator[str]:
        for one in _beneath(self.folder):
            if CANARY in one.read_bytes():
                yield f"{one.name} sings"
        if isinstance(made, Probe):
            yield from sanity(made)
        if isinstance(made, Prepared) and not all(one.path.is_file() for one in made.derived):
            yield "something is missing"

    def _still_running(self) -> list[str]:
        """Programs that know this folder, a moment after the work ended."""
        for _ in range(20):
            left = [words for words in _commands() if str(self.place) in words]
            if not left:
                return []
            time.sleep(0.05)
        return [f"still runs: {words[:200]}" for words in left]

    def _sweep(self, path: Path) -> None:
        path.unlink()
        for one in (*_beneath(self.folder), *_beneath(self.scratch)):
            one.unlink()
        for folder in (self.folder, self.scratch):
            for root, folders, _ in os.walk(folder, topdown=False):
                for name in folders:
                    Path(root, name).rmdir()


def sentence(words: str) -> Iterator[str]:
    """What is wrong with a sentence for a member."""
    if len(words) < 20 or not (words[0].isupper() or words[0] == "“") or not words.endswith("."):
        yield f"no sentence: {words!r}"
    yield from (f"{part!r} in: {words!r}" for part in TECHNICAL if part in words)


def sanity(found: Probe) -> Iterator[str]:
    """What can't be true of a file that was read."""
    if not 0 <= found.duration <= SECONDS:
        yield f"lasts {found.duration}"
    if found.kind != "audio" and not 0 < (found.width or 0) * (found.height or 0) <= PIXELS:
        yield f"is {found.width} by {found.height}"
    if found.has_audio and not (found.channels or 0) > 0 < (found.sample_rate or 0):
        yield f"has {found.channels} channels at {found.sample_rate}"
    if found.frame_rate is not None and not 0 < found.frame_rate < 1_000_000:
        yield f"shows {found.frame_rate} frames a second"


def _beneath(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()]


def _commands() -> Iterator[str]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        if int(path.parent.name) != os.getpid():
            try:
                yield path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
