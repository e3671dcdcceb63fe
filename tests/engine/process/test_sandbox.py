import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensemble.engine.process import landlock, sandbox, sandbox_escape, seccomp
from ensemble.engine.process.sandbox import Level, Limits, Pipes
from ensemble.engine.process.sandbox_keeping import kept_ready
from ensemble.engine.process.sandbox_ties import bubblewrap, ties
from ensemble.engine.process.sandbox_watch import follow

IS_THERE = {
    Level.BUBBLEWRAP: bubblewrap() is not None,
    Level.LANDLOCK: landlock.generation() > 0 and seccomp.is_known(),
    Level.SECCOMP: seccomp.is_known(),
    Level.LIMITS: True,
}
rungs = pytest.mark.parametrize(
    "rung",
    [
        pytest.param(rung, marks=pytest.mark.skipif(not there, reason="not on this machine"))
        for rung, there in IS_THERE.items()
    ],
)


def said_by(code: str, folder: Path, *arguments: str, limits: Limits = sandbox.NORMAL) -> bytes:
    running = sandbox.start(
        [sys.executable, "-I", "-S", "-c", code, *arguments],
        folder=folder,
        limits=limits,
        pipes=Pipes(subprocess.PIPE),
    )
    assert running.stdout
    return b"".join(piece for _, piece in follow(running, {"said": running.stdout}, seconds=30))


@rungs
def test_a_rung_that_is_there_holds_what_it_promises(rung: Level) -> None:
    assert sandbox.holds(rung)


@rungs
def test_a_program_writes_in_its_folder_and_reads_its_inputs(rung: Level, tmp_path: Path) -> None:
    given, folder = tmp_path / "given", tmp_path / "folder"
    given.write_text("hello")
    folder.mkdir()
    copy = "import sys; open('out', 'w').write(open(sys.argv[1]).read())"
    with sandbox.at(rung):
        sandbox.start(
            [sys.executable, "-I", "-S", "-c", copy, str(given)], folder=folder, inputs=[given]
        ).wait(30)
    assert (folder / "out").read_text() == "hello"


@pytest.fixture
def neighbor() -> Iterator[int]:
    """Another process of the same user."""
    with subprocess.Popen(["/bin/sleep", "60"], env={"PRIVATE": "1"}) as running:
        yield running.pid
        running.kill()


def escape(folder: Path, neighbor: int) -> list[str]:
    (folder / "others").mkdir()
    (folder / "others" / "secret").write_text("private")
    script = str(Path(sandbox_escape.__file__))
    outside = [str(folder / "others" / "secret"), str(folder / "out"), str(neighbor)]
    return [sys.executable, "-I", "-S", script, *outside]


def test_without_ties_every_escape_works(tmp_path: Path, neighbor: int) -> None:
    untied = subprocess.run(
        escape(tmp_path, neighbor), env={"ENSEMBLE_SECRET": "1"}, capture_output=True, check=True
    )
    worked = set(json.loads(untied.stdout))
    assert worked >= {"read", "write", "list", "process", "signal", "spy", "inherit"}


# What each layer holds back when all the others are taken away.
ALONE = {
    Level.BUBBLEWRAP: {"read", "write", "list", "network", "signal", "spy", "trace", "inherit"},
    Level.LANDLOCK: {"read", "write", "list", "spy", "trace"},
    Level.SECCOMP: {"network", "process", "signal", "trace", "raise"},
    Level.LIMITS: {"memory"},
}


@rungs
def test_a_layer_alone_stops_what_it_is_for(
    rung: Level, tmp_path: Path, folder: Path, neighbor: int
) -> None:
    command = escape(tmp_path, neighbor)
    bounds, tied = ties(rung, command, folder=folder, inputs=[], limits=sandbox.NORMAL)
    bounds["calls"] = rung is Level.SECCOMP
    if rung is not Level.LIMITS:
        bounds["limits"] = {}
    running = kept_ready((bounds, tied), folder, [], subprocess.PIPE, subprocess.DEVNULL)
    assert running.stdout
    told = b"".join(piece for _, piece in follow(running, {"told": running.stdout}, seconds=30))
    assert ALONE[rung].isdisjoint(json.loads(told))
    assert (tmp_path / "out").exists() == ("write" in json.loads(told))


@rungs
@pytest.mark.parametrize(
    ("code", "limits"),
    [
        ("__import__('mmap').mmap(-1, 1 << 30)", Limits(memory_bytes=200 << 20)),
        ("[open('/dev/zero') for _ in range(50)]", Limits(open_files=20)),
        ("open('big', 'wb').write(bytes(2_000_000))", Limits(file_bytes=1_000_000)),
    ],
    ids=["memory", "open files", "a file"],
)
def test_no_rung_gives_more_than_is_allowed(
    rung: Level, code: str, limits: Limits, tmp_path: Path
) -> None:
    with sandbox.at(rung):
        command = [sys.executable, "-I", "-S", "-c", f"{code}\nopen('done', 'w')"]
        assert sandbox.start(command, folder=tmp_path, limits=limits).wait(30) != 0
        assert not (tmp_path / "done").exists()
        command = [sys.executable, "-I", "-S", "-c", f"{code}\nopen('done', 'w')"]
        assert sandbox.start(command, folder=tmp_path).wait(30) == 0


@rungs
def test_a_bomb_of_processes_does_not_go_off(rung: Level, tmp_path: Path) -> None:
    if rung is Level.LIMITS:
        pytest.skip("a limit on processes does not hold for root, and counts all of a user's")
    code = "import os\ntry:\n os.fork()\nexcept OSError:\n print('refused')"
    with sandbox.at(rung):
        assert said_by(code, tmp_path) == b"refused\n"


def test_the_self_test_picks_the_strongest_rung_that_is_there() -> None:
    assert sandbox.level() == min(rung for rung, there in IS_THERE.items() if there)


def test_only_the_upper_rungs_are_safe_for_strangers() -> None:
    safe = [rung for rung in Level if rung.is_safe]
    assert safe == [Level.BUBBLEWRAP, Level.LANDLOCK, Level.ALONE]


def test_work_without_end_is_stopped_by_the_clock_of_the_processor(tmp_path: Path) -> None:
    running = sandbox.start(
        [sys.executable, "-I", "-S", "-c", "while True: pass"],
        folder=tmp_path,
        limits=Limits(cpu_seconds=1),
    )
    assert running.wait(30) != 0


@rungs
def test_the_time_that_a_program_took_is_counted(rung: Level, tmp_path: Path) -> None:
    def counted() -> float:
        return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])

    before = counted()
    with sandbox.at(rung):
        said_by("import time\nwhile time.process_time() < 0.3: pass", tmp_path)
    assert counted() - before > 0.25


def test_nothing_of_the_environment_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENSEMBLE_SECRET_KEY", "private")
    seen = said_by("import os; print(dict(os.environ))", tmp_path)
    assert b"private" not in seen
    assert str(tmp_path).encode() in seen


@pytest.mark.skipif(not sandbox.level().is_safe, reason="this machine has no strong rung")
@pytest.mark.parametrize(
    "attempt",
    [
        "os.symlink('/etc/passwd', 'link')",
        "os.link('/etc/passwd', 'link')",
        "os.chmod('.', 0o777)",
        "os.truncate('mine', 1)",
        "os.mkfifo('fifo')",
        "os.execv('/bin/sh', ['sh', '-c', 'true'])",
        "os.setuid(1)",
        "os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))",
        "open('/proc/%d/environ' % os.getppid(), 'rb').read(1) or 1/0",
        "os.listdir('/')",
        "os.listdir('..')",
        "open('/etc/passwd')",
        "open('/proc/self/environ')",
    ],
)
def test_a_tied_program_is_refused(attempt: str, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    code = f"import os\ntry:\n {attempt}\nexcept OSError:\n print('refused')"
    if sandbox.level() is Level.BUBBLEWRAP and ("listdir" in attempt or "proc" in attempt):
        pytest.skip("bubblewrap shows an empty world instead of refusing")
    assert said_by(code, tmp_path) == b"refused\n"


def test_no_open_file_of_ours_is_passed_on(tmp_path: Path) -> None:
    with (tmp_path / "open").open("w") as opened:
        os.set_inheritable(opened.fileno(), True)
        code = f"import os\ntry:\n os.fstat({opened.fileno()})\nexcept OSError:\n print('closed')"
        assert said_by(code, tmp_path) == b"closed\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children")
@rungs
def test_a_killed_worker_leaves_no_program_behind(rung: Level, tmp_path: Path) -> None:
    """Killed at once: what was started is still on its way to be tied."""
    program = f"""
import os, signal, sys
from pathlib import Path
from ensemble.engine.process import sandbox
sleep = "while True: __import__('time').sleep(60)"
with sandbox.at(sandbox.Level({int(rung)})):
    for _ in range(5):
        command = [sys.executable, "-I", "-S", "-c", sleep]
        sandbox.start(command, folder=Path({str(tmp_path)!r}), pipes=sandbox.Pipes(1))
print("started", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    worker = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    # Reading ends only when the last one that holds the pipe is gone.
    assert worker.communicate(timeout=30)[0] == b"started\n"
    assert worker.returncode == -signal.SIGKILL
