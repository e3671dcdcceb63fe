"""The link in every weekly mail that ends them, without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from ensemble.people.models import Member

_SALT = "ensemble.activity.mail_stop"


def stop_address(member: Member) -> str:
    """Return the whole address that stops the mails of a member."""
    token = signing.dumps(member.key, salt=_SALT)
    return str(settings.SITE_ADDRESS) + reverse("activity:stop-mail", args=[token])


def key_in(token: str) -> str | None:
    """Return the key of the member a link was made for; None when nobody made it."""
    try:
        return str(signing.loads(token, salt=_SALT))
    except signing.BadSignature:
        return None
