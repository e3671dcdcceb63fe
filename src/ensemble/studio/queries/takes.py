"""Takes that somebody may move, and what is said of their places."""

from dataclasses import dataclass
from typing import TypedDict

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ensemble.foundation.files import signed_url
from ensemble.people.models import Member
from ensemble.people.requests import member_of
from ensemble.pieces.models import Piece, Revision
from ensemble.projects.models import Offer, Project
from ensemble.studio.models import Take
from ensemble.studio.placing import words_for
from ensemble.studio.queries.arrivals import sounds_of_guide
from ensemble.studio.queries.places import places_of

# A mezzanine is decoded to the sample; a preview within some milliseconds.
EXACT = ("mezzanine", "preview")


class Heard(TypedDict):
    """Where a sound is fetched, and the sample at 48 kHz at which its first one stands."""

    url: str
    at: int


@dataclass(frozen=True)
class Told:
    """Where a take begins (seconds), and what that was found by."""

    take: Take
    begins: float
    words: str


def told_of_take(take: Take) -> Told:
    """Return what is said of a take's place."""
    words = words_for(take.method, take.confidence)
    return Told(take, round(take.offset_samples / 48_000, 3) + 0.0, words)


def take_of(revision_id: int) -> Take | None:
    """Return a revision's take, if its place matters: not of one made with nothing in the ears."""
    return (
        Take.objects.filter(revision=revision_id)
        .exclude(raw__isnull=False, backing=None)
        .select_related("revision__piece", "revision__media")
        .first()
    )


def may_place(take: Take, member: Member | None) -> bool:
    """Whether this person may move it: its maker, and whoever leads what it was offered to."""
    if member is None:
        return False
    if take.revision.piece.maker_id == member.pk:
        return True
    led = Project.objects.led_by(member).values("pk")
    offers = Offer.objects.standing().filter(piece=take.revision.piece_id)
    return offers.filter(call__project__in=led).exists()


def movable_take(request: HttpRequest, key: str) -> Take:
    """Return the take of a piece's newest revision, for whoever may move it."""
    member = member_of(request)
    piece = get_object_or_404(Piece.objects.visible_to(member), key=key)
    take = take_of(piece.newest.pk)
    if take is None or not may_place(take, member):
        raise Http404
    return take


def heard_beside(take: Take) -> tuple[list[Heard], Heard | None]:
    """Return the sounds of the guide that a take belongs to, and the take's own."""
    offers = Offer.objects.counting().filter(revision=take.revision_id)
    offer = offers.select_related("call").order_by("id").first()
    sounds = sounds_of_guide(offer.call, of=offer) if offer else []
    places = places_of(sounds)
    beside = [heard for one in sounds if (heard := _heard(one, places.get(one.pk, 0)))]
    return beside, _heard(take.revision, take.offset_samples)


def _heard(revision: Revision, at: int) -> Heard | None:
    """The most exact form of a sound that browsers decode."""
    if revision.media is None:
        return None
    forms = {row.role: row for row in revision.media.derived.filter(role__in=EXACT)}
    best = next((forms[role] for role in EXACT if role in forms), None)
    return (
        {"url": signed_url(best.name, content_type=best.content_type), "at": at} if best else None
    )
