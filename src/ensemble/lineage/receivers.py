"""What lineage does when a piece is drafted, edited or let through."""

from typing import Any

from django.dispatch import receiver
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.lineage.actions.build_on import build_on
from ensemble.lineage.models import How, Source
from ensemble.lineage.queries.may_build import refuse_unless_licensed
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.signals import piece_cleared, piece_drafted, piece_edited


@receiver(piece_drafted)
def say_sources(piece: Piece, answers: QueryDict, by: Member, **_kwargs: Any) -> None:
    """Each answer `source` is a piece's key and a how: `k7f3…:layers-on`."""
    for answer in answers.getlist("source"):
        key, _colon, how = answer.partition(":")
        origin = Piece.objects.visible_to(by).filter(key=key).first()
        if origin is None or origin.current is None or how not in How.values:
            raise Refused(_("One of the pieces this stands on isn't here any more."))
        build_on(piece, origin.current, how=how, by=by)


@receiver(piece_edited)
def keep_licence(piece: Piece, **_kwargs: Any) -> None:
    """A licence can't be changed to one that its sources don't allow."""
    refuse_unless_licensed(piece)


@receiver(piece_cleared)
def tell_makers(piece: Piece, **_kwargs: Any) -> None:
    """Whoever's piece was built on hears of it, once."""
    for source in Source.objects.filter(piece=piece, told_at=None).select_related("origin__maker"):
        source.tell()
        facts = {"title": source.origin.title, "new": piece.title}
        address = reverse("pieces:show", args=[piece.key])
        tell(source.origin.maker, "built_on", address, by=piece.maker, **facts)
