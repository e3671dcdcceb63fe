"""Come into a circle by a link."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Invitation, Member, Membership


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: Member) -> Membership:
    """Make `by` a member of the circle. Accepting twice changes nothing."""
    circle = invitation.circle
    if not invitation.is_standing or Block.objects.between(by, circle.founder):
        raise Refused(_("This link no longer opens a circle. Ask whoever sent it for a new one."))
    return Membership.objects.get_or_create(circle=circle, member=by)[0]
