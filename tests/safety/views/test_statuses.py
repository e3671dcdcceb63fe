"""How the place is, for those who look after it."""

from django.utils import timezone
from pytest_django import Settings

from ensemble.foundation import carrier
from ensemble.foundation.models import Job
from ensemble.foundation.presence import be_seen
from ensemble.people.models import Member
from tests.conftest import ClientOf
from tests.place import free_port


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
    assert "no, there is no key" in page


def test_a_keeper_sees_who_works_and_what_carries_the_jobs(
    ada: Member, client_of: ClientOf, settings: Settings
) -> None:
    ada.moderates_since = timezone.now()
    ada.save()
    be_seen()
    page = client_of(ada).get("/safety/status/").content.decode()
    assert "workers that ask the database" in page
    assert "1, on 1" in page
    settings.BROKER = f"redis://127.0.0.1:{free_port()}/0"
    page = client_of(ada).get("/safety/status/").content.decode()
    carrier.hang_up()
    assert "their broker doesn&#39;t answer" in page


def test_others_find_nothing_here(ben: Member, client_of: ClientOf) -> None:
    assert client_of(ben).get("/safety/status/").status_code == 404
    assert client_of(None).get("/safety/status/").status_code == 404
