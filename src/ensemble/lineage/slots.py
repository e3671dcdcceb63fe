"""What lineage adds to the pages of pieces."""

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ensemble.design.slots import write_part
from ensemble.lineage.models import How
from ensemble.lineage.queries.family import Kin, children_of, parents_of
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Piece
from ensemble.pieces.queries.bylines import lines_of
from ensemble.pieces.terms import Condition

SHOWN = 6


def built_on(request: HttpRequest, piece: Piece) -> Markup | None:
    """Say beside a piece's byline what it stands on."""
    kin = parents_of(piece, visitor_of(request))
    return (
        write_part("lineage/_built_on.html", request, sources=[_named(one) for one in kin])
        if kin
        else None
    )


def family(request: HttpRequest, piece: Piece) -> Markup:
    """Show what grew from a piece."""
    kin = children_of(piece, visitor_of(request)).kin[:SHOWN]
    makers = lines_of([one.source.piece for one in kin])
    return write_part("lineage/_family.html", request, piece=piece, kin=kin, makers=makers)


def build(request: HttpRequest, piece: Piece) -> Markup | None:
    """Give the loud verb of a piece that may be built on."""
    if not piece.is_standing or piece.condition == Condition.LISTEN:
        return None
    return write_part("lineage/_build.html", request, piece=piece)


def chosen_sources(request: HttpRequest, _thing: object) -> Markup | None:
    """Carry the chosen sources through the form for a new piece."""
    answers: QueryDict = request.POST if request.method == "POST" else request.GET
    hows = dict(How.choices)
    pairs = (answer.partition(":") for answer in answers.getlist("source"))
    wanted = {key: how for key, _colon, how in pairs if how in hows}
    visible = Piece.objects.visible_to(visitor_of(request)).select_related("maker")
    origins = visible.filter(key__in=wanted)
    sources = [(origin, wanted[origin.key], hows[wanted[origin.key]]) for origin in origins]
    return write_part("lineage/_sources.html", request, sources=sources) if sources else None


def _named(kin: Kin) -> tuple[str, str | None]:
    if kin.piece is None:
        return (_("something not shown"), None)
    return (kin.piece.title, reverse("pieces:show", args=[kin.piece.key]))
