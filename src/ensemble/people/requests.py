"""Who asks."""

from django.http import HttpRequest, QueryDict

from ensemble.people.models import Member


def visitor_of(request: HttpRequest) -> Member | None:
    """Return the member who asks, or None for somebody who isn't signed in."""
    return request.user if isinstance(request.user, Member) else None


def member_of(request: HttpRequest) -> Member:
    """Return the member who asks, in a view that only members reach."""
    member = visitor_of(request)
    if member is None:
        raise TypeError("This view is for members: put `login_required` before it.")
    return member


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, even when every box was left empty; None for a form just opened."""
    return request.POST if request.method == "POST" else None
