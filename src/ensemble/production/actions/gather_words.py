"""Put texts together into one: an anthology, a chain of lines, an exchange of letters."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Revision
from ensemble.pieces.queries.bylines import lines_of
from ensemble.production.actions.deliver import deliver_piece
from ensemble.production.models import Cut, Render


@transaction.atomic
def gather_words(cut: Cut, *, by: Member) -> Render:
    """Make one text of a cut's texts, in order, each under its title and its makers' names."""
    if not cut.project.is_led_by(by):
        raise Refused(_("Only its leaders can finish this."))
    if cut.project.finished_at:
        raise Refused(_("This project is finished already."))
    shots = cut.shots.select_related("revision__piece__maker").order_by("position")
    parts = [shot.revision for shot in shots if shot.revision.piece.medium == "text"]
    if not parts:
        raise Refused(_("There are no words to put together yet. Choose at least one text."))
    render = Render.objects.create(project=cut.project, asked_by=by, cut=cut, document="")
    render.parts.set(parts)
    deliver_piece(render, words=_joined(cut, parts))
    record("gathered_words", render, by=by)
    return render


def _joined(cut: Cut, parts: Sequence[Revision]) -> str:
    head = f"{cut.title}\n{cut.subtitle}".strip()
    makers = lines_of([revision.piece for revision in parts])
    texts = [_headed(revision, makers[revision.piece_id]) for revision in parts]
    return "\n\n\n".join([head, *texts])


def _headed(revision: Revision, makers: str) -> str:
    return f"{revision.piece.title}\n{makers}\n\n{revision.words.strip()}"
