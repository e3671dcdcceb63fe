"""What may be taken along of a piece."""

from pathlib import Path

from ensemble.foundation.files import signed_url
from ensemble.people.models import Member
from ensemble.pieces.models import Derived, Piece, Revision
from ensemble.pieces.terms import Condition

# The best of each medium that holds nothing but the work: no place, no device, no names.
BEST = {"audio": ("mezzanine",), "video": ("preview",), "image": ("picture",)}


def copy_for(piece: Piece, revision: Revision, visitor: Member | None) -> str | None:
    """Return a link to the original for its maker, and to a clean copy for others.

    None where the terms say "listen only", and for words, which can be copied as they are.
    """
    media = revision.media
    if media is None:
        return None
    if visitor is not None and piece.maker_id == visitor.pk:
        return signed_url(media.original, download_as=media.file_name)
    if piece.condition == Condition.LISTEN:
        return None
    best = media.derived.filter(role__in=BEST[piece.medium]).exclude(content_type="image/avif")
    largest = best.order_by("-width", "-size").first()
    return signed_url(largest.name, download_as=_called(piece, largest)) if largest else None


def _called(piece: Piece, file: Derived) -> str:
    title = "".join(letter for letter in piece.title if letter.isalnum() or letter in " -_")
    return f"{title.strip() or piece.key}{Path(file.name).suffix}"
