"""Let a revision be shown by a file that was made for it, in place of the one it came with."""

from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.people.models import Member
from ensemble.pieces.actions.prepare import prepare_media
from ensemble.pieces.models import MediaFile, Revision


@transaction.atomic
def prepare_instead(revision: Revision, media: MediaFile, *, by: Member) -> None:
    """Give a revision that nobody could see yet this file, and have it prepared.

    The file that it came with stays, its maker's. Given the same file again it is just prepared.
    """
    if revision.media_id != media.pk:
        revision.be_made_of(media)
    media.be_prepared_by(prepare_media.later(media.pk, by=by, priority=1))
    record("prepared_instead", revision.piece, by=by, number=revision.number)
