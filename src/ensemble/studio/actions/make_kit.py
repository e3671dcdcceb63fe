"""Make a kit to take away."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.engine.interchange.documents import to_json
from ensemble.engine.timeline import Timeline
from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.projects.models import Call
from ensemble.studio.actions.pack_kit import pack_kit
from ensemble.studio.at_hand import timeline_of_guide
from ensemble.studio.models import Kit, Mix
from ensemble.studio.queries.arrivals import sounds_of_guide
from ensemble.studio.queries.kits import refuse_unless_taken_along
from ensemble.studio.queries.places import places_of
from ensemble.studio.timeline import timeline_of


@transaction.atomic
def make_kit_of_call(call: Call, *, by: Member) -> Kit:
    """Ask for a kit of what a call is made with. Asking twice is asking once."""
    parts = sounds_of_guide(call)
    if not parts:
        raise Refused(_("This call has nothing to play along with, so there is no kit."))
    guide = timeline_of_guide(parts, places_of(parts))
    return _asked(guide, parts, by=by, call=call, title=call.title)


@transaction.atomic
def make_kit_of_mix(mix: Mix, *, by: Member) -> Kit:
    """Ask for a kit of a mix as it stands, for whoever leads its project."""
    if not mix.project.is_led_by(by):
        raise NotYours(_("Only its leaders can take the mix along."))
    timeline = timeline_of(mix)
    keys = {str(media.path) for media in timeline.media}
    parts = list(Revision.objects.filter(key__in=keys).select_related("piece__maker", "media"))
    if not parts:
        raise Refused(_("There is nothing to hear in this mix yet."))
    return _asked(timeline, parts, by=by, mix=mix, title=mix.title)


def _asked(timeline: Timeline, parts: Sequence[Revision], *, by: Member, **facts: Any) -> Kit:
    refuse_unless_taken_along(parts, by)
    document = to_json(timeline)
    of = facts.get("call") or facts["mix"]
    told = f"{of._meta.label_lower} {of.key} {by.key} {facts['title']} {document}"
    fingerprint = hashlib.sha256(told.encode()).hexdigest()
    wishes = {"asked_by": by, "document": document, **facts}
    kit, is_new = Kit.objects.get_or_create(fingerprint=fingerprint, defaults=wishes)
    if is_new:
        kit.parts.set(parts)
    if not kit.is_ready and (kit.job is None or kit.job.has_ended):
        kit.job = pack_kit.later(kit.pk, by=by)
        kit.save(update_fields=["job"])
        record("asked_for_kit", kit, by=by)
    return kit
