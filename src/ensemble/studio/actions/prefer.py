"""Say which of two versions one likes better."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.actions.hold import hold_mix
from ensemble.studio.models import Preference, Version


@transaction.atomic
def prefer_version(chosen: Version, other: Version, *, by: Member) -> Preference:
    """Keep with the chosen version that somebody preferred it, heard blind."""
    hold_mix(chosen.mix, by=by)
    if chosen.mix_id != other.mix_id or chosen == other:
        raise Refused(_("Only two versions of one mix can be compared."))
    preference = Preference.objects.keep(chosen, other, by=by)
    record("preferred_version", chosen, by=by)
    return preference
