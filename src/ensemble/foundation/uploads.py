"""Resumable uploads: tus 1.0 with creation, termination, checksum and expiration."""

from base64 import b64encode
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ensemble.foundation import admission
from ensemble.foundation.answers import Answer, problem
from ensemble.foundation.models import Upload
from ensemble.foundation.stretch import end_stretch, size_of, take_in
from ensemble.foundation.threads import in_thread
from ensemble.foundation.visitors import is_from_here, visitor

VERSION = "1.0.0"
Verb = Callable[[Request, Any], Awaitable[Response]]


async def options(request: Request) -> Response:
    """Say what is spoken here."""
    return Response(
        status_code=204,
        headers={
            "Tus-Resumable": VERSION,
            "Tus-Version": VERSION,
            "Tus-Extension": "creation,termination,checksum,expiration",
            "Tus-Checksum-Algorithm": "sha1,sha256",
            "Tus-Max-Size": str(settings.UPLOAD_LARGEST),
        },
    )


async def create(request: Request, member: Any) -> Response:
    """Begin an upload; `Location` says where to send the bytes."""
    size = admission.size_wanted(request.headers)
    name = admission.name_wanted(request.headers)
    upload = await in_thread(admission.admit_upload, member, name, size)
    if size == 0:
        await size_of(upload)
    place = f"/uploads/{upload.key}"
    return Response(status_code=201, headers={"Location": place, **_progress(upload, 0)})


async def show(request: Request, member: Any) -> Response:
    """Say how many bytes are here."""
    upload = await _find(request, member)
    headers = _progress(upload, await size_of(upload)) | {"Upload-Length": str(upload.size)}
    return Response(headers=headers)


async def update(request: Request, member: Any) -> Response:
    """Add bytes at the offset where the last ones ended."""
    if request.headers.get("content-type") != "application/offset+octet-stream":
        raise Answer(415, _("An upload's bytes come as application/offset+octet-stream."))
    upload = await _find(request, member)
    offset = await take_in(upload, request.headers, request.receive)
    return Response(status_code=204, headers=_progress(upload, offset))


async def destroy(request: Request, member: Any) -> Response:
    """Stop an upload and remove its bytes."""
    upload = await _find(request, member)
    await end_stretch(upload.key)
    await in_thread(upload.discard)
    return Response(status_code=204)


def remove_abandoned_uploads() -> int:
    """Remove what nobody has gone on with for three days; say how many uploads that were."""
    abandoned = list(Upload.objects.abandoned())
    for upload in abandoned:
        upload.discard()
    Upload.remove_unclaimed_bytes()
    return len(abandoned)


def _gate(verb: Verb) -> Callable[[Request], Awaitable[Response]]:
    """Let members in, and turn raised answers into problem documents."""

    async def endpoint(request: Request) -> Response:
        try:
            response = await verb(request, await _admitted(request))
        except Answer as answer:
            response = problem(answer.status, answer.sentence)
        response.headers["Tus-Resumable"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        return response

    return endpoint


async def _admitted(request: Request) -> Any:
    if request.headers.get("tus-resumable") != VERSION:
        raise Answer(412, _("Uploads here speak tus 1.0.0."))
    if not is_from_here(request.scope):
        raise Answer(403, _("Another site can't send files in your name."))
    if member := await visitor(request.scope):
        return member
    raise Answer(401, _("Sign in to send a file."))


async def _find(request: Request, member: Any) -> Upload:
    found = Upload.objects.owned_by(member).filter(key=request.path_params["key"])
    upload = await in_thread(found.first)
    if upload is None:
        raise Answer(404, _("There is no such upload. It may have been left for too long."))
    return upload


def _progress(upload: Upload, offset: int) -> dict[str, str]:
    headers = {"Upload-Offset": str(offset)}
    if upload.finished_at is None and upload.touched_at <= timezone.now():
        headers["Upload-Expires"] = upload.expires_at
    if upload.sha256:
        # A sender that keeps its own bytes until they are safe can compare.
        headers["Repr-Digest"] = f"sha-256=:{b64encode(bytes.fromhex(upload.sha256)).decode()}:"
    return headers


routes = [
    Route("/uploads", options, methods=["OPTIONS"]),
    Route("/uploads", _gate(create), methods=["POST"]),
    Route("/uploads/{key}", options, methods=["OPTIONS"]),
    Route("/uploads/{key}", _gate(show), methods=["HEAD"]),
    Route("/uploads/{key}", _gate(update), methods=["PATCH"]),
    Route("/uploads/{key}", _gate(destroy), methods=["DELETE"]),
]
