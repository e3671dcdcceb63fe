"""Stop a render that nobody wants any more."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.jobs import cancel
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.production.models import Render


@transaction.atomic
def cancel_render(render: Render, *, by: Member) -> None:
    """Stop it. The arrangement stays as it is; nothing was made."""
    if not render.project.is_led_by(by):
        raise Refused(_("Only its leaders can stop this."))
    if render.job is None or render.job.has_ended:
        raise Refused(_("It has ended already."))
    cancel(render.job)
    record("cancelled_render", render, by=by)
