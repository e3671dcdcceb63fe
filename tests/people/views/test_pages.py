"""Every page of people opens, for whom it should."""

import pytest
from django.urls import reverse

from ensemble.people.models import Member
from tests.conftest import ClientOf

OPEN = ["account_login", "account_signup", "account_reset_password", "account_reset_password_done"]
OPEN += ["account_email_verification_sent", "account_reset_password_from_key_done"]
OPEN += ["account_inactive", "people:farewell"]
MINE = ["people:settings", "people:crafts", "people:account", "people:appearance", "people:circles"]
MINE += ["people:blocks", "account_email", "account_change_password", "account_logout"]
MINE += ["mfa_index", "mfa_list_webauthn"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", OPEN)
def test_a_visitor_opens(name: str, client_of: ClientOf) -> None:
    page = client_of(None).get(reverse(name))
    assert page.status_code == 200
    assert "<h1" in page.content.decode()


@pytest.mark.parametrize("name", MINE)
def test_a_member_opens(name: str, ada: Member, client_of: ClientOf) -> None:
    page = client_of(ada).get(reverse(name))
    assert page.status_code == 200
    assert "<h1" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted({*MINE, "people:departure"} - {"account_logout"}))
def test_a_visitor_is_asked_to_sign_in(name: str, client_of: ClientOf) -> None:
    page = client_of(None).get(reverse(name))
    assert page.status_code == 302
    assert page.headers["Location"].startswith("/accounts/login/?next=")
