"""Places in a call: which are free, and who holds or waits for one."""

from dataclasses import dataclass

from ensemble.people.models import Member
from ensemble.projects.models import Call, Claim


def free_places(call: Call) -> list[int]:
    """Return the numbers of the places that nobody holds and no used answer fills."""
    taken = set(call.claims.holding().values_list("place", flat=True))
    return [place for place in call.places(call.offers.used().count()) if place not in taken]


@dataclass(frozen=True)
class Line:
    """Who is on it and who waits, and where one person stands: `ahead` of them in line."""

    holding: list[Claim]
    waiting: list[Claim]
    mine: Claim | None
    ahead: int


def line_for(call: Call, member: Member | None) -> Line:
    """Return a call's line as one person sees it."""
    claims = list(call.claims.current().select_related("member").order_by("id"))
    waiting = [claim for claim in claims if claim.place is None]
    pk = member.pk if member is not None and member.is_authenticated else None
    mine = next((claim for claim in claims if claim.member_id == pk), None)
    ahead = waiting.index(mine) if mine in waiting else 0
    return Line([claim for claim in claims if claim.place], waiting, mine, ahead)
