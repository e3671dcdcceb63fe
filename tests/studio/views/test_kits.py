"""A kit goes out, and what was made with it finds its place."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.engine.sound.broadcast import read_broadcast
from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import Piece
from ensemble.projects.actions.guide import guide_call
from ensemble.projects.models import Call
from ensemble.studio.actions.lose_kits import forget_old_kits
from ensemble.studio.actions.make_kit import make_kit_of_call
from ensemble.studio.actions.pack_kit import pack_kit
from ensemble.studio.models import Kit, Take
from tests.builders.arrivals import brought
from tests.builders.crowds import RATE, scream, shouting
from tests.builders.meanwhile import Disturbed
from tests.conftest import ClientOf
from tests.engine.made import heard

OnCommit = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def guide(ada: Member, tmp_path: Path) -> Piece:
    return scream(ada, tmp_path, quiet=0.25, seconds=1.015)


@pytest.fixture
def call(ada: Member, guide: Piece) -> Call:
    made = shouting(ada)
    made.spec = "96 BPM, 3/4, E minor"
    made.save()
    guide_call(made, guide, by=ada)
    return made


def test_what_is_withdrawn_while_its_kit_is_packed_is_in_no_kit(
    ada: Member,
    ben: Member,
    guide: Piece,
    call: Call,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    kit = make_kit_of_call(call, by=ben)
    assert kit.job is not None
    run = Disturbed(kit.job, lambda: withdraw_piece(guide, by=ada))
    with django_capture_on_commit_callbacks() as later:
        pack_kit(run, kit.pk)
    kit.refresh_from_db()
    assert (run.is_disturbed, run.job.has_ended, kit.is_ready) == (True, True, False)
    folder = Path(default_storage.path("kits"))
    assert list(folder.rglob("*.zip"))
    for each in later:
        each()
    assert not Kit.objects.exists()
    assert not list(folder.rglob("*.zip"))


def test_a_kit_goes_out_and_a_bounce_comes_back(
    ben: Member,
    call: Call,
    client_of: ClientOf,
    tmp_path: Path,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    client, capture = client_of(ben), django_capture_on_commit_callbacks
    assert "Get the kit" in client.get(call.address).content.decode()
    address = client.post(f"{call.address}kit/").headers["Location"]
    assert client.post(f"{call.address}kit/").headers["Location"] == address
    assert "/live/jobs/" in client.get(address).content.decode()
    run_due_jobs()
    kit = Kit.objects.get()
    assert f"/files/{kit.name}" in client.get(address).content.decode()

    with ZipFile(default_storage.path(kit.name)) as packed:
        names = set(packed.namelist())
        stem = next(name for name in names if name.startswith("stems/"))
        (tmp_path / "stem.wav").write_bytes(packed.read(stem))
        (tmp_path / "click.wav").write_bytes(packed.read("click.wav"))
        assert {"tempo.mid", "project.dawproject", "credits.txt", "about.txt"} <= names
        assert "96 quarter notes" in packed.read("about.txt").decode()
        assert "Ada" in packed.read("credits.txt").decode()
        project = ZipFile(BytesIO(packed.read("project.dawproject")))
        assert {"project.xml", "metadata.xml"} <= set(project.namelist())
    written = read_broadcast(tmp_path / "stem.wav")
    assert written is not None
    assert written.bext is not None
    assert written.bext.time_reference == 0
    whole = heard(tmp_path / "stem.wav", tmp_path)
    assert len(heard(tmp_path / "click.wav", tmp_path)) == len(whole)

    mine = np.random.default_rng(3).uniform(-0.3, 0.3, whole.shape).astype(np.float32)
    bounce = brought(ben, call, mine, tmp_path / "bounce.wav", capture)
    assert (bounce.offset_samples, bounce.method) == (0, "length")
    assert bounce.confidence >= 0.9

    part = (whole[RATE // 2 :] * 0.7 + mine[RATE // 2 :] * 0.1).astype(np.float32)
    late = brought(ben, call, part, tmp_path / "phone.wav", capture)
    assert late.method == "ear"
    assert abs(late.offset_samples - RATE // 2) <= 48

    page = f"/pieces/{late.revision.piece.key}/place/"
    told = client.get(page).content.decode()
    assert "Lines up by its sound" in told
    assert f"&#34;at&#34;: {late.offset_samples}" in told
    client.post(page, {"step": "-10"})
    moved = Take.objects.get(pk=late.pk)
    assert moved.offset_samples == late.offset_samples - 480
    assert moved.method == "hand"
    client.post(page, {"begins": "0.25"})
    assert Take.objects.get(pk=late.pk).offset_samples == RATE // 4


def test_a_kit_goes_when_a_part_is_withdrawn(
    ada: Member,
    ben: Member,
    call: Call,
    guide: Piece,
    client_of: ClientOf,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    address = client_of(ben).post(f"{call.address}kit/").headers["Location"]
    run_due_jobs()
    path = Path(default_storage.path(Kit.objects.get().name))
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_piece(guide, by=ada)
    assert client_of(ben).get(address).status_code == 404
    assert not path.exists()


def test_a_kit_is_for_whoever_asked_for_it(
    ben: Member, cy: Member, call: Call, guide: Piece, client_of: ClientOf
) -> None:
    address = client_of(ben).post(f"{call.address}kit/").headers["Location"]
    assert client_of(cy).get(address).status_code == 404
    assert client_of(None).get(address).status_code == 302
    assert client_of(cy).post(f"/projects/{call.project.key}/finish/kit/").status_code == 404
    guide.condition = "listen"
    guide.save()
    answer = client_of(cy).post(f"{call.address}kit/")
    assert answer.status_code == 409
    assert "heard only" in answer.content.decode()
    Kit.objects.update(created_at="2020-01-01T00:00:00Z")
    forget_old_kits()
    assert not Kit.objects.exists()


def test_a_mix_is_taken_along_by_its_leaders(
    ada: Member, call: Call, guide: Piece, client_of: ClientOf
) -> None:
    client = client_of(ada)
    call.project.seed = guide
    call.project.save()
    address = client.post(f"/projects/{call.project.key}/finish/kit/").headers["Location"]
    run_due_jobs()
    assert "Download the kit" in client.get(address).content.decode()
    assert "Get the kit" in client.get(f"/projects/{call.project.key}/finish/").content.decode()
