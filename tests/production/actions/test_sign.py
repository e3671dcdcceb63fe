"""Finished pieces carry who made them, if the place has a key."""

import logging
from pathlib import Path

import pytest
from pytest_django import Settings

from ensemble.engine.interchange.provenance import read_back
from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.files import open_local
from ensemble.people.models import Member
from ensemble.production.actions.render import render_mix
from ensemble.production.models import Render
from ensemble.studio.actions.open_mix import open_mix
from tests.builders.production import song
from tests.engine.signing import DAY, keys_in
from tests.production.test_signing import choose


def finished(ada: Member, ben: Member, folder: Path) -> Render:
    render = render_mix(open_mix(song(ada, folder, ben), by=ada), by=ada)
    run_due_jobs()
    render.refresh_from_db()
    assert render.piece is not None
    return render


def test_a_song_says_inside_what_it_is_made_of(
    ada: Member, ben: Member, tmp_path: Path, settings: Settings
) -> None:
    choose(settings, keys_in(tmp_path))
    render = finished(ada, ben, tmp_path)
    assert render.piece is not None
    media = render.piece.newest.media
    assert media is not None
    with open_local(media.original) as path:
        copy = tmp_path / "song.flac"
        copy.write_bytes(path.read_bytes())
    told = read_back(copy)
    assert (told["state"], told["title"]) == ("Valid", render.project.title)
    assert [each["title"] for each in told["ingredients"]] == [
        f"Bass of {ben.name} · {ben.credited_as}"
    ]
    (metadata,) = (each for each in told["assertions"] if each["label"] == "cawg.metadata")
    assert set(metadata["data"]["dc:creator"]) == {ada.credited_as, ben.credited_as}


def test_with_a_bad_key_it_is_finished_all_the_same(
    ada: Member,
    ben: Member,
    tmp_path: Path,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
) -> None:
    choose(settings, keys_in(tmp_path, ends=-DAY))
    with caplog.at_level(logging.WARNING):
        render = finished(ada, ben, tmp_path)
    assert f"Render {render.key} stays unsigned. certificate.pem is not valid now" in caplog.text
