"""A mix as a browser plays it, and who may."""

import json
from pathlib import Path

import pytest
from django.test import Client

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.models.job import Job
from ensemble.people.models import Member
from ensemble.studio.actions.keep_version import keep_version
from ensemble.studio.actions.open_mix import open_mix
from ensemble.studio.models import Mix, Version
from tests.builders.production import song
from tests.conftest import ClientOf

LEADERS = {
    "mix": ("get", "/mixes/{mix}/"),
    "turn": ("post", "/mixes/{mix}/turns/"),
    "undo": ("post", "/mixes/{mix}/undo/"),
    "lay": ("post", "/mixes/{mix}/tracks/"),
    "keep-version": ("post", "/mixes/{mix}/versions/"),
    "version": ("get", "/mix-versions/{version}/"),
    "prefer-version": ("post", "/mix-versions/{version}/preferences/"),
    "restore-version": ("post", "/mix-versions/{version}/restoration/"),
}


def told(client: Client, path: str, **words: object) -> dict[str, object]:
    answer = client.post(path, json.dumps(words), "application/json") if words else client.get(path)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_only_leaders_are_at_the_mixer(
    ada: Member, ben: Member, cy: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix = open_mix(song(ada, tmp_path), by=ada)
    version = keep_version(mix, "", by=ada)
    for method, address in LEADERS.values():
        path = address.format(mix=mix.key, version=version.key)
        for other in (ben, cy):
            assert getattr(client_of(other), method)(path).status_code == 404
        assert getattr(client_of(None), method)(path).status_code == 302
    assert Version.objects.count() == 1


def test_a_mixer_hears_turns_undoes_keeps_and_restores(
    ada: Member, ben: Member, client_of: ClientOf, tmp_path: Path
) -> None:
    mix = open_mix(song(ada, tmp_path, ben), by=ada)
    client, here = client_of(ada), f"/mixes/{mix.key}/"
    first = told(client, here)
    assert (first["gain_db"], first["layers"][0]["reel"]) == (None, None)  # type: ignore[index]
    Job.objects.open().update(not_before=mix.created_at)
    run_due_jobs()
    mix.refresh_from_db()
    ready = told(client, here)
    assert ready["is_measured"] is True
    assert ready["gain_db"] == pytest.approx(mix.gain_db)
    (layer,) = ready["layers"]  # type: ignore[misc]
    assert layer["reel"].startswith("/files/derived/")  # type: ignore[has-type]
    turned(client, mix, layer["key"])  # type: ignore[has-type]
    kept_and_restored(client, mix)


def turned(client: Client, mix: Mix, layer: str) -> None:
    """Turn, hear only what changed, and take it back."""
    turns = [[layer, "gain_db", -6.0], ["", "target_lufs", -23.0]]
    now = told(client, f"/mixes/{mix.key}/turns/", gesture="g", since=0, turns=turns)
    assert (now["target_lufs"], now["is_measured"], now["can_undo"]) == (-23.0, False, True)
    assert now["layers"][0]["gain_db"] == -6.0  # type: ignore[index]
    assert told(client, f"/mixes/{mix.key}/?since={now['number']}")["layers"] == []
    wrong = {"gesture": "g", "since": 0, "turns": [[layer, "gain_db", "loud"]]}
    answer = client.post(f"/mixes/{mix.key}/turns/", json.dumps(wrong), "application/json")
    assert answer.status_code == 409
    answer = client.post(f"/mixes/{mix.key}/turns/", "{", "application/json")
    assert answer.status_code == 409
    back = client.post(f"/mixes/{mix.key}/undo/").json()
    assert (back["target_lufs"], back["can_redo"], back["whole"]) == (-14.0, True, True)


def kept_and_restored(client: Client, mix: Mix) -> None:
    """Keep a version, change everything, bring it back; the way there is kept too."""
    client.post(f"/mixes/{mix.key}/versions/", {"name": "Warm"})
    layer = mix.layers.get()
    turns = [[layer.key, "pan", 0.5], [layer.key, "is_laid", False]]
    told(client, f"/mixes/{mix.key}/turns/", gesture="h", since=0, turns=turns)
    assert not mix.layers.standing().exists()
    version = Version.objects.get()
    heard = told(client, f"/mix-versions/{version.key}/")
    assert heard["layers"][0]["pan"] == 0  # type: ignore[index]
    client.post(f"/mix-versions/{version.key}/restoration/")
    assert mix.layers.standing().get().pan == 0
    assert [one.name for one in Version.objects.order_by("id")] == [
        "Warm",
        "Before “Warm” came back",
    ]
    client.post(f"/mixes/{mix.key}/undo/")
    assert not mix.layers.standing().exists()
