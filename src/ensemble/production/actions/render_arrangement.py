"""The job that turns a frozen arrangement into a draft piece."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from ensemble.activity.actions.tell import tell
from ensemble.engine.documents import from_json
from ensemble.engine.render import render as render_timeline
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.actions.keep import keep_file
from ensemble.production.actions.deliver import deliver_piece
from ensemble.production.models import Render


@job(tries=3, lease=60)
def render_arrangement(run: Run, render_id: int) -> None:
    """Render what was frozen and make it a draft of whoever asked, standing on its parts."""
    render = Render.objects.select_related("project", "asked_by").get(pk=render_id)
    if render.piece_id is not None:
        return
    with run.folder() as folder, ExitStack() as files:
        _lay_out(render, folder, files)
        timeline = from_json(render.document, folder=folder)
        suffix = ".mp4" if timeline.is_seen else ".flac"
        output = folder / f"finished{suffix}"
        cache = Path(settings.VAR) / "segments"
        render_timeline(timeline, output, folder, report=run.report, cache=cache)
        name, once = f"{render.project.title}{suffix}", f"render {render.key}"
        media = keep_file(output, file_name=name, by=render.asked_by, came_as=once)
        with run.fence():
            deliver_piece(render, media=media)
            address = reverse("production:render", args=[render.key])
            tell(render.asked_by, "rendered", address, by=None, title=render.project.title)


def _lay_out(render: Render, folder: Path, files: ExitStack) -> None:
    """Put each part's original beside the timeline, under the name the timeline knows."""
    for revision in render.parts.exclude(media=None).select_related("media"):
        if revision.media is None:
            continue
        source = files.enter_context(open_local(revision.media.original))
        try:
            os.link(source, folder / revision.key)
        except OSError:
            shutil.copyfile(source, folder / revision.key)
