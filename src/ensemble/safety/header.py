"""The way to the queue, for those who look after the place."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.people.models import Member

_LINK = Markup('<a href="{}"{}>{}</a>')


def queue_word(request: HttpRequest, member: Member | None) -> Markup | None:
    """Fill the header for a moderator. It asks the database nothing."""
    if member is None or not member.is_moderator:
        return None
    address = reverse("safety:queue")
    here = Markup(' aria-current="page"') if request.path == address else ""
    return _LINK.format(address, here, _("To look at"))
