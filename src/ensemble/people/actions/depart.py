"""Go out of a circle, or be shown out of it."""

from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.people.signals import circle_left


@transaction.atomic
def depart_from(circle: Circle, member: Member, *, by: Member) -> None:
    """End a membership: everyone may go, and the founder may show others out."""
    if by.pk not in {member.pk, circle.founder_id}:
        raise Refused(_("Only the founder of a circle can show somebody out."))
    if member.pk == circle.founder_id:
        raise Refused(_("You founded this circle, so it needs you to stay."))
    circle.memberships.filter(member=member).delete()
    news = partial(circle_left.send, Circle, circle=circle, member=member)
    transaction.on_commit(news)
