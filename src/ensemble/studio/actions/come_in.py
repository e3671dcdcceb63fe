"""Come in to write, by a link."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Member
from ensemble.studio.models import Opening, Writer


@transaction.atomic
def come_in_to_write(opening: Opening, *, by: Member) -> None:
    """Become one of the writers, once. Whoever was shown out stays out."""
    writing = opening.writing
    writing.refuse_when_closed()
    if opening.withdrawn_at:
        raise Refused(_("This link was closed. Ask whoever sent it for a new one."))
    if Block.objects.between(writing.founder, by):
        raise Refused(_("You can't write here."))
    writer, is_new = Writer.objects.get_or_create(writing=writing, member=by)
    if writer.shown_out_at:
        raise Refused(_("You can't write here."))
    if writer.left_at:
        Writer.objects.filter(pk=writer.pk).update(left_at=None)
    if is_new or writer.left_at:
        record("came_in_to_write", writing, by=by)
