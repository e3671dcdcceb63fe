"""The job that turns a frozen arrangement into a draft piece."""

from pathlib import Path

from django.urls import reverse

from ensemble.activity.actions.tell import tell
from ensemble.engine.film.render import render as render_timeline
from ensemble.engine.film.render_film import plan_film
from ensemble.engine.timeline import Timeline
from ensemble.engine.work import Work
from ensemble.foundation.jobs import Run, job
from ensemble.foundation.models.job import PARTS
from ensemble.pieces.actions.keep import keep_file
from ensemble.production.actions.deliver import deliver_piece
from ensemble.production.actions.lay_out import lay_out_render
from ensemble.production.actions.share_out import share_out_film
from ensemble.production.actions.sign import sign_made
from ensemble.production.models import Render
from ensemble.studio.atoms import atoms


@job(tries=3, lease=60)
def render_arrangement(run: Run, render_id: int) -> None:
    """Render what was frozen and make it a draft of whoever asked, standing on its parts.

    Where several machines are there, they make the parts of a film first, as jobs of their own.
    """
    render = Render.objects.select_related("project", "asked_by").get(pk=render_id)
    if render.piece_id is not None:
        return
    with lay_out_render(render, run) as (timeline, folder):
        output = sign_made(render, _made(render, timeline, folder, run))
        name, once = f"{render.project.title}{output.suffix}", f"render {render.key}"
        media = keep_file(output, file_name=name, by=render.asked_by, came_as=once)
        with run.fence():
            deliver_piece(render, media=media, captions=timeline.captions)
            address = reverse("production:render", args=[render.key])
            tell(render.asked_by, "rendered", address, by=None, title=render.project.title)


def _made(render: Render, timeline: Timeline, folder: Path, run: Run) -> Path:
    """The finished film or recording."""
    cache = atoms()
    if timeline.is_seen:
        share_out_film(render, plan_film(timeline, cache=cache), cache, run)
    output = folder / f"finished{'.mp4' if timeline.is_seen else '.flac'}"
    # What its parts have done is done; only the rest is told from here.
    work = Work(folder, run.report).part(PARTS if run.job.children.exists() else 0, 1)
    render_timeline(
        timeline, output, folder, report=work.report, cache=cache,
        target_lufs=render.target_lufs,
    )  # fmt: skip
    return output
