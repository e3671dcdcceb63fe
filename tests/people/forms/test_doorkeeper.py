"""Who comes in at the door."""

from django.test import Client

from ensemble.people.forms.doorkeeper import Doorkeeper
from ensemble.people.models import Member

DOORKEEPER = "ensemble.people.forms.doorkeeper.Doorkeeper"


def test_a_member_is_known_again_with_all_their_facts(ada: Member) -> None:
    found = Doorkeeper().get_user(ada.pk)
    assert found == ada
    assert found is not None
    facts = [field.attname for field in Member._meta.concrete_fields]
    assert [getattr(found, name) for name in facts] == [getattr(ada, name) for name in facts]


def test_who_is_shut_out_is_nobody(ada: Member) -> None:
    Member.objects.filter(pk=ada.pk).update(is_active=False)
    assert Doorkeeper().get_user(ada.pk) is None
    assert Doorkeeper().get_user(ada.pk + 1) is None


def test_a_changed_password_ends_other_sessions(ada: Member) -> None:
    browser = Client()
    browser.force_login(ada, DOORKEEPER)
    assert browser.get("/pieces/").status_code == 200
    ada.set_password("ada likes to make other things")
    ada.save()
    assert browser.get("/pieces/").status_code == 302
