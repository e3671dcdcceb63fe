"""A film made by two machines beside one, and what carrying a job costs.

    python -m bench.machines [SECONDS] [JOBS]

A machine is a worker with a folder of its own, tied to one core. Both carriers are measured in the
same run: workers that ask the database, and Celery over a Redis that the bench starts.
"""

import os
import shutil
import subprocess  # noqa: TID251 - it makes a clip of its own.
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

from bench.place import member, open_place
from bench.stopwatch import Took, compare

PATIENCE, SHOT = 1200, Fraction(2)
TICKS = os.sysconf("SC_CLK_TCK")
# Two machines need half the time, and what is done twice: planning, starting, looking.
GOAL_WALL, GOAL_CPU, GOAL_CARRIER = 0.6, 1.1, 2.5


def main(seconds: int, jobs: int) -> None:
    """Print how long it took, as ratios."""
    folder = open_place()
    from tests.machine import Machines
    from tests.place import free_port
    from tests.redis import Broker

    broker = Broker(folder, free_port())
    broker.open()
    machines = Machines("bench.machines", "nursery")
    try:
        revision = a_clip(folder, seconds)
        made = {
            name: a_film(machines, folder / name, revision, seconds, address, count)
            for name, address, count in (
                ("one machine", "", 1),
                ("two machines", "", 2),
                ("two machines, Celery", broker.address, 2),
            )
        }
        alone = made.pop("one machine")
        for name, took in made.items():
            line = f"{seconds} s of film by {name}, CPU beside one machine"
            compare(line, took, alone, GOAL_CPU)
            ratio, mark = took.wall / alone.wall, "kept"
            mark = mark if ratio <= GOAL_WALL else "MISSED"
            words = f"({took.wall:.1f} s beside {alone.wall:.1f} s); goal {GOAL_WALL}: {mark}"
            print(f"{seconds} s of film by {name}, wall beside one machine: {ratio:.2f} {words}")
        asking = small_jobs(machines, folder / "asking", "", jobs)
        carried = small_jobs(machines, folder / "carried", broker.address, jobs)
        for name, took in (("asking", asking), ("Celery", carried)):
            each = 1000 * took.cpu / jobs
            print(f"  {name}: {jobs / took.wall:.0f} jobs a second, {each:.1f} ms of CPU each")
        compare(f"{jobs} small jobs by Celery, beside asking", carried, asking, GOAL_CARRIER)
    finally:
        machines.close()
        broker.kill()


def a_clip(folder: Path, seconds: int) -> Any:
    """A revision of moving pictures of 720 lines."""
    import imageio_ffmpeg

    from ensemble.foundation.models import Job
    from ensemble.pieces.actions.draft import draft_piece
    from ensemble.pieces.actions.keep import keep_file

    path = folder / "clip.mp4"
    source = f"testsrc2=size=1280x720:rate=30:duration={seconds}"
    words = ["-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "ultrafast", str(path)]
    program = imageio_ffmpeg.get_ffmpeg_exe()
    subprocess.run([program, "-v", "error", "-y", *words], check=True)
    maker = member("Maker")
    media = keep_file(path, file_name="clip.mp4", by=maker)
    Job.objects.all().delete()
    return draft_piece(by=maker, medium="video", title="A clip", media=media).newest


def a_film(
    machines: Any, folder: Path, revision: Any, seconds: int, broker: str, count: int
) -> Took:
    """Let so many machines make a film of cuts; nothing of it is kept from before."""
    from ensemble.foundation.presence import machines as present

    shared = {"MEDIA_ROOT": revision_root(), "WORKERS": os.cpu_count(), "BROKER": broker}
    render = a_render(revision, seconds)
    with crew(machines, folder, count, shared) as (opened, spent):
        until(lambda: len(present()) == count, opened)
        begun, before = time.monotonic(), spent()
        row = asked(render, broker)
        until(lambda: ended(row), opened)
        took = Took(spent() - before, time.monotonic() - begun)
    assert row.state == "finished", row.failure
    forget(shared["MEDIA_ROOT"])
    return took


def small_jobs(machines: Any, folder: Path, broker: str, count: int) -> Took:
    """Let one machine do many jobs that are nothing but carried."""
    from tests.foundation.sample import leave_note

    from ensemble.foundation.models import Job

    with crew(machines, folder, 1, {"BROKER": broker}) as (opened, spent):
        first = asked_to(leave_note, broker)
        until(lambda: ended(first), opened)
        begun, before = time.monotonic(), spent()
        rows = [asked_to(leave_note, broker).pk for _number in range(count)]
        mine = Job.objects.filter(pk__in=rows)
        until(lambda: not mine.open().exists(), opened)
        return Took(spent() - before, time.monotonic() - begun)


@contextmanager
def crew(
    machines: Any, folder: Path, count: int, shared: dict[str, Any]
) -> Iterator[tuple[list[Any], Callable[[], float]]]:
    """So many machines, each on a core of its own, and what they have spent so far."""
    cores = sorted(os.sched_getaffinity(0))
    with ExitStack() as stack:
        opened = []
        for number in range(count):
            machine = stack.enter_context(machines.open(folder / str(number), **shared))
            os.sched_setaffinity(machine.number, {cores[number % len(cores)]})
            opened.append(machine)
        yield opened, lambda: sum(_spent(machine.number) for machine in opened)


def _spent(number: int) -> float:
    """Seconds of CPU of a process and of all that it has waited for."""
    fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS


def a_render(revision: Any, seconds: int) -> Any:
    """A film of one shot after another."""
    from tests.builders import projects

    from ensemble.engine.interchange.documents import to_json
    from ensemble.engine.timeline import Clip, Timeline, Track
    from ensemble.production.models import Render
    from ensemble.studio.timeline import media_of

    media = media_of(revision)
    count = int(seconds // SHOT)
    clips = tuple(Clip(media, SHOT, start=SHOT * (count - 1 - n)) for n in range(count))
    document = to_json(Timeline((Track("picture", clips),)))
    maker = revision.piece.maker
    render = Render.objects.create(
        project=projects.project(maker), asked_by=maker, document=document
    )
    render.parts.set([revision])
    return render


def asked(render: Any, broker: str) -> Any:
    from ensemble.production.actions.render_arrangement import render_arrangement

    return asked_to(render_arrangement, broker, render.pk, by=render.asked_by)


def asked_to(work: Any, broker: str, *words: Any, by: Any = None) -> Any:
    from django.conf import settings

    settings.BROKER = broker
    return work.later(*(words or ("/dev/null",)), by=by)


def ended(row: Any) -> bool:
    row.refresh_from_db()
    return bool(row.has_ended)


def revision_root() -> Path:
    from django.conf import settings

    return Path(settings.MEDIA_ROOT)


def forget(files: Path) -> None:
    """Remove what was kept, and the preparations that nobody waits for."""
    from ensemble.foundation.models import Job

    shutil.rmtree(files / "atoms")
    Job.objects.all().delete()


def until(so: Callable[[], bool], opened: list[Any]) -> None:
    """Look now and then; looking must not cost what is measured."""
    end = time.monotonic() + PATIENCE
    while not so():
        if time.monotonic() > end:
            sys.exit("\n".join(machine.log() for machine in opened))
        time.sleep(0.05)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "nursery":
        from tests.machine import main as nursery

        nursery()
    else:
        numbers = [int(word) for word in sys.argv[1:]]
        main(numbers[0] if numbers else 120, numbers[1] if len(numbers) > 1 else 500)
