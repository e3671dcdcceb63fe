"""Save what somebody has typed so far."""

from django.db import transaction
from django.http import QueryDict

from ensemble.people.models import Member
from ensemble.pieces.models import Draft, MediaFile, Medium


@transaction.atomic
def save_draft(answers: QueryDict, *, by: Member, media: MediaFile | None = None) -> Draft:
    """Keep the answers of an unsent form, in the draft they name or in a new one.

    Unlike all other actions it writes no history: nothing has happened yet.
    """
    draft = Draft.objects.of(by).filter(key=answers.get("draft", "")).first()
    draft = draft or Draft(member=by, medium=Medium.TEXT)
    draft.keep(answers)
    draft.media = media
    if media:
        draft.medium = media.kind
    draft.save()
    return draft
