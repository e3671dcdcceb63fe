"""Recordings that came from elsewhere, and what they were made on."""

from collections.abc import Sequence

from django.db.models import Q

from ensemble.pieces.models import Medium, Piece, Revision
from ensemble.projects.models import Call, Offer
from ensemble.projects.queries.invitation import guides_of
from ensemble.studio.models import Take

HEARD = (Medium.AUDIO, Medium.VIDEO)


def waiting_among(offers: Sequence[Offer]) -> list[Offer]:
    """Return those whose sound is prepared, was made on a guide, and has no place yet."""
    placed = Take.objects.filter(revision__in=[one.revision_id for one in offers])
    known = set(placed.values_list("revision_id", flat=True))
    return [one for one in offers if one.revision_id not in known and _is_heard(one.revision)]


def offers_of(piece: Piece) -> list[Offer]:
    """Return the offers of a piece that count, with all that is asked about them."""
    offers = Offer.objects.counting().filter(piece=piece)
    return list(offers.select_related("call", "revision__media", "revision__piece").order_by("id"))


def calls_on(piece: Piece) -> list[Call]:
    """Return the open calls whose answers stand, or may stand, on a piece."""
    given = Q(guides__revision__piece=piece)
    left = Q(is_chain=True, offers__piece=piece)
    return list(Call.objects.open().filter(given | left, medium__in=HEARD).distinct())


def sounds_of_guide(call: Call, *, of: Offer | None = None) -> list[Revision]:
    """Return what is heard of a call's guides, or of an answer's, prepared, in their order."""
    keys = [one.pk for one in guides_of(call, of=of)]
    ready = Revision.objects.filter(
        pk__in=keys,
        piece__medium__in=HEARD,
        piece__withdrawn_at=None,
        media__prepared_at__isnull=False,
        media__duration_ms__gt=0,
    )
    found = ready.select_related("piece__maker", "media")
    return sorted(found, key=lambda one: keys.index(one.pk))


def _is_heard(revision: Revision) -> bool:
    media = revision.media
    return bool(media and media.prepared_at and revision.piece.medium in HEARD)
