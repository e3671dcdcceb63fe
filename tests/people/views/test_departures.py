"""Leaving for good."""

from ensemble.people.models import Member
from tests.conftest import ClientOf

LEAVE = "/people/settings/departure/"


def test_the_password_then_the_box_then_gone(ada: Member, client_of: ClientOf) -> None:
    client = client_of(ada)
    asked = client.get(LEAVE).headers["Location"]
    client.post(asked, {"password": "ada likes to make things"})
    assert "Nothing has been wiped" in client.post(LEAVE).content.decode()
    page = client.post(LEAVE, {"sure": "yes"}, follow=True).content.decode()
    assert "Your account is gone" in page
    assert Member.objects.get(pk=ada.pk).has_left
    assert "_auth_user_id" not in client.session


def test_an_open_browser_is_not_enough(ada: Member, client_of: ClientOf) -> None:
    client_of(ada).post(LEAVE, {"sure": "yes"})
    assert not Member.objects.get(pk=ada.pk).has_left
