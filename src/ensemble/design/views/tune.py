"""A tune of the parts page."""

import re

from django.http import Http404, HttpRequest, HttpResponse

from ensemble.design.tunes import sound


def show(request: HttpRequest, name: str) -> HttpResponse:
    """Send a tune, or the part of it that a player asks for."""
    if name not in {"riff", "drums"}:
        raise Http404
    whole = sound(name)
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("Range", ""))
    start = int(asked[1]) if asked else 0
    end = min(int(asked[2] or len(whole)), len(whole) - 1) if asked else len(whole) - 1
    answer = HttpResponse(whole[start : end + 1], "audio/wav", 206 if asked else 200)
    answer["Accept-Ranges"] = "bytes"
    if asked:
        answer["Content-Range"] = f"bytes {start}-{end}/{len(whole)}"
    return answer
