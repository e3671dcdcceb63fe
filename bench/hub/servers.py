"""Three hubs that say what one page said to all others of its room: ours and two peers."""

import asyncio
import os
import tempfile
from collections import defaultdict
from typing import Any


def ours(port: int, ready: Any) -> None:
    """Serve our rooms: a right is asked for each message, which is heard in a thread."""
    folder = tempfile.TemporaryDirectory()
    os.environ |= {"ENSEMBLE_VAR": folder.name}
    os.environ["DJANGO_SETTINGS_MODULE"] = "ensemble.website.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    import uvicorn
    from starlette.applications import Starlette

    from ensemble.foundation import live
    from ensemble.foundation.live.plug import SERVED

    live.room(
        "bench", may=lambda member, key: True, heard=lambda visit, words: live.Said(others=[words])
    )
    site: Any = Starlette(routes=live.routes)
    _serve(uvicorn.Config(site, port=port, log_config=None, lifespan="off", **SERVED), ready)


def starlette(port: int, ready: Any) -> None:
    """Serve a plain Starlette hub on uvicorn, as its documentation shows one."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.routing import WebSocketRoute
    from starlette.websockets import WebSocket, WebSocketDisconnect

    rooms: dict[str, set[WebSocket]] = defaultdict(set)

    async def hub(page: WebSocket) -> None:
        await page.accept()
        room = rooms[page.path_params["key"]]
        room.add(page)
        try:
            while True:
                words = await page.receive_text()
                for other in list(room):
                    if other is not page:
                        await other.send_text(words)
        except WebSocketDisconnect:
            room.discard(page)

    site = Starlette(routes=[WebSocketRoute("/live/rooms/bench/{key}", hub)])
    _serve(uvicorn.Config(site, port=port, log_config=None, lifespan="off"), ready)


def websockets(port: int, ready: Any) -> None:
    """Serve the library's own `broadcast`, which asks nothing and knows nobody."""
    import uvloop
    from websockets.asyncio.server import ServerConnection, broadcast, serve

    rooms: dict[str, set[ServerConnection]] = defaultdict(set)

    async def hub(page: ServerConnection) -> None:
        assert page.request is not None
        room = rooms[page.request.path]
        room.add(page)
        try:
            async for words in page:
                broadcast(room - {page}, words)
        finally:
            room.discard(page)

    async def stay() -> None:
        async with serve(hub, "127.0.0.1", port, compression=None):
            ready.set()
            await asyncio.get_running_loop().create_future()

    uvloop.run(stay())


def _serve(config: Any, ready: Any) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, *args: Any, **words: Any) -> None:
            await super().startup(*args, **words)
            ready.set()

    Server(config).run()
