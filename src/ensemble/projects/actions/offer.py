"""Offer a piece to a call."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Piece, Revision, Visibility
from ensemble.pieces.signals import announce
from ensemble.projects.actions.pass_place import pass_places
from ensemble.projects.models import Call, Offer
from ensemble.projects.queries.joining import refuse_unless_welcome
from ensemble.projects.queries.licences import refuse_unless_combinable
from ensemble.projects.signals import offer_made


@transaction.atomic
def offer_piece(piece: Piece, call: Call, *, by: Member, line: str = "") -> Offer:
    """Offer a piece of one's own, published, of the medium asked for. Offering twice is once.

    Ends a claim of theirs, and passes the place on. Raises Refused with the reason.
    """
    call = Call.objects.select_for_update(of=("self",)).select_related("project").get(pk=call.pk)
    refuse_unless_welcome(call, by)
    revision = _offerable(piece, call, by)
    refuse_unless_combinable(piece, call.project)
    _refuse_out_of_turn(call, by)
    words = {"revision": revision, "member": by, "line": line.strip()}
    offer, is_new = Offer.objects.get_or_create(call=call, piece=piece, defaults=words)
    if not is_new and offer.withdrawn_at is None:
        return offer
    offer.renew(revision, line.strip())
    _let_it_be_known(offer, call, by)
    return offer


def _offerable(piece: Piece, call: Call, by: Member) -> Revision:
    if piece.maker_id != by.pk:
        raise Refused(_("You can offer what you made yourself. Send its maker the link instead."))
    if piece.is_draft or piece.withdrawn_at is not None:
        raise Refused(_("Publish the piece first, then offer it."))
    if piece.medium != call.medium:
        raise Refused(_("This call asks for %(medium)s.") % {"medium": Medium(call.medium).label})
    if piece.visibility == Visibility.CIRCLE and piece.circle_id != call.project.circle_id:
        raise Refused(_("The leaders couldn't see it: your piece is for another circle only."))
    revision = piece.current or piece.revisions.order_by("-number").first()
    if revision is None:
        raise Refused(_("There is nothing in this piece yet."))
    return revision


def _refuse_out_of_turn(call: Call, by: Member) -> None:
    holder = call.claims.holding().exclude(member=by).select_related("member").first()
    if call.is_chain and holder is not None:
        raise Refused(
            _("%(name)s is writing the next part. Your piece is kept: stand in line and offer it.")
            % {"name": holder.member.credited_as}
        )


def _let_it_be_known(offer: Offer, call: Call, by: Member) -> None:
    call.count_answers(1)
    for claim in call.claims.current().filter(member=by):
        claim.end()
    pass_places(call)
    call.project.stir(led=call.project.is_led_by(by))
    record("piece_offered", offer, by=by)
    announce(offer_made, Offer, offer=offer)
    desk = call.project.desk_address
    for leader in call.project.leaders():
        tell(leader, "piece_offered", desk, by=by, title=offer.piece.title, call=call.title)
