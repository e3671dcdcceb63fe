"""What goes into a kit, who may take it along, and who is named in it."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.engine.interchange.tasl import Part, Work
from ensemble.engine.timeline import Section
from ensemble.foundation.refusal import Refused
from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.queries.bylines import Byline, makers_of
from ensemble.pieces.terms import Condition, Licence
from ensemble.studio.models import Kit


def kits_for(member: Member) -> QuerySet[Kit]:
    """Return the kits that somebody asked for."""
    return Kit.objects.filter(asked_by=member).select_related("job", "call", "mix__project")


def refuse_unless_taken_along(parts: Iterable[Revision], member: Member) -> None:
    """Raise Refused where somebody can't hear all of it, or a maker keeps it for listening."""
    pieces = {revision.piece_id: revision.piece for revision in parts}
    seen = set(Piece.objects.visible_to(member).filter(pk__in=pieces).values_list("pk", flat=True))
    for key, piece in pieces.items():
        if key not in seen or piece.withdrawn_at:
            raise Refused(_("A part of this isn't here for you any more, so there is no kit."))
        if piece.condition == Condition.LISTEN and piece.maker_id != member.pk:
            facts = {"name": piece.maker.credited_as, "title": piece.title}
            raise Refused(
                _("%(name)s asks that “%(title)s” is heard only, so there is no kit of it.") % facts
            )


def names_of(parts: Sequence[Revision]) -> tuple[Section, ...]:
    """Return everybody who made a part, or anything that it stands on, by what they did."""
    pieces = {revision.piece_id for revision in parts}
    family = pieces | ancestors_of(pieces)
    named: dict[str, dict[str, None]] = {}
    made = list(Piece.objects.filter(pk__in=family).select_related("maker").order_by("id"))
    makers = makers_of(made)
    for piece in made:
        named.setdefault(_role(piece), {}).update(dict.fromkeys(_names(makers[piece.pk])))
    return tuple(Section(role, tuple(names)) for role, names in named.items())


def terms_of(title: str, address: str, parts: Sequence[Revision]) -> Work:
    """Return title, author, source and licence of each part, as far as anybody may see it."""
    pieces = [revision.piece for revision in parts]
    seen = Piece.objects.visible_to(None).filter(pk__in=[piece.pk for piece in pieces])
    makers = makers_of(pieces)
    authors = tuple(dict.fromkeys(name for piece in pieces for name in _names(makers[piece.pk])))
    whole = Part(title, authors, settings.SITE_ADDRESS + address)
    return Work(whole, tuple(_part(each, _names(makers[each.pk])) for each in seen.order_by("pk")))


def _names(byline: Byline) -> tuple[str, ...]:
    return tuple(name for name, _page in byline)


def _role(piece: Piece) -> str:
    craft = Craft(piece.craft).label if piece.craft in Craft.values else None
    return str(craft or piece.get_medium_display())


def _part(piece: Piece, makers: tuple[str, ...]) -> Part:
    licence = Licence(piece.licence)
    address = settings.SITE_ADDRESS + reverse("pieces:show", args=[piece.key])
    return Part(piece.title, makers, address, str(licence.label), licence.address)
