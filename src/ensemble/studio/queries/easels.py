"""What stands on the easel: paper of which size, the picture beneath, what comes before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from ensemble.foundation.files import signed_url
from ensemble.lineage.models import How, Source
from ensemble.lineage.queries.beginning import Outlook, outlook_on
from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Piece, Revision
from ensemble.projects.models import Call
from ensemble.projects.queries.invitation import invitation_to
from ensemble.studio.models import Drawing

# Where nothing says otherwise: a sheet that prints well and that phones can hold.
EMPTY = (1600, 1200)
PANELS = 3
OPENED = ("image/webp", "image/png", "image/jpeg")


@dataclass(frozen=True)
class Print:
    """A picture as everybody here may see it, at its largest: nothing tells where it was taken."""

    key: str
    src: str
    width: int
    height: int
    # The picture itself is larger than this copy of it.
    is_smaller: bool = False


@dataclass(frozen=True)
class Easel:
    """`before` are the panels that came before, the last one first. `words` are to be illustrated.

    `lines` says that the picture lies over the layers, to be colored beneath its lines.
    """

    outlook: Outlook
    call: Call | None = None
    picture: Print | None = None
    before: Sequence[Print] = ()
    words: Sequence[Revision] = ()
    drawing: Drawing | None = None
    lines: bool = False
    refusal: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the paper in pixels."""
        if self.drawing:
            return self.drawing.width, self.drawing.height
        like = self.picture or next(iter(self.before), None)
        return (like.width, like.height) if like else EMPTY


def easel_for(asked: QueryDict, visitor: Member | None) -> Easel:
    """Return what an address asks for: `source` (piece:how, often), `layers` (piece), `call`.

    What this person may not see isn't there.
    """
    wanted = [answer.partition(":")[::2] for answer in asked.getlist("source")[:12]]
    pieces = Piece.objects.visible_to(visitor).standing().select_related("maker", "current")
    found = {piece.key: piece for piece in pieces.filter(key__in=[key for key, _how in wanted])}
    origins = [(found[key], how) for key, how in wanted if key in found]
    easel = Easel(outlook_on([piece for piece, _how in origins], visitor), lines="lines" in asked)
    for piece, how in reversed(origins):
        easel = _with(easel, piece, how, visitor)
    easel = _gone_on(easel, found.get(asked.get("layers", "")), visitor)
    return _called(easel, asked.get("call", ""), visitor)


def _with(easel: Easel, piece: Piece, how: str, visitor: Member | None) -> Easel:
    if piece.current is None:
        return easel
    if piece.medium == Medium.TEXT:
        return replace(easel, words=[piece.current, *easel.words])
    if piece.medium != Medium.IMAGE:
        return easel
    if how == How.CONTINUES:
        return replace(easel, before=_panels(piece, visitor))
    return replace(easel, picture=print_of(piece.current))


def _gone_on(easel: Easel, piece: Piece | None, visitor: Member | None) -> Easel:
    """Somebody's layers instead of the picture that came of them, over what they drew on."""
    if piece is None or piece.current is None:
        return easel
    found = Drawing.objects.open_to(visitor).filter(revision=piece.current)
    drawing = found.defer("packed").select_related("beneath__piece").first()
    if drawing is None:
        return easel
    beneath = drawing.beneath
    if beneath and not Piece.objects.visible_to(visitor).filter(pk=beneath.piece_id).exists():
        beneath = None
    return replace(easel, drawing=drawing, picture=print_of(beneath) if beneath else None)


def _called(easel: Easel, key: str, visitor: Member | None) -> Easel:
    call = Call.objects.visible_to(visitor).select_related("project").filter(key=key).first()
    if call is None:
        return replace(easel, refusal=easel.outlook.refusal)
    told = invitation_to(call, visitor)
    return replace(easel, call=call, refusal=told.refusal or easel.outlook.refusal)


def _panels(piece: Piece, visitor: Member | None) -> list[Print]:
    """The last panel and those that it continues."""
    prints: list[Print] = []
    while piece and piece.current and len(prints) < PANELS:
        prints += filter(None, [print_of(piece.current)])
        edges = Source.objects.filter(piece=piece, how=How.CONTINUES, agreed_at__isnull=False)
        seen = Piece.objects.visible_to(visitor).standing().filter(medium=Medium.IMAGE)
        last = edges.filter(origin__in=seen.values("pk")).order_by("id").first()
        if last is None:
            break
        piece = last.origin
    return prints


def print_of(revision: Revision) -> Print | None:
    """Return the largest picture made from a revision's file that every browser opens."""
    if revision.media is None:
        return None
    files = revision.media.derived.filter(role="picture", content_type__in=OPENED)
    best = files.order_by("-width", "-size").first()
    if best is None:
        return None
    src = signed_url(best.name, content_type=best.content_type)
    is_smaller = (revision.media.width or 0) > best.width
    return Print(revision.key, src, best.width, best.height, is_smaller)
