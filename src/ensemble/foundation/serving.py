"""Stored files over HTTP: in ranges, for whoever holds a link that still works."""

import time
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from ensemble.foundation import spare
from ensemble.foundation.answers import problem
from ensemble.foundation.files import BLOCK, is_signed, type_of
from ensemble.foundation.threads import with_files

# What browsers may show. Everything else is only ever saved, and nothing here can run.
SHOWN = {
    "audio/aac", "audio/flac", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/opus",
    "audio/wav", "audio/webm", "audio/x-wav", "image/avif", "image/gif", "image/heic",
    "image/jpeg", "image/png", "image/webp", "text/plain", "text/vtt", "application/json",
    "video/mp4", "video/quicktime", "video/webm", "video/x-matroska",
}  # fmt: skip
SAFETY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; media-src 'self'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


async def show(request: Request) -> Response:
    """Send a stored file, or the part of it that is asked for."""
    name, facts = request.path_params["name"], dict(request.query_params)
    # What can be made again holds parts of anybody's work: no link leads there.
    if not is_signed(name, facts) or PurePosixPath(name).parts[:1] == (spare.FOLDER,):
        return problem(403, _("This link has run out. Open the page again."))
    headers = _headers(name, facts)
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    path = await with_files(_path, name)
    if path is None:
        return problem(404, _("This file is not here any more."), Cache_Control="no-store")
    response = FileResponse(path, headers=headers)
    response.chunk_size = BLOCK // 4
    return response


def _headers(name: str, facts: dict[str, str]) -> dict[str, str]:
    kind = facts.get("as") or type_of(name)
    safe = kind.partition(";")[0].strip() in SHOWN
    left = max(0, int(facts["until"]) - int(time.time()))
    place = "inline" if safe and "name" not in facts else "attachment"
    return SAFETY | {
        "Content-Type": kind if safe else "application/octet-stream",
        "Content-Disposition": place + _named(facts.get("name", "")),
        "Cache-Control": f"private, max-age={left}, immutable",
        "ETag": f'"{Path(name).stem}"',
    }


def _named(name: str) -> str:
    plain = name.replace("\\", "/").rpartition("/")[2]
    return f"; filename*=UTF-8''{quote(plain, safe='')}" if plain else ""


def _path(name: str) -> Path | None:
    try:
        path = Path(default_storage.path(name))
    except SuspiciousFileOperation:
        return None
    return path if path.is_file() else None


routes = [Route("/files/{name:path}", show, methods=["GET", "HEAD"])]
