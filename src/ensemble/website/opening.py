"""What happens between the command and the open door."""

import http.client
import socket
import sys
from multiprocessing import Process
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - apps first.
from django.db import connections  # noqa: E402

from ensemble.engine.process import sandbox  # noqa: E402
from ensemble.foundation.live.plug import SERVED  # noqa: E402
from ensemble.production import signing  # noqa: E402
from ensemble.website import asgi, preparing  # noqa: E402
from ensemble.website.keeper import Keeper, forked  # noqa: E402
from ensemble.website.working import work  # noqa: E402


def open_place(door: socket.socket, *, workers: int | None, bare: bool) -> None:
    """Bring the place up to date, then serve it and work for it until told to stop."""
    if settings.PUBLIC and not sandbox.level().is_safe:
        sys.exit("A public place needs a sandbox, and this machine has none: install bubblewrap.")
    assets = _in_the_meantime(preparing.build_assets)
    preparing.migrate()
    asgi.warm_up()
    assets.join()
    if assets.exitcode:
        sys.exit("The styles and scripts could not be built; the reason stands above.")
    connections.close_all()
    if sentence := signing.problem():
        print(f"Finished pieces stay unsigned. {sentence}", file=sys.stderr)  # noqa: T201
    keeper = Keeper()
    keeper.keep("pages", serve, door)
    for number in range(settings.WORKERS if workers is None else workers):
        keeper.keep(f"worker {number + 1}", work)
    if not bare:
        keeper.once("demo", preparing.seed_demo)
    keeper.once("herald", announce, door)
    keeper.run()


def serve(door: socket.socket) -> None:
    """Answer requests, as a process of its own."""
    import uvicorn

    config = uvicorn.Config(
        asgi.application,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=20,
        proxy_headers=settings.BEHIND_PROXY,
        lifespan="off",
        **SERVED,
    )
    uvicorn.Server(config).run(sockets=[door])


def announce(door: socket.socket) -> None:
    """Say where the place is once it answers."""
    host, port = door.getsockname()[:2]
    near = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - it is compared.
    door.close()
    asking = http.client.HTTPConnection(near, port, timeout=60)
    asking.request("GET", "/", headers={"Host": settings.SITE_ADDRESS.partition("://")[2]})
    asking.getresponse().read()
    print(f"Ensemble is open at {settings.SITE_ADDRESS} (Ctrl-C closes it)", flush=True)  # noqa: T201


def _in_the_meantime(target: Any) -> "Process":
    process: Process = forked().Process(target=target)
    process.start()
    return process
