"""Asking the engine for the finished piece."""

from pathlib import Path

import pytest

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.actions.cancel_render import cancel_render
from ensemble.production.actions.render import render_mix
from ensemble.production.models import Render
from ensemble.studio.actions.arrange_mix import arrange_mix
from ensemble.studio.actions.open_mix import open_mix
from tests.builders.production import song


def test_an_empty_mix_is_refused(ada: Member, ben: Member, tmp_path: Path) -> None:
    mix = open_mix(song(ada, tmp_path, ben), by=ada)
    arrange_mix(mix, [], by=ada)
    with pytest.raises(Refused, match="nothing to play"):
        render_mix(mix, by=ada)


def test_a_withdrawn_part_is_refused_by_name(ada: Member, ben: Member, tmp_path: Path) -> None:
    mix = open_mix(song(ada, tmp_path, ben), by=ada)
    mix.layers.get().revision.piece.withdraw()
    with pytest.raises(Refused, match="Bass of Ben"):
        render_mix(mix, by=ada)
    assert not Render.objects.exists()


def test_a_cancelled_render_makes_nothing(ada: Member, ben: Member, tmp_path: Path) -> None:
    render = render_mix(open_mix(song(ada, tmp_path, ben), by=ada), by=ada)
    with pytest.raises(Refused, match="Only its leaders"):
        cancel_render(render, by=ben)
    cancel_render(render, by=ada)
    run_due_jobs()
    render.refresh_from_db()
    assert render.piece is None
    assert render.job is not None
    assert render.job.state == "cancelled"
