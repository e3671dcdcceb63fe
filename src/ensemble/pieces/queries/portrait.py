"""One piece on its own page: what it shows, and what its maker should know about it."""

from typing import Any

from django.utils.translation import gettext as _

from ensemble.people.models import Member
from ensemble.pieces.faces import Card
from ensemble.pieces.holds import reasons_to_hold
from ensemble.pieces.models import Captions, Piece, Revision
from ensemble.pieces.queries.bylines import others_of
from ensemble.pieces.queries.cards import card_of, faces_of
from ensemble.pieces.terms import Condition, Licence, plain_terms

SHOWN_REVISIONS = 30


def portrait_of(
    piece: Piece, visitor: Member | None, number: int | None = None
) -> dict[str, Any] | None:
    """Return what the page of a visible piece shows; None where a revision isn't theirs to see.

    Without a number it is the revision others see; its maker sees the newest.
    """
    revisions = list(piece.revisions.shown_to(visitor).defer("words")[:SHOWN_REVISIONS])
    revision = _chosen(piece, visitor, number)
    if revision is None:
        return None
    is_mine = visitor is not None and piece.maker_id == visitor.pk
    licence = Licence(piece.licence)
    return {
        "piece": piece,
        "revision": revision,
        "revisions": revisions,
        "card": _card(piece, revision),
        "captions": Captions.of(revision),
        "is_mine": is_mine,
        "is_earlier": number is not None and revision.number != revisions[0].number,
        "waits": waits_for(piece, revision) if is_mine else [],
        "terms": plain_terms(piece.licence, piece.condition),
        "licence": (licence.label, licence.address),
        "may_take": revision.media is not None and (is_mine or piece.condition != Condition.LISTEN),
    }


def _card(piece: Piece, revision: Revision) -> Card:
    others = others_of([piece.pk]).get(piece.pk, ())
    return card_of(piece, faces_of([revision.key])[revision.key], others)


def waits_for(piece: Piece, revision: Revision) -> list[str]:
    """Return, in sentences, why others don't see a published revision yet."""
    if not piece.published_at or piece.withdrawn_at or revision.cleared_at or not revision.is_ready:
        return []
    if revision.declined_at:
        return []
    held = list(reasons_to_hold(piece))
    if held:
        return held
    return [
        _(
            "It is ready. Somebody looks at the first pieces of everyone who is new here, mostly "
            "within a day; then others see it. You are told."
        )
    ]


def _chosen(piece: Piece, visitor: Member | None, number: int | None) -> Revision | None:
    shown = piece.revisions.shown_to(visitor).select_related("media__preparation")
    if number is not None:
        return shown.filter(number=number).first()
    if visitor is not None and piece.maker_id == visitor.pk:
        return shown.first()
    return shown.filter(pk=piece.current_id).first() if piece.current_id else None
