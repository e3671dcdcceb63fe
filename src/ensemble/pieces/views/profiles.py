"""What a member's own page shows of their pieces. It fills a slot of that page."""

from django.http import HttpRequest
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.people.models import Member
from ensemble.people.requests import visitor_of
from ensemble.pieces.queries.shelf import standing_shelf


def show(request: HttpRequest, someone: Member) -> Markup | None:
    """Pieces that somebody has shown to others, as far as whoever asks may see them."""
    after = request.GET.get("after", "")
    shelf = standing_shelf(someone, visitor_of(request), after=after)
    if not shelf.cards:
        return None
    return write_part("pieces/_profile.html", request, shelf=shelf)
