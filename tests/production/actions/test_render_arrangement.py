"""The engine's work, from a frozen arrangement to a draft piece."""

from pathlib import Path

import pytest

from ensemble.activity.models import Notice
from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.files import open_local
from ensemble.foundation.jobs import Run
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.cues import Cue
from ensemble.pieces.models import Captions, Piece
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.actions.release import release_render
from ensemble.production.actions.render import render_cut, render_mix
from ensemble.production.actions.render_arrangement import render_arrangement
from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.actions.turn import Turn, turn_faders
from ensemble.studio.models.mix import LOUDNESS
from tests.builders.production import film, song
from tests.conftest import ClientOf


def test_a_song_stands_on_what_is_heard_and_nothing_else(
    ada: Member, ben: Member, cy: Member, tmp_path: Path
) -> None:
    mix = open_mix(song(ada, tmp_path, ben, cy), by=ada)
    layers = list(mix.layers.order_by("position"))
    muted = Placing(layers[1].revision.key, is_muted=True)
    arrange_mix(mix, [Placing(layers[0].revision.key, 4800), muted], by=ada)
    render = render_mix(mix, by=ada)
    run_due_jobs()
    render.refresh_from_db()
    assert render.piece is not None
    assert render.piece.medium == "audio"
    assert [source.origin.maker for source in Source.objects.filter(piece=render.piece)] == [ben]
    assert Notice.objects.filter(member=ada, verb="rendered").count() == 1


@pytest.mark.parametrize("chosen", [-14.0, -23.0])
def test_a_song_is_made_as_loud_as_was_chosen(
    ada: Member, ben: Member, tmp_path: Path, chosen: float
) -> None:
    mix = open_mix(song(ada, tmp_path, ben), by=ada)
    turn_faders(mix, [Turn("", LOUDNESS, chosen)], gesture="g", by=ada)
    mix.refresh_from_db()
    render = render_mix(mix, by=ada)
    run_due_jobs()
    render.refresh_from_db()
    assert render.piece is not None
    assert render.piece.newest.media is not None
    assert render.piece.newest.media.loudness_lufs == pytest.approx(chosen, abs=0.5)


def test_a_film_is_made_of_clips_pictures_and_words(
    ada: Member, ben: Member, tmp_path: Path, client_of: ClientOf
) -> None:
    cut = open_cut(film(ada, tmp_path, ben), by=ada)
    clip = Piece.objects.get(title="A clip")
    said = [Cue(100, 700, "Hello."), Cue(90_000, 95_000, "This is after its end.")]
    caption_revision(clip.newest, said, by=ben)
    render = render_cut(cut, by=ada)
    run_due_jobs()
    render.refresh_from_db()
    assert render.piece is not None
    # The title lasts three seconds, and the clip is the first thing after it.
    assert Captions.objects.get(revision=render.piece.newest).lines == [[3100, 3700, "Hello."]]
    media = render.piece.newest.media
    assert media is not None
    assert media.kind == "video"
    # Title, picture and verse are held, and the credits roll at the end.
    assert (media.duration_ms or 0) > 3000 + 4000 + 4000 + 6000
    assert Source.objects.filter(piece=render.piece).count() == 3
    finish = release_render(render, by=ada)
    finish.piece.newest.clear(by=None)
    page = client_of(None).get(f"/finished/{finish.project.key}/").text
    assert f'<track kind="captions" src="/pieces/{render.piece.key}/captions/1/"' in page


def test_delivered_twice_it_makes_one_piece(ada: Member, ben: Member, tmp_path: Path) -> None:
    render = render_mix(open_mix(song(ada, tmp_path, ben), by=ada), by=ada)
    run_due_jobs()
    assert render.job is not None
    before = Piece.objects.count()
    render_arrangement(Run(render.job), render.pk)
    assert Piece.objects.count() == before


def test_a_part_that_cannot_be_read_fails_in_a_sentence(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    mix = open_mix(song(ada, tmp_path, ben), by=ada)
    media = mix.layers.get().revision.media
    assert media is not None
    render = render_mix(mix, by=ada)
    with open_local(media.original) as path:
        whole = path.read_bytes()
        path.write_bytes(b"This was a sound once.")
        run_due_jobs()
        path.write_bytes(whole)  # Other tests make the same sound.
    render.refresh_from_db()
    assert render.job is not None
    assert render.job.state == "failed"
    assert render.piece is None
    assert "Bass of Ben" in render.job.failure
