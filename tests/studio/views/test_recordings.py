"""The page to record on, and what is sent from it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.pieces.models import Contribution, Piece
from ensemble.projects.models import Call
from ensemble.studio.models import Backing, Take
from tests.builders import media, projects, takes

ClientOf = Callable[[Member | None], Client]
FACTS = {"title": "Low", "raw_at": "0", "trim_start": "0", "trim_end": ""}
JSON = {"accept": "application/json"}


@pytest.fixture
def drums(ada: Member, tmp_path: Path) -> Piece:
    return media.shown(ada, tmp_path, title="Drums")


def test_a_stranger_is_told_what_they_build_on_and_hears_it_once_it_is_made(
    ada: Member, drums: Piece, client_of: ClientOf
) -> None:
    call = takes.call(ada, seed=drums)
    stranger = client_of(None)
    page = stranger.get(f"/projects/calls/{call.key}/record/").content.decode()
    assert "You build on “Drums” by Ada; yours stays yours, and can carry CC BY-NC-SA 4.0." in page
    assert "csrfmiddlewaretoken" not in page
    backing = Backing.objects.get()
    address = f"/backings/{backing.key}/"
    assert stranger.get(address).json()["state"] == "making"
    run_due_jobs()
    told = stranger.get(address).json()
    assert (told["state"], told["length"]) == ("ready", Backing.objects.get().length_samples)
    assert told["light"].startswith("/files/backings/")
    assert address in page
    assert (
        stranger.get(call.address).content.decode().count(f"/projects/calls/{call.key}/record/")
        == 1
    )
    assert f"/pieces/{drums.key}/record/" in stranger.get(f"/pieces/{drums.key}/").content.decode()


def test_all_who_made_what_it_builds_on_are_named(
    ben: Member, drums: Piece, client_of: ClientOf
) -> None:
    Contribution.objects.create(piece=drums, member=ben)
    page = client_of(None).get(f"/pieces/{drums.key}/record/").content.decode()
    assert "You build on “Drums” by Ada and Ben; yours stays yours" in page


def test_a_take_is_sent_by_a_member_and_by_nobody_else(
    ben: Member, drums: Piece, client_of: ClientOf
) -> None:
    address = f"/pieces/{drums.key}/record/"
    upload = takes.arrived(ben, takes.hiss(24_000))
    evidence = {"method": "magic", "confidence": 7, "latency_ms": 41.5, "more": "x" * 900}
    facts = FACTS | {"upload": upload.key, "evidence": json.dumps(evidence)}
    assert client_of(None).post(address, facts, headers=JSON).status_code == 403
    mine = client_of(ben)
    assert mine.post(address, facts | {"title": ""}, headers=JSON).status_code == 409
    answer = mine.post(address, facts, headers=JSON)
    take = Take.objects.get()
    assert (answer.status_code, answer.json()["address"]) == (
        201,
        take.revision.piece.get_absolute_url(),
    )
    # What a browser says is kept as far as it can be believed.
    assert take.evidence == {"confidence": 1.0, "latency_ms": 41.5}


def test_what_a_circle_makes_is_not_told_to_others(
    ada: Member, ben: Member, client_of: ClientOf, circle_call: Call
) -> None:
    address = f"/projects/calls/{circle_call.key}/record/"
    assert client_of(ada).get(address).status_code == 200
    for other in (ben, None):
        assert client_of(other).get(address).status_code == 404
        assert client_of(other).post(address, FACTS).status_code == 404


@pytest.fixture
def circle_call(ada: Member) -> Call:
    from ensemble.people.actions.gather import gather_circle

    circle = gather_circle("Family", by=ada)
    facts = {"visibility": "circle", "circle": circle}
    return projects.project(ada, "Low", wishes=(takes.WISH,), **facts).calls.get()
