"""How the place is, for those who look after it."""

from django.utils import timezone

from ensemble.foundation.models import Job
from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_a_keeper_sees_what_failed_and_how_files_are_held(ada: Member, client_of: ClientOf) -> None:
    ada.moderates_since = timezone.now()
    ada.save()
    Job.objects.create(
        name="a.b.prepare_media", failed_at=timezone.now(), failure="No sound in it."
    )
    page = client_of(ada).get("/safety/status/").content.decode()
    assert "prepare media" in page
    assert "No sound in it." in page
    assert "Files of strangers are opened in" in page


def test_others_find_nothing_here(ben: Member, client_of: ClientOf) -> None:
    assert client_of(ben).get("/safety/status/").status_code == 404
    assert client_of(None).get("/safety/status/").status_code == 404
