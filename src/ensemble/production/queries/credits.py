"""The roll writes itself from lineage."""

from collections.abc import Iterable

from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Contribution, Piece
from ensemble.production.models import Thanks
from ensemble.production.roll import Person, Roll, Section, ThanksLine
from ensemble.projects.models import Offer, Project


def roll_of(project: Project, used: Iterable[int]) -> Roll:
    """Return everybody's name for a piece made of the pieces `used` (ids).

    Whoever made one of them, or anything that they stand on, is named once a role: the craft
    their piece says, or that the call asked for, or its medium. Whoever offered something that
    wasn't used was also in the room. Those who made a piece together stand together. The
    statements are as many as there are generations, plus four.
    """
    pieces = set(used)
    family = pieces | ancestors_of(pieces)
    makers = Piece.objects.filter(pk__in=family).select_related("maker").order_by("id")
    asked, together = _crafts_asked(project), _contributors(family)
    people: dict[str, dict[str, Person]] = {"producer": _named([project.producer])}
    for piece in makers:
        named = people.setdefault(_role(piece, asked), {})
        for member in (piece.maker, *together.get(piece.pk, ())):
            named.setdefault(member.key, _person(member))
    sections = tuple(Section(role, tuple(named.values())) for role, named in people.items())
    roll = Roll(sections)
    return Roll(sections, _thanks(project), _room(project, roll.people))


def _crafts_asked(project: Project) -> dict[int, str]:
    offers = Offer.objects.filter(call__project=project, withdrawn_at=None)
    return dict(offers.values_list("piece_id", "call__craft"))


def _contributors(pieces: Iterable[int]) -> dict[int, list[Member]]:
    """Return who made pieces together with their makers, by the pieces' ids."""
    found: dict[int, list[Member]] = {}
    for row in Contribution.objects.filter(piece__in=pieces).in_order():
        found.setdefault(row.piece_id, []).append(row.member)
    return found


def _role(piece: Piece, asked: dict[int, str]) -> str:
    craft = piece.craft or asked.get(piece.pk, "")
    return craft if craft in Craft.values else piece.medium


def _room(project: Project, credited: frozenset[str]) -> tuple[Person, ...]:
    offers = Offer.objects.filter(call__project=project, withdrawn_at=None)
    members = (offer.member for offer in offers.select_related("member").order_by("id"))
    named = _named(member for member in members if member.key not in credited)
    return tuple(named.values())


def _thanks(project: Project) -> tuple[ThanksLine, ...]:
    lines = Thanks.objects.filter(project=project).select_related("member").order_by("id")
    return tuple(ThanksLine(_person(thanks.member), thanks.line) for thanks in lines)


def _named(members: Iterable[Member]) -> dict[str, Person]:
    return {member.key: _person(member) for member in members}


def _person(member: Member) -> Person:
    return Person(member.credited_as, member.key)
