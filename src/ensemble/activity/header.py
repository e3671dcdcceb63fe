"""The word `News` in the header, with a dot when there is some."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.activity.queries import has_news
from ensemble.people.models import Member

_LINK = Markup('<a class="news" href="{}"{}>{}{}</a>')
_DOT = Markup('<span class="dot" aria-hidden="true"></span><span class="unseen"> ({})</span>')


def news_word(request: HttpRequest, member: Member | None) -> Markup | None:
    """Fill the header for a member: no number, only whether there is something."""
    if member is None:
        return None
    address = reverse("activity:news")
    here = Markup(' aria-current="page"') if request.path == address else ""
    # On the page itself the dot would already be stale.
    dot = "" if here or not has_news(member) else _DOT.format(_("something new"))
    return _LINK.format(address, here, _("News"), dot)
