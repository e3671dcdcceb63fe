"""Hold a mix while it is changed."""

from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.models import Mix


def hold_mix(mix: Mix, *, by: Member) -> Mix:
    """Return the mix, its row held until the end of the transaction, if `by` may change it."""
    if not mix.project.is_led_by(by):
        raise Refused(_("Only its leaders can mix this."))
    if mix.project.finished_at:
        raise Refused(_("This project is finished. Its mix stays as it was heard."))
    return Mix.objects.select_for_update().get(pk=mix.pk)
