"""Save what somebody has typed so far."""

from django.db import transaction
from django.http import QueryDict

from ensemble.foundation.keys import is_key
from ensemble.people.models import Member
from ensemble.pieces.models import Draft, MediaFile, Medium


@transaction.atomic
def save_draft(answers: QueryDict, *, by: Member, media: MediaFile | None = None) -> Draft:
    """Keep the answers of an unsent form, in the draft they name or in a new one.

    A page chooses the key of its draft, so that two saves on their way make one draft.
    Unlike all other actions it writes no history: nothing has happened yet.
    """
    draft = _named(answers.get("draft", ""), by)
    draft.keep(answers)
    draft.media = media
    if media:
        draft.medium = media.kind
    draft.save()
    return draft


def _named(key: str, by: Member) -> Draft:
    fresh = Draft(member=by, medium=Medium.TEXT)
    if not is_key(key):
        fresh.save()
        return fresh
    draft, _is_new = Draft.objects.get_or_create(key=key, defaults={"member": by})
    if draft.member_id == by.pk:
        return draft
    fresh.save()
    return fresh
