"""Styles, scripts, fonts and pictures of the place itself."""

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.utils.http import http_date
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ensemble.foundation.threads import with_files

# `built/player-4F3A9C1E.js`: a name that changes with its bytes may be kept for ever.
STAMPED = re.compile(r"^built/.*-[0-9A-Z]{8}\.\w+$")
FOR_EVER, FOR_A_MINUTE = "public, max-age=31536000, immutable", "public, max-age=60"
PLAIN = {"text", "application", "image/svg+xml", "font/ttf"}
KINDS = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}
KINDS |= {".wasm": "application/wasm", ".webmanifest": "application/manifest+json"}


async def show(request: Request) -> Response:
    """Send a file of the place itself, packed when the browser can unpack it."""
    path = request.path_params["path"]
    facts = await with_files(_find, path)
    if facts is None:
        return PlainTextResponse("There is no such file.", 404)
    found, changed = facts
    if request.headers.get("if-modified-since") == http_date(changed):
        return Response(status_code=304, headers=_headers(path, changed))
    packed = "gzip" in request.headers.get("accept-encoding", "")
    body, encoding = await with_files(_read, found, changed, packed)
    headers = _headers(path, changed) | ({"Content-Encoding": "gzip"} if encoding else {})
    return Response(body, headers=headers)


def _headers(path: str, changed: float) -> dict[str, str]:
    suffix = Path(path).suffix
    kind = KINDS.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    return {
        "Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        "Cache-Control": FOR_EVER if STAMPED.search(path) else FOR_A_MINUTE,
        "Last-Modified": http_date(changed),
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }


def _find(path: str) -> tuple[str, float] | None:
    try:
        found = finders.find(path)
    except SuspiciousFileOperation:
        return None
    if not found or not Path(found).is_file():
        return None
    return found, Path(found).stat().st_mtime


@lru_cache(maxsize=256)
def _read(found: str, changed: float, packed: bool) -> tuple[bytes, bool]:
    ready = Path(found + ".gz")
    if packed and ready.is_file():
        return ready.read_bytes(), True
    body = Path(found).read_bytes()
    kind = mimetypes.guess_type(found)[0] or ""
    if packed and len(body) > 500 and (kind in PLAIN or kind.partition("/")[0] in PLAIN):
        return gzip.compress(body, 6), True
    return body, False


routes = [Route("/static/{path:path}", show, methods=["GET", "HEAD"])]
