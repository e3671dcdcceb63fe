"""Takes that are listened to again."""

from pathlib import Path

from ensemble.foundation.models import Job
from ensemble.people.models import Member
from ensemble.pieces.actions.keep import keep_file
from ensemble.studio.models import Backing
from tests.builders import studio, takes
from tests.conftest import ClientOf


def test_whoever_may_move_a_take_may_have_it_heard_again(
    ada: Member, ben: Member, tmp_path: Path, client_of: ClientOf
) -> None:
    path = takes.write(tmp_path / "raw.wav", takes.hiss(takes.RATE))
    raw = keep_file(path, file_name="raw.wav", by=ben, is_prepared_later=True)
    backing = Backing.objects.create(fingerprint="0" * 64)
    backing.keep(name="backings/a.wav", length_samples=90_000)
    take = studio.take(ben, raw=raw, backing=backing)
    key = take.revision.piece.key
    assert client_of(ada).post(f"/pieces/{key}/alignment/").status_code == 404
    assert client_of(None).post(f"/pieces/{key}/alignment/").status_code == 302
    assert not Job.objects.filter(name__endswith="align_take").exists()
    assert "Find its place again" in client_of(ben).get(f"/pieces/{key}/place/").text
    for _impatient in range(2):
        client_of(ben).post(f"/pieces/{key}/alignment/")
    assert Job.objects.filter(name__endswith="align_take").count() == 1


def test_what_came_from_elsewhere_is_moved_by_hand(ben: Member, client_of: ClientOf) -> None:
    take = studio.take(ben)
    page = client_of(ben).get(f"/pieces/{take.revision.piece.key}/place/").text
    assert "Find its place again" not in page
