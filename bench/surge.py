"""An anonymous page in a surge: CPU of one answer, beside the same page made anew.

script/bench surge [PATH]

"""

import asyncio
import sys
from time import process_time

from tests import place

place.prepare()

import django  # noqa: E402 - the settings are read above.

django.setup()

from django.core.management import call_command  # noqa: E402
from starlette.types import Message  # noqa: E402


async def main(path: str) -> None:
    from ensemble.website.asgi import application

    kept = await _cost(application, path, [(b"host", b"127.0.0.1")], 20_000)
    # A cookie of no meaning: the page is made for this asker alone.
    made = await _cost(application, path, [(b"host", b"127.0.0.1"), (b"cookie", b"a=b")], 200)
    print(f"kept  {kept:.4f} ms CPU")
    print(f"made  {made:.4f} ms CPU   {made / kept:.0f} times as much")


async def _cost(app: object, path: str, headers: list[tuple[bytes, bytes]], times: int) -> float:
    scope = {"type": "http", "method": "GET", "path": path, "raw_path": path.encode()}
    scope |= {"query_string": b"", "scheme": "http", "http_version": "1.1", "root_path": ""}
    scope |= {"headers": [*headers, (b"accept-encoding", b"gzip")], "server": ("127.0.0.1", 80)}

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        pass

    await app(dict(scope), receive, send)  # type: ignore[operator]
    began = process_time()
    for _ in range(times):
        await app(dict(scope), receive, send)  # type: ignore[operator]
    return (process_time() - began) / times * 1000


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    asyncio.run(main(sys.argv[1] if sys.argv[1:] else "/design/"))
