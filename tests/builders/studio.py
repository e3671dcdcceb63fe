"""Takes and pictures for tests."""

from typing import Any

from ensemble.foundation.keys import new_key
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.models import Derived, MediaFile, Piece
from ensemble.studio.models import Take
from tests.builders.pieces import current, poem


def take(by: Member, **facts: Any) -> Take:
    """Return a take whose place is known; what it sounds like doesn't matter."""
    return Take.objects.create(revision=current(poem(by)), **facts)


def picture(by: Member, title: str = "A house", **facts: Any) -> Piece:
    """Return a standing picture of 1400 by 1000 pixels; what it shows doesn't matter."""
    piece = draft_piece(by=by, medium="image", title=title, media=picture_file(by), **facts)
    piece.publish()
    piece.newest.clear(by=None)
    piece.refresh_from_db()
    return piece


def picture_file(by: Member, *, sha256: str = "") -> MediaFile:
    """Return a picture's file as preparation leaves it, without the work."""
    key = new_key()
    facts = {"kind": "image", "original": f"originals/{key}", "sha256": sha256 or key, "size": 1}
    media = MediaFile.objects.create(owner=by, file_name="house.png", **facts)
    size = {"width": 1400, "height": 1000}
    of_file = {"role": "picture", "name": f"derived/{key}.webp", "content_type": "image/webp"}
    Derived.objects.create(media=media, **of_file, **size)
    media.remember(**size)
    return media
