"""Say what is heard in a recording or film, and when."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.cues import Cue, UnclearError
from ensemble.pieces.models import Captions, Medium, Revision


@transaction.atomic
def caption_revision(
    revision: Revision, cues: Iterable[Cue], *, by: Member, is_checked: bool = True
) -> Captions | None:
    """Keep captions in place of those there were; no cues at all takes them away.

    `is_checked` is False where their times were worked out: then what a person looked over stays.
    """
    if revision.piece.maker_id != by.pk:
        raise Refused(_("Only its maker can change a piece."))
    if revision.piece.medium not in {Medium.AUDIO, Medium.VIDEO}:
        raise Refused(_("Captions go with what can be heard."))
    lines = tuple(cues)
    captions = Captions.objects.select_for_update().filter(revision=revision).first()
    if captions and captions.checked_at and not is_checked:
        return captions
    if not lines:
        Captions.objects.filter(revision=revision).delete()
    else:
        captions = captions or Captions(revision=revision)
        _rewrite(captions, lines, by if is_checked else None)
    record("captioned", revision.piece, by=by, number=revision.number, lines=len(lines))
    return captions if lines else None


def _rewrite(captions: Captions, lines: tuple[Cue, ...], by: Member | None) -> None:
    try:
        captions.rewrite(lines, by=by)
    except UnclearError as unclear:
        raise Refused(
            _("A line has to end after it begins. Look at this one: “%(words)s”.")
            % {"words": unclear}
        ) from unclear
