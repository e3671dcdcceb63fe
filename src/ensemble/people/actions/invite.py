"""Open a circle to whoever holds a link."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Invitation, Member


@transaction.atomic
def invite_into(circle: Circle, *, by: Member) -> Invitation:
    """Make a new link into a circle. Earlier links stop working."""
    if circle.founder_id != by.pk:
        raise Refused(_("Only the founder of a circle invites into it."))
    for earlier in circle.invitations.standing():
        earlier.withdraw()
    return Invitation.objects.create(circle=circle, inviter=by)
