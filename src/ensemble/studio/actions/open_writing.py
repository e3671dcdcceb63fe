"""Open a text for several writers."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.models import Medium, Piece
from ensemble.pieces.terms import Condition, Licence
from ensemble.studio.actions.merge import merge_words
from ensemble.studio.models import Way, Writing


@transaction.atomic
def open_writing(
    *,
    by: Member,
    title: str,
    way: str = Way.TOGETHER,
    circle: Circle | None = None,
    language: str = "",
    licence: str = Licence.BY_NC_SA,
    condition: str = Condition.FREELY,
    words: str = "",
) -> Writing:
    """Open a new text, with words to begin from. The terms are said before anybody writes."""
    if not title.strip():
        raise Refused(_("Give it a title. You can change it later."))
    if circle and not Circle.objects.of(by).filter(pk=circle.pk).exists():
        raise Refused(_("You aren't in this circle."))
    writing = Writing.objects.create(
        founder=by,
        title=title.strip(),
        way=Way(way),
        circle=circle,
        language=language,
        licence=Licence(licence),
        condition=Condition(condition),
    )
    return _begin(writing, words, by)


@transaction.atomic
def open_piece_for_writing(piece: Piece, *, by: Member, circle: Circle | None = None) -> Writing:
    """Open a text piece of one's own; its newest words are what the writers go on from."""
    if piece.maker_id != by.pk or piece.medium != Medium.TEXT:
        raise Refused(_("Only its maker can open a text for others to write in."))
    if piece.withdrawn_at:
        raise Refused(_("You withdrew this piece."))
    Piece.objects.select_for_update().get(pk=piece.pk)
    if known := Writing.objects.filter(piece=piece).first():
        return known
    facts = {name: getattr(piece, name) for name in ("title", "language", "licence", "condition")}
    writing = Writing.objects.create(founder=by, piece=piece, circle=circle, **facts)
    return _begin(writing, piece.newest.words, by)


def _begin(writing: Writing, words: str, by: Member) -> Writing:
    """The first words are ours to write: two pages that both began would have them twice."""
    writing.writers.create(member=by)
    record("opened_writing", writing, by=by)
    if words and not writing.is_in_turns:
        merge_words(writing, "", words, by=by)
    return writing
