import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from ensemble.engine.process import sandbox_keeping
from ensemble.engine.process.sandbox import NORMAL, Level, Pipes, start
from ensemble.engine.process.sandbox_keeping import Keeper, Program, alone, is_possible, kill_all
from ensemble.engine.process.sandbox_ties import ties

SLEEP = "print(1, flush=True)\nwhile True: __import__('time').sleep(60)"
pytestmark = pytest.mark.skipif(not is_possible(), reason="no keeper on this machine")


def python(code: str, folder: Path) -> Program:
    command = [sys.executable, "-I", "-S", "-c", code]
    return start(command, folder=folder, pipes=Pipes(subprocess.PIPE, subprocess.PIPE))


def said(running: Program) -> bytes:
    assert running.stdout
    with running.stdout as out:
        words = out.read()
    if running.stderr:
        running.stderr.close()
    running.wait(30)
    return words


def test_what_it_starts_is_our_own_child_with_a_session_of_its_own(tmp_path: Path) -> None:
    running = python(f"import os; print(os.getcwd())\n{SLEEP}", tmp_path)
    assert running.stdout
    assert running.stdout.readline() == f"{tmp_path}\n".encode()
    assert os.getsid(running.pid) == running.pid
    running.kill()
    said(running)
    assert running.returncode == -signal.SIGKILL


def test_how_it_ended_is_told(tmp_path: Path) -> None:
    ended = python("raise SystemExit(7)", tmp_path)
    said(ended)
    assert (ended.returncode, ended.poll()) == (7, 7)


def test_waiting_ends_when_the_time_is_over(tmp_path: Path) -> None:
    running = python(SLEEP, tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(0.01)
    running.kill()
    said(running)
    assert running.returncode != 0


def test_one_that_has_just_been_born_can_be_killed(tmp_path: Path) -> None:
    for _ in range(10):
        running = python(SLEEP, tmp_path)
        kill_all(running.pid)
        said(running)
        assert running.wait(30) != 0


def test_a_program_outlives_the_thread_that_asked_for_it(tmp_path: Path) -> None:
    started: list[Program] = []
    thread = Thread(target=lambda: started.append(python(SLEEP, tmp_path)))
    thread.start()
    thread.join()
    with pytest.raises(subprocess.TimeoutExpired):
        started[0].wait(0.2)
    started[0].kill()
    said(started[0])


def test_when_the_keeper_dies_another_takes_its_place(tmp_path: Path) -> None:
    said(python("", tmp_path))
    sandbox_keeping._keepers[-1].close()
    assert said(python("print('again')", tmp_path)) == b"again\n"


def test_a_keeper_that_is_closed_kills_what_it_started(tmp_path: Path) -> None:
    keeper = Keeper()
    order = ties(Level.LIMITS, ["/bin/sleep", "60"], folder=tmp_path, inputs=[], limits=NORMAL)
    bounds, command = order
    asked = {"bounds": bounds, "command": command, "folder": str(tmp_path), "places": []}
    pid = keeper.start(asked, [])
    keeper.close()
    # Killed, or ended before it became the program.
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) in (-9, 126)


def test_a_program_that_cannot_be_tied_never_runs(tmp_path: Path) -> None:
    keeper = Keeper()
    asked = {"bounds": {}, "command": ["/bin/true"], "folder": str(tmp_path), "places": []}
    pid = keeper.start(asked, [])
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 126
    keeper.close()


def test_without_a_keeper_a_fresh_python_ties_it(tmp_path: Path) -> None:
    code = "import os; print(sorted(os.environ))"
    command = [sys.executable, "-I", "-S", "-c", code]
    order = ties(Level.LIMITS, command, folder=tmp_path, inputs=[], limits=NORMAL)
    running = alone(order, tmp_path, [], subprocess.PIPE, subprocess.DEVNULL)
    told = said(running).decode().replace("'", '"')
    assert "TMPDIR" in json.loads(told)
    assert "PATH" not in json.loads(told)


def test_nothing_goes_from_one_strangers_file_to_the_next(tmp_path: Path) -> None:
    """The process kept ready opens no file and keeps no word; what it starts share nothing."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    leave = "import os, sys; os.environ['LEFT'] = sys.argv = 'secret'; os.umask(0); os.nice(5)"
    said(python(f"{leave}\nopen('left', 'w').write('secret')", one))
    look = f"""
import os
seen = [name for name in os.environ if name == 'LEFT'] + os.listdir('.')
seen += [number for number in range(3, 200) if os.path.exists(f'/dev/fd/{{number}}')]
seen += [os.umask(0o22)] * (os.umask(0o22) == 0) + [os.nice(0)] * (os.nice(0) > {os.nice(0)})
try:
    seen.append(open({str(one / "left")!r}).read())
except OSError:
    pass
print(seen)
"""
    assert said(python(look, other)) == b"[]\n"
