"""Say a call differently."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.signals import announce
from ensemble.projects.actions.add_call import fill_call
from ensemble.projects.actions.pass_place import pass_places
from ensemble.projects.frames import Wish
from ensemble.projects.models import Call
from ensemble.projects.signals import guide_changed


@transaction.atomic
def edit_call(call: Call, wish: Wish, *, by: Member, deadline: datetime | None) -> Call:
    """Change a call's words, places and time. Its medium stays once somebody answered it."""
    call.project.refuse_unless_led_by(by)
    if wish.medium != call.medium and call.offers.counting().exists():
        raise Refused(_("Somebody answered this call already. Open another one for that."))
    fill_call(call, wish)
    call.deadline = deadline
    call.settle()
    pass_places(call)
    call.project.stir(led=True)
    record("call_edited", call, by=by)
    announce(guide_changed, Call, call=call)
    return call
