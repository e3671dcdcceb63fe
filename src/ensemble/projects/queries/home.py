"""A project's page: four statements, whatever has been offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import Card, cards_for
from ensemble.projects.models import Decision, Offer, Project, Update
from ensemble.projects.queries.cards import FACTS, CallCard, address, card_of

MOST_PIECES = 120
USED, NOT_NOW = Decision.Outcome.USED, Decision.Outcome.NOT_NOW


@dataclass(frozen=True)
class Home:
    """What a person sees of a project. `byline` names its leaders, `wanted` are open calls,
    `over` the others; `used` are cards of pieces in use, `room` of those offered besides."""

    project: Project
    byline: Sequence[tuple[str, str]]
    is_mine: bool
    wanted: Sequence[CallCard]
    over: Sequence[CallCard]
    used: Sequence[Card]
    room: Sequence[Card]


def home_of(key: str, member: Member | None) -> Home | None:
    """Return the page of a project; None where this person may not open it."""
    # A row for each leader: the project, its latest update and who leads it in one statement.
    rows = list(_projects(member).filter(key=key))
    if not rows:
        return None
    wanted, over, in_use = _calls(rows[0])
    cards = cards_for(member, _pieces(rows[0]), most=MOST_PIECES)
    return Home(
        project=rows[0],
        byline=[(row.leader, address("people:show", row.leader_key)) for row in rows],
        is_mine=member is not None and member.pk in {row.leader_id for row in rows},
        wanted=wanted,
        over=over,
        used=[card for card in cards if card.id in in_use],
        room=[card for card in cards if card.id not in in_use],
    )


def _projects(member: Member | None) -> Any:
    latest = Update.objects.filter(project=OuterRef("pk")).order_by("-id")
    leading = Q(leaderships__left_at=None, leaderships__joined_at__isnull=False)
    leader = Coalesce(NullIf("led__member__credit_name", Value("")), "led__member__name")
    found = Project.objects.visible_to(member).select_related("producer", "circle")
    return found.annotate(
        news=Subquery(latest.values("words")[:1]),
        news_at=Subquery(latest.values("created_at")[:1]),
        news_by=Subquery(latest.values("writer__name")[:1]),
        led=FilteredRelation("leaderships", condition=leading),
        leader=leader,
        leader_id=F("led__member"),
        leader_key=F("led__member__key"),
    ).order_by("led__id")


def _pieces(project: Project) -> Any:
    offered = Offer.objects.counting().filter(call__project=project)
    shown = offered.exclude(decision__outcome=NOT_NOW).values("piece_id")
    return Piece.objects.filter(pk__in=shown).order_by("id")


def _calls(project: Project) -> tuple[list[CallCard], list[CallCard], set[int]]:
    """Open calls, those that are over, and the ids of all pieces in use: one statement."""
    wanted: list[CallCard] = []
    over: list[CallCard] = []
    in_use: set[int] = set()
    now = timezone.now()
    for _pk, group in groupby(_rows(project), key=lambda row: row.pk):
        rows = list(group)
        used = {row.offered for row in rows if row.outcome == USED}
        in_use |= used
        card, call = card_of(rows[0], None, used=len(used)), rows[0]
        late = call.deadline is not None and call.deadline <= now
        (over if call.closed_at or call.paused_at or late else wanted).append(card)
    # What still needs somebody comes before what has all it asked for.
    wanted.sort(key=lambda card: card.is_full)
    return wanted, over, in_use


def _rows(project: Project) -> Any:
    standing = FilteredRelation(
        "offers", condition=Q(offers__withdrawn_at=None, offers__lost_at=None)
    )
    calls = project.calls.annotate(
        standing=standing, offered=F("standing__piece"), outcome=F("standing__decision__outcome")
    )
    columns = ("pk", *FACTS, "closed_at", "paused_at", "offered", "outcome")
    return calls.order_by("position", "id").values_list(*columns, named=True)
