"""What capabilities above can listen for.

`piece_drafted` is sent inside the transaction that writes what a member sent with the form for
pieces; a receiver reads its own answers, may be asked again for the same piece, and may raise
`Refused`. `piece_edited` is sent inside the transaction too, so that a receiver can refuse.
All others are sent after commit.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

# sender=Piece, piece, answers (QueryDict), by (Member)
piece_drafted = Signal()
# sender=Piece, piece, by
piece_edited = Signal()
# sender=Piece, piece, by
piece_published = Signal()
# sender=Piece, piece, revision, by (None when a rule did it): each time a revision is cleared
piece_cleared = Signal()
# sender=Piece, piece: a file of a published piece can be heard and seen now
piece_prepared = Signal()
# sender=Piece, piece, revision, by
revision_added = Signal()
# sender=Piece, piece, by
piece_withdrawn = Signal()


def announce(signal: Signal, sender: type, **facts: Any) -> None:
    """Send a signal once the transaction at hand is committed."""
    transaction.on_commit(partial(signal.send, sender=sender, **facts))
