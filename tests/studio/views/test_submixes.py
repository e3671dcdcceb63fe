"""The tracks that a browser doesn't play by themselves."""

from pathlib import Path
from typing import Any

import numpy as np
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.engine.sound.mix import mix as mixed
from ensemble.foundation.models.job import Job
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
from ensemble.studio.actions.make_submix import make_submix
from ensemble.studio.actions.turn import Turn, turn_faders
from ensemble.studio.actions.withdraw_sounds import withdraw_sounds
from ensemble.studio.models import Mix, Submix
from ensemble.studio.originals import original_of
from ensemble.studio.queries.submixes import AGAIN, MAKING
from ensemble.studio.timeline import timeline_of_layers
from tests.builders.meanwhile import Disturbed
from tests.builders.mixes import three_tracks, work_through
from tests.conftest import ClientOf
from tests.engine import made
from tests.engine.sound.test_reel import opened
from tests.statements import statements

RATE = 48_000


def told(client: Client, mix: Mix, live: int) -> dict[str, Any]:
    return dict(client.get(f"/mixes/{mix.key}/submix/?live={live}").json())


def test_tracks_beyond_what_a_device_plays_are_one_plain_sum_made_once(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    layers = list(mix.layers.standing())
    first = [told(client, mix, 1) for _again in range(2)]
    assert [one["is_made"] for one in first] == [False, False]
    assert Job.objects.open().filter(name__endswith="make_submix").count() == 1
    work_through()
    ready = told(client, mix, 1)
    assert ready["tracks"] == [layer.key for layer in layers[1:]]
    assert (ready["is_made"], ready["reel"][:16]) == (True, "/files/submixes/")
    kept = Submix.objects.get()
    here = original_of(layers[0].revision.media)  # type: ignore[arg-type]
    timeline = timeline_of_layers(layers[1:], {layers[0].revision.key: here})
    whole = mixed(timeline, tmp_path / "whole.wav", tmp_path)
    heard = made.heard(whole.path, tmp_path) * 10 ** (-whole.gain_db / 20)
    facts, parts = opened(Path(default_storage.path(kept.name)))
    both = [part if part.shape[1] == 2 else np.repeat(part, 2, axis=1) for part in parts]
    summed = np.concatenate(both) * 2.0 ** int(str(facts["doublings"]))
    assert len(summed) == ready["samples"] == len(heard)
    assert np.abs(summed - heard).max() < 10 ** (-100 / 20)


def test_a_fader_of_a_track_in_the_sum_makes_it_anew_and_others_leave_it(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    live, *rest = mix.layers.standing()
    told(client, mix, 1)
    work_through()
    before = told(client, mix, 1)
    turn_faders(mix, [Turn(live.key, "gain_db", -3.0)], gesture="a", by=ada)
    assert told(client, mix, 1) == before
    turn_faders(mix, [Turn(rest[0].key, "is_muted", True)], gesture="b", by=ada)
    assert told(client, mix, 1)["is_made"] is False
    work_through()
    now = told(client, mix, 1)
    assert (now["is_made"], now["tracks"]) == (True, before["tracks"])
    assert now["key"] != before["key"]
    turn_faders(mix, [Turn(rest[1].key, "is_muted", True)], gesture="c", by=ada)
    silent = told(client, mix, 1)
    assert (silent["is_made"], silent["reel"], silent["tracks"]) == (True, None, before["tracks"])


def test_a_sum_that_could_not_be_made_is_said_and_left_alone_for_a_minute(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    media = mix.layers.standing()[0].revision.media
    assert media is not None
    default_storage.delete(media.original)
    asked = Job.objects.filter(name=MAKING)
    assert told(client, mix, 1)["has_failed"] is False
    work_through()
    assert (told(client, mix, 1)["has_failed"], asked.count()) == (True, 1)
    # Another sum isn't to blame, and a minute later it is tried anew.
    assert told(client, mix, 2)["has_failed"] is False
    asked.exclude(failed_at=None).update(failed_at=timezone.now() - 2 * AGAIN)
    assert (told(client, mix, 1)["has_failed"], asked.open().count()) == (False, 2)


def test_what_was_withdrawn_is_in_no_sum(
    ada: Member,
    ben: Member,
    client_of: ClientOf,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    told(client, mix, 1)
    work_through()
    name = Submix.objects.get().name
    piece = mix.layers.standing()[0].revision.piece
    withdraw_piece(piece, by=ben)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_sounds(piece)
    assert not Submix.objects.exists()
    assert not default_storage.exists(name)
    # All of them are one piece's: there is nothing left to sum.
    assert (told(client, mix, 1)["is_made"], told(client, mix, 1)["reel"]) == (True, None)


def test_what_is_withdrawn_while_it_is_summed_is_summed_anew_without_it(
    ada: Member,
    ben: Member,
    client_of: ClientOf,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    mix = three_tracks(ada, ben, tmp_path)
    told(client_of(ada), mix, 1)
    job = Job.objects.open().get(name=MAKING)
    piece = mix.layers.standing()[0].revision.piece
    run = Disturbed(job, lambda: withdraw_piece(piece, by=ben))
    with django_capture_on_commit_callbacks() as later:
        make_submix(run, *job.arguments)
    assert (run.is_disturbed, run.job.has_ended, Submix.objects.exists()) == (True, True, False)
    assert Job.objects.open().get(name=MAKING).arguments == job.arguments
    folder = Path(default_storage.path("submixes"))
    assert list(folder.rglob("*.reel"))
    for each in later:
        each()
    assert not list(folder.rglob("*.reel"))
    work_through()
    assert not Submix.objects.exists()


def test_only_leaders_hear_it(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix = three_tracks(ada, ben, tmp_path)
    for other in (ben, cy):
        assert client_of(other).get(f"/mixes/{mix.key}/submix/?live=1").status_code == 404
    assert client_of(None).get(f"/mixes/{mix.key}/submix/?live=1").status_code == 302


def test_a_thousand_tracks_cost_no_more_statements_than_three(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix, client = three_tracks(ada, ben, tmp_path), client_of(ada)
    few = statements_of(client, mix)
    key = mix.layers.standing()[0].revision.key
    arrange_mix(mix, [Placing(key, at) for at in range(1_000)], by=ada)
    assert statements_of(client, mix) == few
    assert len(told(client, mix, 32)["tracks"]) == 968


def statements_of(client: Client, mix: Mix) -> list[int]:
    """Statements for the mix and for the sum, when both were asked for before."""
    paths = (f"/mixes/{mix.key}/", f"/mixes/{mix.key}/submix/?live=2")
    for path in paths:
        client.get(path)
    return [statements(client, path) for path in paths]
