"""The way to one's own page, in the header."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.people.models import Member

_LINK = Markup('<a href="{}"{}>{}</a>')


def your_page(request: HttpRequest, member: Member | None) -> Markup | None:
    """Fill the header for a member."""
    if member is None:
        return None
    address = reverse("people:show", args=[member.key])
    here = Markup(' aria-current="page"') if request.path == address else ""
    return _LINK.format(address, here, _("You"))
