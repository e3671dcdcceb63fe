"""What follows when something happens at the door."""

import re

from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.test import Client

from ensemble.people.models import Member


def test_a_new_password_by_mail_ends_the_passkeys_of_whoever_came_before(
    client: Client, ada: Member, ben: Member
) -> None:
    cache.clear()
    for member in (ada, ben):
        Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={})
    client.post("/accounts/password/reset/", {"email": ada.email})
    link = re.search(r"https?://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1]).headers["Location"]
    words = {"password1": "ada drums at night", "password2": "ada drums at night"}
    client.post(form, words)
    assert Authenticator.objects.get().user == ben
