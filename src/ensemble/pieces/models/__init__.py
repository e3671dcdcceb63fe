"""One thing somebody made, in all its revisions."""

from ensemble.pieces.models.captions import Captions
from ensemble.pieces.models.contribution import Contribution
from ensemble.pieces.models.draft import Draft
from ensemble.pieces.models.media import Derived, MediaFile
from ensemble.pieces.models.piece import Medium, Piece, Visibility
from ensemble.pieces.models.revision import Revision

__all__ = [
    "Captions",
    "Contribution",
    "Derived",
    "Draft",
    "MediaFile",
    "Medium",
    "Piece",
    "Revision",
    "Visibility",
]
