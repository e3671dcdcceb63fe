"""A call's crowd, for whoever leads its project."""

from pathlib import Path

import pytest

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.projects.models import Call
from ensemble.studio.models import Crowd, Layer
from tests.builders import projects
from tests.builders.crowds import screamed, shouting
from tests.conftest import ClientOf

STANDS = {"stands": "together", "moment": "1.5", "spread": "60"}


@pytest.fixture
def call(ada: Member) -> Call:
    return shouting(ada)


def address(call: Call) -> str:
    return f"{call.address}crowd/"


def test_only_leaders_see_a_crowd_being_made(ben: Member, call: Call, client_of: ClientOf) -> None:
    for path in (address(call), f"{address(call)}layer/"):
        assert client_of(ben).post(path, STANDS).status_code == 404
        assert client_of(None).post(path, STANDS).status_code == 302
    assert not Crowd.objects.exists()


def test_words_make_no_crowd(ada: Member, client_of: ClientOf) -> None:
    assert client_of(ada).get(address(projects.call(ada))).status_code == 404


def test_a_crowd_of_nobody_says_what_to_do_first(
    ada: Member, call: Call, client_of: ClientOf
) -> None:
    answer = client_of(ada).post(address(call), STANDS)
    assert answer.status_code == 422
    assert "Say yes to a take first" in answer.content.decode()


def test_a_leader_makes_a_crowd_and_lays_it_into_the_mix(
    ada: Member, ben: Member, call: Call, client_of: ClientOf, tmp_path: Path
) -> None:
    client = client_of(ada)
    assert address(call) in client.get(call.address).content.decode()
    assert address(call) in client.get(call.project.desk_address).content.decode()
    assert address(call) not in client_of(ben).get(call.address).content.decode()
    screamed(call, ben, ada, tmp_path)
    assert client.post(address(call), STANDS).headers["Location"] == address(call)
    crowd = Crowd.objects.get()
    assert (crowd.moment_samples, crowd.spread, crowd.stands) == (72_000, 0.6, "together")
    assert f"/live/jobs/{crowd.job.key}" in client.get(address(call)).content.decode()  # type: ignore[union-attr]
    run_due_jobs()
    page = client.get(address(call)).content.decode()
    assert "Lay it into the mix" in page
    assert "Ben" in page
    client.post(f"{address(call)}layer/")
    assert Layer.objects.get().offset_samples == 72_000 - 24_000
    assert "It is in the mix" in client.get(address(call)).content.decode()
