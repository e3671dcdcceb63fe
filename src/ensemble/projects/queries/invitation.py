"""A call's page: what to make, on what, under which terms, and where one stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.lineage.queries.may_build import licences_for
from ensemble.people.models import Block, Member
from ensemble.pieces.models import Piece, Revision
from ensemble.pieces.queries import Card, cards_for
from ensemble.pieces.terms import Condition, Licence
from ensemble.projects.models import Call, Decision, Offer
from ensemble.projects.queries.licences import pieces_of
from ensemble.projects.queries.places import Line, line_for


@dataclass(frozen=True)
class GuideShown:
    """A piece to make something on: its card, its words in full, what its maker asks for."""

    card: Card
    words: str
    asks: bool
    how: str


@dataclass(frozen=True)
class Invitation:
    """`refusal` says why this person can't join in; `address` is where they begin."""

    guides: Sequence[GuideShown]
    line: Line
    mine: Sequence[Offer]
    licences: Sequence[Licence]
    refusal: str
    address: str

    @property
    def licence_names(self) -> str:
        return _(" or ").join(licence.label for licence in self.licences)


def invitation_to(call: Call, member: Member | None) -> Invitation:
    """Return what this person is told before they begin. The call is one they may see."""
    revisions = guides_of(call)
    guides = _shown(call, revisions, member)
    licences, refusal = _terms(call)
    mine = Offer.objects.counting().filter(call=call, member=member)
    seen = {guide.card.key for guide in guides}
    return Invitation(
        guides=guides,
        line=line_for(call, member),
        mine=list(mine.select_related("piece", "decision")) if member else (),
        licences=licences,
        refusal=refusal or _closed(call, member),
        address=_beginning(call, [one for one in revisions if one.piece.key in seen], licences),
    )


def guides_of(call: Call, *, of: Offer | None = None) -> list[Revision]:
    """Return what an answer stands on, or what this one does.

    In a chain it is what the last one left.
    """
    if call.is_chain:
        last = call.offers.standing().exclude(decision__outcome=Decision.Outcome.NOT_NOW)
        last = last.filter(pk__lt=of.pk) if of else last
        offer = last.select_related("revision__piece").order_by("id").last()
        if offer is not None:
            return [offer.revision]
    guides = call.guides.select_related("revision__piece").order_by("position", "id")
    return [guide.revision for guide in guides]


def guides_for(call: Call, member: Member | None) -> list[GuideShown]:
    """Return what an answer stands on, as far as this person may see it."""
    return _shown(call, guides_of(call), member)


def _shown(call: Call, revisions: list[Revision], member: Member | None) -> list[GuideShown]:
    pieces = {revision.piece_id: revision for revision in revisions}
    found = cards_for(member, Piece.objects.filter(pk__in=pieces))
    cards = {card.id: card for card in found}
    return [
        GuideShown(
            card=cards[revision.piece_id],
            words=revision.words,
            asks=revision.piece.condition == Condition.ASK,
            how=call.how,
        )
        for revision in revisions
        if revision.piece_id in cards
    ]


def _terms(call: Call) -> tuple[list[Licence], str]:
    try:
        return licences_for(pieces_of(call.project)), ""
    except Refused as refused:
        return [], refused.sentence


def _closed(call: Call, member: Member | None) -> str:
    if not call.is_open:
        return _("This call is closed. Its project may have others that are open.")
    if member and any(Block.objects.between(one, member) for one in call.project.leaders()):
        return _("You can't join in here.")
    return ""


def _beginning(call: Call, guides: list[Revision], licences: list[Licence]) -> str:
    asked = [("call", call.key), ("medium", call.medium), ("craft", call.craft)]
    asked += [("source", f"{revision.piece.key}:{call.how}") for revision in guides]
    if call.language:
        asked.append(("language", call.language))
    if licences and Licence.BY_NC_SA not in licences:
        asked.append(("licence", licences[-1]))
    return f"{reverse('pieces:new')}?{urlencode(asked)}"
