"""Who asks."""

from django.http import HttpRequest

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
