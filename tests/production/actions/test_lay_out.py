"""What a render needs, brought to a machine."""

from pathlib import Path

from django.core.files.storage import default_storage
from pytest_django import Settings

from ensemble.engine.interchange.documents import to_json
from ensemble.engine.timeline import Timeline
from ensemble.foundation.jobs import Job, Run
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.production.actions.lay_out import lay_out_render
from ensemble.production.models import Render
from tests.builders import projects
from tests.builders.media import kept

ELSEWHERE = "django.core.files.storage.InMemoryStorage"


def test_from_a_store_elsewhere_a_file_is_fetched_once(
    ada: Member, settings: Settings, tmp_path: Path
) -> None:
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": ELSEWHERE}}
    settings.VAR = tmp_path / "machine"
    media = kept(ada, tmp_path)
    part = draft_piece(by=ada, medium="audio", title="A sound", media=media).newest
    render = Render.objects.create(
        project=projects.project(ada), asked_by=ada, document=to_json(Timeline(()))
    )
    render.parts.set([part])
    run = Run(Job(key="one"))
    with lay_out_render(render, run) as (_timeline, folder):
        first = (folder / part.key).read_bytes()
    default_storage.delete(media.original)
    with lay_out_render(render, run) as (_timeline, folder):
        assert (folder / part.key).read_bytes() == first
    assert first == (tmp_path / "made.wav").read_bytes()
