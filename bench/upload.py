"""An upload beside a raw write of the same bytes through the same server.

    script/bench upload [MEGABYTES]

Prints both speeds and their ratio (promise: at least 0.6).
"""

import base64
import os
import sys
import tempfile
from time import perf_counter

from tests import place

place.prepare()

import django  # noqa: E402
import httpx  # noqa: E402 - the settings are read above.
from django.core.management import call_command  # noqa: E402
from starlette.applications import Starlette  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import Response  # noqa: E402
from starlette.routing import Route  # noqa: E402

django.setup()

TUS = {"Tus-Resumable": "1.0.0"}


async def raw(request: Request) -> Response:
    """Write a body to the disk, and nothing else."""
    with tempfile.TemporaryFile() as file:
        async for block in request.stream():
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return Response()


def main(megabytes: int) -> None:
    from tests.conftest import person
    from tests.live import in_a_thread

    from ensemble.foundation import uploads

    call_command("migrate", verbosity=0)
    body = os.urandom(1024**2) * megabytes
    app = Starlette(routes=[*uploads.routes, Route("/raw", raw, methods=["PATCH"])])
    with in_a_thread(app) as address, httpx.Client(base_url=address, timeout=600) as client:
        client.cookies["sessionid"] = _session(person("Ada"))
        plain = min(_timed(client, "/raw", body) for _ in range(3))
        ours = min(_timed(client, _begin(client, len(body)), body) for _ in range(3))
    print(f"raw write {megabytes / plain:8.0f} MB/s")
    print(f"upload    {megabytes / ours:8.0f} MB/s   ratio {plain / ours:.2f} (promise 0.60)")


def _session(member: object) -> str:
    from django.test import Client

    client = Client()
    client.force_login(member, "django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client.cookies["sessionid"].value


def _begin(client: httpx.Client, size: int) -> str:
    name = base64.b64encode(b"take.wav").decode()
    headers = {**TUS, "Upload-Length": str(size), "Upload-Metadata": f"filename {name}"}
    return client.post("/uploads", headers=headers).headers["Location"]


def _timed(client: httpx.Client, path: str, body: bytes) -> float:
    headers = {**TUS, "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0"}
    began = perf_counter()
    client.patch(path, headers=headers, content=body).raise_for_status()
    return perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 128)
