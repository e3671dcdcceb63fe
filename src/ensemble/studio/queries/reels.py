"""Recordings as a browser fetches them, stretch by stretch."""

from collections.abc import Iterable

from ensemble.foundation.files import signed_url
from ensemble.pieces.models import Derived, Revision

REEL = "reel"


def reels_of(revisions: Iterable[Revision]) -> dict[str, str]:
    """Return links to the reels of those that have one, by the revision's key."""
    known = {one.media_id: one.key for one in revisions}
    rows = Derived.objects.filter(media__in=known, role=REEL).values_list("media", "name")
    links = {media: signed_url(name) for media, name in rows}
    return {one.key: links[one.media_id] for one in revisions if one.media_id in links}
