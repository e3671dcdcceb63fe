"""Answer an offer."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.signals import announce
from ensemble.projects.models import Call, Decision, Offer, Project
from ensemble.projects.queries.licences import refuse_unless_combinable
from ensemble.projects.signals import choices_changed


@transaction.atomic
def decide_offer(offer: Offer, outcome: str, line: str, *, by: Member) -> Decision:
    """Say *used*, *kept for later* or *not this time*, with a line that its maker reads.

    Leaders only; they may think again until the project is finished.
    """
    # Two leaders at once pass one by one; the second changes what the first said.
    locked = Offer.objects.select_for_update(of=("self",))
    offer = locked.select_related("call__project", "piece", "member").get(pk=offer.pk)
    # Nor may two offers whose terms clash be used in one moment.
    Project.objects.select_for_update().get(pk=offer.call.project_id)
    offer.call.project.refuse_unless_led_by(by)
    _refuse_unless_answerable(offer, outcome, line)
    words = {"outcome": outcome, "line": line.strip(), "by": by}
    decision, is_new = Decision.objects.get_or_create(offer=offer, defaults=words)
    if not is_new:
        if (decision.outcome, decision.line) == (outcome, line.strip()):
            return decision
        decision.change(outcome, line.strip(), by)
    offer.call.project.stir(led=True)
    record("offer_decided", decision, by=by, outcome=outcome)
    announce(choices_changed, Call, call=offer.call)
    _tell_maker(offer, decision, by)
    return decision


def _refuse_unless_answerable(offer: Offer, outcome: str, line: str) -> None:
    if outcome not in Decision.Outcome.values:
        raise Refused(_("Choose one: used, kept for later, or not this time."))
    if not line.strip():
        raise Refused(_("Write a line to its maker. It is what they will remember."))
    if not Offer.objects.standing().filter(pk=offer.pk).exists():
        raise Refused(_("This piece was taken back, or nobody has looked at it yet."))
    if outcome == Decision.Outcome.USED:
        refuse_unless_combinable(offer.piece, offer.call.project)


def _tell_maker(offer: Offer, decision: Decision, by: Member) -> None:
    facts = {"title": offer.piece.title, "project": offer.call.project.title}
    verb = f"offer_{decision.outcome}".replace("-", "_")
    tell(offer.member, verb, offer.address, by=by, line=decision.line, **facts)
