"""Keep two members apart."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Member


@transaction.atomic
def block_member(member: Member, *, by: Member) -> Block:
    """Keep `member` away from `by`. Doing it twice changes nothing."""
    if member.pk == by.pk:
        raise Refused(_("You can't block yourself."))
    return Block.objects.get_or_create(blocker=by, blocked=member)[0]
