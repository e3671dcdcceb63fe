"""How a job is getting on, told live to whoever asked for it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from django.utils.translation import gettext as _
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from ensemble.foundation.answers import problem
from ensemble.foundation.models import Job
from ensemble.foundation.models.job import PARTS
from ensemble.foundation.threads import in_thread
from ensemble.foundation.visitors import visitor

PAUSE = 0.5
ROUNDS = 1200
END = "end"


async def show(request: Request) -> Response:
    """Tell a job's progress as events, until it has ended; then the connection closes."""
    member: Any = await visitor(request.scope)
    found = Job.objects.visible_to(member).filter(key=request.path_params["key"])
    row = await in_thread(found.first)
    if row is None:
        return problem(404, _("There is nothing under way here that you asked for."))
    # A browser comes back when a stream ends. Whoever heard the end need not come again.
    if request.headers.get("last-event-id") == END:
        return Response(status_code=204)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_tell(row), 200, headers, "text/event-stream")


async def _tell(row: Job | None) -> AsyncIterator[str]:
    said = ""
    for number in range(ROUNDS):
        if row is None:
            return
        words = json.dumps(await in_thread(_facts, row))
        if words != said:
            yield f"id: {END if row.has_ended else number}\ndata: {words}\n\n"
        elif number % 20 == 0:
            yield ": still here\n\n"
        if row.has_ended:
            return
        said = words
        await asyncio.sleep(PAUSE)
        row = await in_thread(Job.objects.filter(pk=row.pk).first)


def _facts(row: Job) -> dict[str, Any]:
    facts = {"state": row.state, "progress": row.progress, "message": row.message}
    if row.state == "waiting" and (done := row.parts_done) is not None:
        words = _("%(part)s %% of it is made.") % {"part": int(100 * done)}
        facts |= {"state": "running", "progress": PARTS * done, "message": words}
    ends = ("finished_at", "failed_at", "cancelled_at")
    facts |= {name: moment.isoformat() for name in ends if (moment := getattr(row, name))}
    return facts | ({"failure": row.failure} if row.failure else {})


routes = [Route("/live/jobs/{key}", show, methods=["GET"])]
