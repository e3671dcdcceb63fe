"""What asks for a password says so beside the field, not in it."""

import pytest
from django.test import Client

from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_whoever_forgot_it_reads_one_label(client: Client, db: None) -> None:
    page = client.get("/accounts/password/reset/").content.decode()
    assert ">E-mail</label>" in page
    assert "placeholder" not in page


@pytest.mark.parametrize("address", ["/accounts/reauthenticate/", "/accounts/password/change/"])
def test_whoever_is_asked_again_reads_no_placeholder(
    ada: Member, client_of: ClientOf, address: str
) -> None:
    ada.set_password("ada likes to make things")
    ada.save(update_fields=["password"])
    page = client_of(ada).get(address, follow=True).content.decode()
    assert 'type="password"' in page
    assert "placeholder" not in page
