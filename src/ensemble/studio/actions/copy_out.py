"""Make a revision of a text that several people wrote."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation import live
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.credit import credit_contributors
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.revise import revise_piece
from ensemble.pieces.models import Revision, Visibility
from ensemble.studio.models import FairCopy, Writing
from ensemble.studio.queries.writers import hands_of, ink_of
from ensemble.studio.writing_room import WRITING


@transaction.atomic
def copy_out(writing: Writing, *, by: Member) -> FairCopy:
    """Make a revision of it as it stands, credit everybody who wrote, and tell them.

    The first one makes the piece, which nobody else sees before its maker publishes it. The
    piece is its founder's in name, so it is changed in theirs. A text in turns ends with it.
    """
    words, ink = ink_of(writing)
    if not words.strip():
        raise Refused(_("There are no words yet. Write some, then go on."))
    hands = hands_of(writing)
    revision = _revision(writing, words)
    credit_contributors(revision.piece, hands, by=by)
    keys = {member.pk: member.key for member in hands}
    runs = [[keys.get(hand, ""), length] for hand, length in ink]
    copy: FairCopy = writing.copies.create(revision=revision, ink=runs)
    if writing.is_in_turns:
        writing.close()
    record("copied_out", copy, by=by, number=revision.number)
    for writer in hands:
        tell(writer, "copied_out", writing.get_absolute_url(), by=by, title=writing.title)
    said = {"copied": revision.piece.get_absolute_url()}
    transaction.on_commit(partial(live.tell, WRITING, writing.key, said))
    return copy


def _revision(writing: Writing, words: str) -> Revision:
    if writing.piece is not None:
        return revise_piece(writing.piece, by=writing.founder, words=words)
    circle = writing.circle
    if circle and not Circle.objects.of(writing.founder).filter(pk=circle.pk).exists():
        circle = None
    writing.piece = draft_piece(
        by=writing.founder,
        medium="text",
        title=writing.title,
        words=words,
        language=writing.language,
        craft="writing",
        licence=writing.licence,
        condition=writing.condition,
        visibility=Visibility.CIRCLE if circle else Visibility.PUBLIC,
        circle=circle,
    )
    writing.save(update_fields=["piece"])
    return writing.piece.revisions.get()
