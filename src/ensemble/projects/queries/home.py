"""A project's page: four statements, whatever has been offered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from ensemble.foundation.compiled import Compiled
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.pieces.queries import Card, card_rows, cards_of
from ensemble.projects.models import Call, Decision, Offer, Project, Update
from ensemble.projects.queries.cards import FACTS, CallCard, address, card_of

MOST_PIECES = 120
PROJECT = [field.attname for field in Project._meta.concrete_fields]
USED, NOT_NOW = Decision.Outcome.USED, Decision.Outcome.NOT_NOW


class News(NamedTuple):
    """The latest update."""

    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Home:
    """What a person sees of a project. `byline` names its leaders, `wanted` are open calls,
    `over` the others; `used` are cards of pieces in use, `room` of those offered besides."""

    project: Project
    news: News | None
    circle: str
    byline: Sequence[tuple[str, str]]
    is_mine: bool
    wanted: Sequence[CallCard]
    over: Sequence[CallCard]
    used: Sequence[Card]
    room: Sequence[Card]


def home_of(key: str, member: Member | None) -> Home | None:
    """Return the page of a project; None where this person may not open it."""
    rows = _rows_of(key, member)
    if not rows:
        return None
    project = _project(rows[0])
    wanted, over, in_use = _calls(project)
    cards = cards_of(_rows_of_pieces(project, member))
    return Home(
        project=project,
        news=_news(rows[0]),
        circle=rows[0].circle_name or "",
        byline=[(row.leader, address("people:show", row.leader_key)) for row in rows],
        is_mine=member is not None and member.pk in {row.leader_id for row in rows},
        wanted=wanted,
        over=over,
        used=[card for card in cards if card.id in in_use],
        room=[card for card in cards if card.id not in in_use],
    )


def _rows_of(key: str, member: Member | None) -> list[Any]:
    """A row for each leader: the project, its latest update and who leads it, in one statement."""
    if member is None:
        return OPEN_TO_ALL.rows(key=key)
    return OPEN_TO_ONE.rows(key=key, pk=member.pk)


def _ask(key: str, pk: int | None = None) -> Any:
    latest = Update.objects.filter(project=OuterRef("pk")).order_by("-id")
    leading = Q(leaderships__left_at=None, leaderships__joined_at__isnull=False)
    leader = Coalesce(NullIf("led__member__credit_name", Value("")), "led__member__name")
    found: Any = Project.objects.visible_to(Member(pk=pk) if pk else None).filter(key=key)
    found = found.annotate(
        led=FilteredRelation("leaderships", condition=leading),
        news=Subquery(latest.values("words")[:1]),
        news_at=Subquery(latest.values("created_at")[:1]),
        news_by=Subquery(latest.values("writer__name")[:1]),
        circle_name=F("circle__name"),
        leader=leader,
        leader_id=F("led__member"),
        leader_key=F("led__member__key"),
    )
    besides = ("news", "news_at", "news_by", "circle_name", "leader", "leader_id", "leader_key")
    return found.order_by("led__id").values_list(*PROJECT, *besides, named=True)


# What differs from one page to the next: the key, and who asks.
MARKS: dict[str, Any] = {"key": "a key of no project", "pk": 8_765_432_109_876}
MARKS["project"] = MARKS["pk"] + 1
OPEN_TO_ONE = Compiled(_ask, key=MARKS["key"], pk=MARKS["pk"])
OPEN_TO_ALL = Compiled(_ask, key=MARKS["key"])


def _news(row: Any) -> News | None:
    return News(row.news, row.news_at, row.news_by) if row.news else None


def _project(row: Any) -> Project:
    return Project.from_db(connection.alias, PROJECT, row[: len(PROJECT)])


def _rows_of_pieces(project: Project, member: Member | None) -> list[Any]:
    if member is None:
        return PIECES_FOR_ALL.rows(project=project.pk)
    return PIECES_FOR_ONE.rows(project=project.pk, pk=member.pk)


def _ask_pieces(project: int, pk: int | None = None) -> Any:
    offered = Offer.objects.counting().filter(call__project=project)
    shown = offered.exclude(decision__outcome=NOT_NOW).values("piece_id")
    pieces = Piece.objects.filter(pk__in=shown).order_by("id")
    return card_rows(Member(pk=pk) if pk else None, pieces)[:MOST_PIECES]


PIECES_FOR_ONE = Compiled(_ask_pieces, project=MARKS["project"], pk=MARKS["pk"])
PIECES_FOR_ALL = Compiled(_ask_pieces, project=MARKS["project"])


def _calls(project: Project) -> tuple[list[CallCard], list[CallCard], set[int]]:
    """Open calls, those that are over, and the ids of all pieces in use: one statement."""
    wanted: list[CallCard] = []
    over: list[CallCard] = []
    in_use: set[int] = set()
    now = timezone.now()
    for _pk, group in groupby(CALLS.rows(project=project.pk), key=lambda row: row.pk):
        rows = list(group)
        used = {row.offered for row in rows if row.outcome == USED}
        in_use |= used
        card, call = card_of(rows[0], None, used=len(used)), rows[0]
        late = call.deadline is not None and call.deadline <= now
        (over if call.closed_at or call.paused_at or late else wanted).append(card)
    # What still needs somebody comes before what has all it asked for.
    wanted.sort(key=lambda card: card.is_full)
    return wanted, over, in_use


def _ask_calls(project: int) -> Any:
    standing = FilteredRelation(
        "offers", condition=Q(offers__withdrawn_at=None, offers__lost_at=None)
    )
    calls = Call.objects.filter(project=project).annotate(
        standing=standing, offered=F("standing__piece"), outcome=F("standing__decision__outcome")
    )
    columns = ("pk", *FACTS, "closed_at", "paused_at", "offered", "outcome")
    return calls.order_by("position", "id").values_list(*columns, named=True)


CALLS = Compiled(_ask_calls, project=MARKS["project"])
