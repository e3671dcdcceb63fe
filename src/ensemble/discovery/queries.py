"""What the gathering pages show, always to somebody in particular."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.lineage.models import Source
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium, Piece
from ensemble.pieces.models.piece import PieceQuerySet
from ensemble.pieces.queries import Card, cards_for
from ensemble.production.models import Finish
from ensemble.production.queries.finished import finished_for
from ensemble.production.roll import Roll
from ensemble.projects.models import Call, Claim, Leadership, Offer, Project
from ensemble.projects.models.call import CallQuerySet
from ensemble.projects.queries.board import stretch_for
from ensemble.projects.queries.cards import call_cards

FRONT_CALLS, FRONT_PIECES = 6, 6
NAMED = 7


def front_for(member: Member | None) -> dict[str, Any]:
    """Return a few calls that fit, the latest finished pieces, and pieces nobody built on."""
    wanted = stretch_for(member, _open_calls(member), most=FRONT_CALLS)
    finished = list(finished_for(member).filter(project__visibility="public").order_by("-id")[:3])
    return {
        "calls": call_cards(wanted.calls),
        "finished": _finished(finished, member),
        "unheard": _few(member, _unbuilt(member), FRONT_PIECES),
        "projects": Project.objects.visible_to(member)
        .listed()
        .going()
        .select_related("producer")
        .order_by("-id")[:6],
    }


def board_for(member: Member | None, wishes: QueryDict) -> dict[str, Any]:
    """Return a stretch of open calls, narrowed by craft, medium and the minutes somebody has."""
    chosen = {name: wishes.get(name, "") for name in ("craft", "medium", "minutes")}
    calls = _open_calls(member).filter(_wished(**chosen))
    stretch = stretch_for(member, calls, after=wishes.get("after", ""))
    return {
        "calls": call_cards(stretch.calls),
        "older": stretch.older,
        "kept": urlencode(chosen),
        "crafts": Craft.choices,
        "media": Medium.choices,
        "chosen": chosen,
    }


def _wished(craft: str, medium: str, minutes: str) -> Q:
    """Only what somebody asked for in words that we know narrows the board."""
    wish = Q(craft=craft) if craft in Craft.values else Q()
    wish &= Q(medium=medium) if medium in Medium.values else Q()
    known = minutes.isdecimal() and len(minutes) < 4
    return wish & Q(minutes__lte=int(minutes)) if known else wish


def desk_of(member: Member) -> dict[str, Any]:
    """Return what waits for a member: their projects, promises and drafts."""
    waiting = Offer.objects.undecided().filter(call__project=OuterRef("pk"))
    mine = Leadership.objects.current().filter(member=member).values("project")
    led = Project.objects.filter(pk__in=mine, finished_at=None)
    drafts = Piece.objects.filter(maker=member, published_at=None, withdrawn_at=None)
    claims = Claim.objects.current().filter(member=member)
    return {
        "projects": led.annotate(someone_waits=Exists(waiting)).order_by("-someone_waits", "-id"),
        "claims": claims.select_related("call__project").order_by("expires_at", "id"),
        "drafts": _few(member, drafts.order_by("-id"), 12),
        "offers": Offer.objects.by(member)
        .filter(withdrawn_at=None)
        .select_related("call__project", "piece", "decision")
        .order_by("-id")[:12],
    }


def _open_calls(member: Member | None) -> CallQuerySet:
    return Call.objects.visible_to(member).listed().open().select_related("project")


def _unbuilt(member: Member | None) -> PieceQuerySet:
    built = Source.objects.filter(origin=OuterRef("pk"))
    finished = Finish.objects.filter(piece=OuterRef("pk"))
    pieces = Piece.objects.visible_to(member).standing().listed()
    return pieces.filter(~Exists(built), ~Exists(finished)).newest_first()


def _going(member: Member | None) -> QuerySet[Project]:
    going = Project.objects.visible_to(member).listed().going()
    return going.select_related("producer").order_by("-id")[:6]


def _few(member: Member | None, pieces: PieceQuerySet, most: int) -> list[Card]:
    """Return cards of the first of these pieces, newest first."""
    chosen = list(pieces.values_list("pk", flat=True)[:most])
    return cards_for(member, Piece.objects.filter(pk__in=chosen).newest_first())


def _finished(
    finished: list[Finish], member: Member | None
) -> list[tuple[Finish, Card, list[tuple[str, str]]]]:
    """Return finished pieces that can be shown, each with its card and its makers' names."""
    pieces = Piece.objects.filter(pk__in=[finish.piece_id for finish in finished])
    cards = {card.key: card for card in cards_for(member, pieces)}
    shown = [(finish, cards.get(finish.piece.key)) for finish in finished]
    return [(finish, card, _names(finish)) for finish, card in shown if card]


def _names(finish: Finish) -> list[tuple[str, str]]:
    """Return who made it, each once, whoever produced it last; a crowd ends in everyone else."""
    sections = sorted(Roll.from_json(finish.roll).sections, key=lambda one: one.role == "producer")
    people = dict.fromkeys(person for section in sections for person in section.people)
    names = [(person.name, reverse("people:show", args=[person.key])) for person in people]
    if len(names) <= NAMED:
        return names
    address = reverse("production:show", args=[finish.project.key])
    return [*names[: NAMED - 1], (_("everyone else"), f"{address}#names")]
