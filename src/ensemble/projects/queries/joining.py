"""May this person join in here? Said before the work starts."""

from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Member
from ensemble.projects.models import Call


def refuse_unless_welcome(call: Call, member: Member) -> None:
    """Raise Refused where the call is over, not for them, or a block stands between."""
    if not Call.objects.visible_to(member).filter(pk=call.pk).exists():
        raise Refused(_("This call isn't here any more, or it isn't for you."))
    if not call.is_open:
        raise Refused(_("This call is closed. Its project may have others that are open."))
    if any(Block.objects.between(leader, member) for leader in call.project.leaders()):
        raise Refused(_("You can't join in here."))
