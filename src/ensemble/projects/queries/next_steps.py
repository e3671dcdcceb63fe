"""What could come next for somebody who just offered a piece: always three ways on."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.lineage.models import Source
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Piece
from ensemble.pieces.terms import Condition
from ensemble.projects.complements import COMPLEMENTS
from ensemble.projects.models import Call, Offer


class Step(NamedTuple):
    """A way on: what to do, where, and why it fits."""

    words: str
    url: str
    why: str


def next_steps(offer: Offer, member: Member) -> list[Step]:
    """Return three steps: the same craft, a craft that complements it, somebody unheard."""
    craft = Craft(offer.call.craft)
    calls = Call.objects.open().visible_to(member).listed().welcoming(member)
    calls = calls.exclude(pk=offer.call_id).select_related("project")
    same = calls.filter(craft=craft).order_by("answered", "id").first()
    beside = calls.filter(craft__in=COMPLEMENTS[craft]).order_by("answered", "id").first()
    return [
        _answer(same, _("The same craft, in “%(project)s”.")) if same else _start(offer),
        _answer(beside, _("What goes well with yours, in “%(project)s”.")) if beside else _look(),
        _hear(member, offer) or _meet(offer),
    ]


def _answer(call: Call, why: str) -> Step:
    return Step(call.title, call.address, why % {"project": call.project.title})


def _start(offer: Offer) -> Step:
    where = f"{reverse('projects:new')}?{urlencode({'from': offer.piece.key})}"
    why = _("Nobody calls for this craft right now, so call others to what you made.")
    return Step(_("Start something from your piece"), where, why)


def _look() -> Step:
    why = _("See what is being made, and who could use you.")
    return Step(_("Look around"), reverse("projects:index"), why)


def _hear(member: Member, offer: Offer) -> Step | None:
    built = Source.objects.filter(origin=OuterRef("pk"))
    unheard = Piece.objects.visible_to(member).standing().listed().filter(~Exists(built))
    unheard = unheard.exclude(maker=member).exclude(condition=Condition.LISTEN)
    offered = Offer.objects.counting().filter(call=offer.call_id).values("piece_id")
    piece = unheard.exclude(pk__in=offered).select_related("maker").order_by("id").first()
    if piece is None:
        return None
    words = _("Build on “%(title)s”") % {"title": piece.title}
    why = _("Nobody has built on this one by %(name)s yet.") % {"name": piece.maker.credited_as}
    return Step(words, reverse("lineage:new", args=[piece.key]), why)


def _meet(offer: Offer) -> Step:
    project = offer.call.project
    why = _("Hear and see what others brought.")
    return Step(_("Look around in “%(title)s”") % {"title": project.title}, project.address, why)
