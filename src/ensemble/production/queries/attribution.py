"""Title, author, source and licence of something finished and of its parts."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.urls import reverse

from ensemble.engine.interchange.tasl import Part, Work
from ensemble.lineage.queries.family import parents_of
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.queries.bylines import makers_of
from ensemble.pieces.terms import Licence
from ensemble.production.models import Finish, Render
from ensemble.production.queries.credits import roll_of


def work_of_finish(finish: Finish, member: Member | None) -> Work:
    """Return a released piece and what it directly stands on, as far as this person may see it."""
    pieces = [one.piece for one in parents_of(finish.piece, member) if one.piece]
    whole, *parts = _parts([finish.piece, *pieces])
    return Work(whole, tuple(parts))


def work_of_render(render: Render) -> Work:
    """Return what can be said of a render before it is a piece.

    Everybody is named whom the credits name; of the parts, those that anybody may see. Its
    licence is decided when it is released.
    """
    used = set(render.parts.values_list("piece_id", flat=True))
    roll = roll_of(render.project, used)
    names = (person.name for section in roll.sections for person in section.people)
    address = settings.SITE_ADDRESS + reverse("projects:show", args=[render.project.key])
    whole = Part(render.project.title, tuple(dict.fromkeys(names)), address)
    return Work(whole, _seen_by_all(used))


def _seen_by_all(used: Iterable[int]) -> tuple[Part, ...]:
    pieces = Piece.objects.visible_to(None).filter(pk__in=used).select_related("maker")
    return tuple(_parts(list(pieces.order_by("pk"))))


def _parts(pieces: Sequence[Piece]) -> list[Part]:
    makers = makers_of(pieces)
    return [_part(piece, tuple(name for name, _page in makers[piece.pk])) for piece in pieces]


def _part(piece: Piece, makers: tuple[str, ...]) -> Part:
    licence = Licence(piece.licence)
    return Part(
        piece.title,
        makers,
        settings.SITE_ADDRESS + reverse("pieces:show", args=[piece.key]),
        str(licence.label),
        licence.address,
    )
