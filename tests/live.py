"""Places that really run: in a thread beside the test, or as processes of their own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import httpx
import uvicorn
from starlette.types import ASGIApp

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 180


@contextmanager
def in_a_thread(application: ASGIApp | None = None) -> Iterator[str]:
    """Serve an application, by default the place over the test's own database; yields its address.

    Over the database it needs a test that really commits (`transactional_db`).
    """
    from ensemble.foundation.live.plug import SERVED
    from tests.serving import PatientServer

    if application is None:
        from ensemble.website.asgi import application
    door = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(cast(Any, application), log_config=None, lifespan="off", **SERVED)
    server = PatientServer(config)
    thread = threading.Thread(target=server.run, args=([door],), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


class Place:
    """Pages and workers as `script/server` starts them, with a folder and database of their own."""

    def __init__(self, folder: Path, port: int, database: str = "") -> None:
        self.folder, self.port = folder, port
        self.address = f"http://127.0.0.1:{port}"
        self.environment = os.environ | {"ENSEMBLE_VAR": str(folder), "ENSEMBLE_WORKERS": "1"}
        self.environment |= {"ENSEMBLE_DATABASE": database} if database else {}
        self.server: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "manage.py", "serve", "--bare", f"--port={self.port}"]
        log = (self.folder / "log").open("ab")
        self.server = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT
        )
        log.close()
        self._wait()

    def close(self) -> None:
        """Ask it to stop, as Ctrl-C does."""
        if self.server:
            self.server.terminate()
            self.server.wait(PATIENCE)
            self.server = None

    def kill(self) -> None:
        """End everything at once, without a word: what a power cut does to processes."""
        assert self.server is not None
        victims = [self.server.pid, *self.children()]
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        self.server.wait(PATIENCE)
        self.server = None

    def children(self) -> list[int]:
        """Return the processes that the server keeps."""
        assert self.server is not None
        path = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def run(self, code: str) -> Any:
        """Run Python inside the place; return what its `answer` is, by way of JSON."""
        lines = ["import json", code, "print('\\n@' + json.dumps(answer))"]
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", "\n".join(lines)]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        found = re.search(r"^@(.*)$", done.stdout, re.MULTILINE)
        if found is None:
            raise AssertionError(done.stderr)
        return json.loads(found.group(1))

    def log(self) -> str:
        """Return what it has said so far."""
        return (self.folder / "log").read_text()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.address}/static/robots.txt", timeout=PATIENCE)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(self.log())
