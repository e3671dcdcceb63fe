"""A room of its own: what is played into PulseAudio's null sink is what its microphone hears."""

import os
import shutil
import signal
import subprocess  # noqa: TID251 - a sound server of its own.
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SETUP = """load-module module-native-protocol-unix socket={socket} auth-anonymous=1
load-module module-null-sink sink_name=room {shape} channels=2 norewinds=1
set-default-sink room
load-module module-remap-source source_name=microphone master=room.monitor {shape}
set-default-source microphone
"""
SHAPE = "rate=48000 format=float32le"
QUIET = ("--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes", "--daemonize=no")


class Room:
    """What is told to the sound server, and its process."""

    def __init__(self, server: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
        self.server, self.environment = server, environment

    def play(self, path: Path) -> subprocess.Popen[bytes]:
        """Play a sound into the room beside all others."""
        return subprocess.Popen(["paplay", str(path)], env=self.environment)

    def stand_still(self, seconds: float) -> None:
        """Nothing is played or heard for so long."""
        self.server.send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self.server.send_signal(signal.SIGCONT)


def is_there() -> bool:
    """Whether this machine has a PulseAudio."""
    return bool(shutil.which("pulseaudio"))


@contextmanager
def room() -> Iterator[Room]:
    """Lend a room; the browser that hears it needs its environment."""
    with TemporaryDirectory() as folder:
        socket, setup = Path(folder) / "socket", Path(folder) / "room.pa"
        (Path(folder) / ".config/pulse").mkdir(parents=True)
        (Path(folder) / ".config/pulse/daemon.conf").write_text("default-sample-rate = 48000\n")
        setup.write_text(SETUP.format(socket=socket, shape=SHAPE))
        own = {"HOME": folder, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder}
        environment = {**os.environ, **own, "PULSE_SERVER": f"unix:{socket}"}
        command = ["pulseaudio", "-n", *QUIET, "-F", str(setup)]
        server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            while not socket.exists():
                time.sleep(0.05)
            yield Room(server, environment)
        finally:
            server.terminate()
            server.wait()
