"""Release the finished piece with everyone's name."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.publish import publish_piece
from ensemble.production.models import Finish, Render
from ensemble.production.queries.credits import roll_of
from ensemble.production.roll import Roll
from ensemble.studio.queries.crowds import taken_back_in


@transaction.atomic
def release_render(render: Render, *, by: Member) -> Finish:
    """Make a render the project's finished piece. Whoever took part hears of it.

    The producer answers for it; the roll is kept as it is now. Raises Refused where a part was
    withdrawn meanwhile or somebody hasn't agreed to being built on.
    """
    project = render.project
    if project.producer_id != by.pk:
        raise Refused(_("Its producer, who answers for it, releases it."))
    if render.piece is None:
        raise Refused(_("It isn't rendered yet."))
    if Finish.objects.filter(project=project).exists():
        raise Refused(_("This project is finished already."))
    _refuse_what_was_withdrawn(render)
    roll = roll_of(project, set(render.parts.values_list("piece_id", flat=True)))
    finish = Finish.objects.create(
        project=project,
        piece=render.piece,
        producer=by,
        roll=roll.to_json(),
        released_at=timezone.now(),
    )
    publish_piece(render.piece, by=by)
    project.finish()
    record("released", finish, by=by)
    _tell_everyone(finish, roll, by)
    return finish


def _refuse_what_was_withdrawn(render: Render) -> None:
    parts = list(render.parts.select_related("piece"))
    gone = [part.piece for part in parts if part.piece.withdrawn_at] + taken_back_in(parts)
    for piece in gone:
        sentence = _("“%(title)s” was withdrawn by its maker. Render it again without it.")
        raise Refused(sentence % {"title": piece.title})


def _tell_everyone(finish: Finish, roll: Roll, by: Member) -> None:
    keys = roll.people | {person.key for person in roll.room}
    address = reverse("production:show", args=[finish.project.key])
    for member in Member.objects.filter(key__in=keys, is_active=True):
        tell(member, "finished", address, by=by, title=finish.project.title)
