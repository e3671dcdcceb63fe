"""Take the strokes that came with a picture."""

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from ensemble.foundation.models import Upload
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.studio.actions.keep_drawing import keep_drawing


@transaction.atomic
def receive_strokes(revision: Revision, answers: QueryDict, *, by: Member) -> None:
    """An answer `strokes` is the key of the upload that holds what a picture was drawn with."""
    key = answers.get("strokes", "")
    if not key:
        return
    upload = Upload.objects.finished_by(by).filter(key=key).first()
    if upload is None:
        raise Refused(_("The strokes haven't arrived whole. Send the drawing again."))
    keep_drawing(revision, upload.path, by=by, sent_as=answers.get("sent_as", ""))
    transaction.on_commit(upload.discard)
