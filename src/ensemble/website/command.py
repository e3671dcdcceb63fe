"""`ensemble serve`: one command that opens the place and keeps it open."""

import argparse
import os
import socket
import sys
import time

TRIES, LOOPBACK = 30, {"127.0.0.1", "localhost", "::1"}


def main(words: list[str] | None = None) -> None:
    """Open the place: `ensemble [serve] [--host H] [--port N] [--workers N] [--bare]`."""
    words = sys.argv[1:] if words is None else words
    wishes = _reader().parse_args(words[1:] if words[:1] == ["serve"] else words)
    door = open_door(wishes.host, wishes.port)
    _name_the_place(wishes.host, door.getsockname()[1])
    # Only now: what is imported here reads the settings.
    from ensemble.website.opening import open_place

    open_place(door, workers=wishes.workers, bare=wishes.bare)


def open_door(host: str, port: int) -> socket.socket:
    """Listen, before anything else is done. A server that was just killed may take a moment."""
    for _number in range(TRIES):
        try:
            return socket.create_server((host, port), backlog=2048)
        except PermissionError:
            sys.exit(f"Port {port} is not open to you: choose one above 1023 with --port.")
        except OSError:
            time.sleep(0.1)
    sys.exit(f"Port {port} is taken by another program: choose another one with --port.")


def _reader() -> argparse.ArgumentParser:
    reader = argparse.ArgumentParser("ensemble serve", description="Open the place.")
    reader.add_argument("--host", default="127.0.0.1", help="who can come: 0.0.0.0 is everybody")
    reader.add_argument("--port", type=int, default=8000)
    reader.add_argument("--workers", type=int, default=None, help="how many jobs at a time")
    reader.add_argument("--bare", action="store_true", help="without the demo community")
    return reader


def _name_the_place(host: str, port: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ensemble.website.settings")
    name = "localhost" if host in LOOPBACK else socket.gethostname()
    os.environ.setdefault("ENSEMBLE_ADDRESS", f"http://{name}:{port}")
    if host not in LOOPBACK:
        found = socket.getaddrinfo(name, None, family=socket.AF_INET)
        names = {name, host, "localhost", "127.0.0.1", *(str(entry[4][0]) for entry in found)}
        os.environ.setdefault("ENSEMBLE_HOSTS", " ".join(sorted(names)))


if __name__ == "__main__":
    main()
