"""A leader's desk: who waits, longest first, and all that is under way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import Card, cards_for
from ensemble.projects.models import Call, Claim, Decision, Offer, Project

MOST_WAITING, MOST_ANSWERED = 20, 60
KEPT = Decision.Outcome.KEPT
ANSWER_WITHIN, DECIDE_WITHIN = timedelta(hours=24), timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """An offer without an answer, the work, and what it was made for. `urgency` is a word."""

    offer: Offer
    card: Card
    guides: Sequence[Card]
    urgency: str


@dataclass(frozen=True)
class Desk:
    waiting: Sequence[Waiting]
    more_wait: bool
    held: Sequence[Offer]
    kept: Sequence[tuple[Offer, Card | None]]
    answered: Sequence[Offer]
    calls: Sequence[Call]


def desk_of(project: Project, leader: Member) -> Desk:
    """Return the desk of a project that this person leads."""
    offers = Offer.objects.filter(call__project=project).select_related(
        "call", "piece", "member", "decision"
    )
    waiting = list(offers.undecided()[: MOST_WAITING + 1])
    kept = list(offers.kept().select_related("decision").order_by("-id")[:MOST_WAITING])
    calls = list(project.calls.order_by("position", "id").prefetch_related("guides__revision"))
    answered = offers.standing().exclude(decision=None).exclude(decision__outcome=KEPT)
    cards = _cards(waiting + kept, calls, leader)
    held = offers.counting().filter(decision=None, piece__cleared_at=None)
    _seat(calls)
    return Desk(
        waiting=_waiting(waiting[:MOST_WAITING], calls, cards),
        more_wait=len(waiting) > MOST_WAITING,
        held=list(held.order_by("id")[:MOST_WAITING]),
        kept=[(offer, cards.get(offer.piece_id)) for offer in kept],
        answered=list(answered.select_related("decision").order_by("-id")[:MOST_ANSWERED]),
        calls=calls,
    )


def _cards(offers: list[Offer], calls: list[Call], leader: Member) -> dict[int, Card]:
    wanted = {offer.piece_id for offer in offers}
    wanted |= {guide.revision.piece_id for call in calls for guide in call.guides.all()}
    return {card.id: card for card in cards_for(leader, Piece.objects.filter(pk__in=wanted))}


def _waiting(offers: list[Offer], calls: list[Call], cards: dict[int, Card]) -> list[Waiting]:
    guides = {
        call.pk: [cards[guide.revision.piece_id] for guide in call.guides.all()
                  if guide.revision.piece_id in cards]
        for call in calls
    }  # fmt: skip
    return [
        Waiting(offer, cards[offer.piece_id], guides[offer.call_id], _urgency(offer))
        for offer in offers
        if offer.piece_id in cards
    ]


def _urgency(offer: Offer) -> str:
    waited = timezone.now() - offer.created_at
    if waited > DECIDE_WITHIN:
        return "late"
    return "soon" if waited > ANSWER_WITHIN else ""


def _seat(calls: list[Call]) -> None:
    """Give each call those who hold its places and those who stand in line, in one statement."""
    claims: dict[int, list[Claim]] = {call.pk: [] for call in calls}
    current: Any = Claim.objects.current().filter(call__in=calls).select_related("member")
    for claim in current.order_by("id"):
        claims[claim.call_id].append(claim)
    for call in calls:
        call.holding = [claim for claim in claims[call.pk] if claim.place]  # type: ignore[attr-defined]
        call.waiting = [claim for claim in claims[call.pk] if not claim.place]  # type: ignore[attr-defined]
