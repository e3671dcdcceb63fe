"""The one command, as real processes."""

import os
import signal
import socket
import subprocess
import sys
import time

import httpx
import pytest

from ensemble.website.command import open_door
from tests.live import ROOT, Place

pytestmark = pytest.mark.journey


def test_it_stops_though_a_visitor_never_ends_a_sentence(live_place: Place) -> None:
    children = live_place.children()
    assert len(children) >= 2
    with socket.create_connection(("127.0.0.1", live_place.port)) as slow:
        slow.sendall(b"POST /accounts/login/ HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nhalf")
        live_place.close()
    assert not any(lives(child) for child in children)


def test_what_dies_is_started_again(live_place: Place) -> None:
    for child in live_place.children():
        os.kill(child, signal.SIGKILL)
    assert httpx.get(f"{live_place.address}/design/", timeout=60).status_code == 200


def test_nothing_outlives_a_killed_parent_and_the_door_opens_again(live_place: Place) -> None:
    assert live_place.server is not None
    children = live_place.children()
    live_place.server.kill()
    live_place.server.wait()
    live_place.open()
    until = time.monotonic() + 60
    while any(lives(child) for child in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(lives(child) for child in children)
    # Only now: what dies may still have answered.
    assert httpx.get(f"{live_place.address}/design/", timeout=60).status_code == 200


def test_a_taken_port_is_said_in_a_sentence() -> None:
    with open_door("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port} is taken by another program: choose another one with --port.\n"
    )


def lives(number: int) -> bool:
    """Whether a process still runs (one that nobody has buried doesn't)."""
    try:
        with open(f"/proc/{number}/stat") as facts:
            return facts.read().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False
