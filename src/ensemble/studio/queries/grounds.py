"""What somebody records on: told before the first sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.lineage.models import How
from ensemble.lineage.queries.beginning import outlook_on
from ensemble.people.models import Member
from ensemble.people.requests import visitor_of
from ensemble.pieces.models import Medium, Piece, Revision, Visibility
from ensemble.pieces.queries.bylines import lines_of
from ensemble.pieces.terms import Licence
from ensemble.projects.models import Call
from ensemble.projects.queries.invitation import guides_of, invitation_to
from ensemble.studio.queries.places import beginning_of
from ensemble.studio.tempo import Tempo, tempo_in


@dataclass(frozen=True)
class Ground:
    """`refusal` says why it can't be recorded on; `file_address` leads to one's own tools."""

    title: str
    address: str
    file_address: str
    how: str
    revisions: Sequence[Revision]
    licences: Sequence[Licence]
    asks: Sequence[Piece]
    refusal: str
    tempo: Tempo | None = None
    call: Call | None = None
    medium: str = Medium.AUDIO
    # It stands on nothing, and nobody asked for it: its maker says all that is said of it.
    is_first: bool = False

    @property
    def sounds(self) -> list[Revision]:
        """What is heard while recording."""
        return [one for one in self.revisions if is_heard(one)]

    @property
    def words(self) -> Revision | None:
        """What is read aloud."""
        return next((one for one in self.revisions if one.words), None)

    @property
    def licence(self) -> Licence:
        """What a take on this carries unless its maker chooses another: nobody makes money."""
        if not self.licences or Licence.BY_NC_SA in self.licences:
            return Licence.BY_NC_SA
        return self.licences[-1]

    @property
    def sentence(self) -> str:
        """Who and what it is built on, and its terms, in one sentence."""
        if self.is_first:
            return _("What you make stays yours. You say what others may do with it.")
        terms = _(" or ").join(licence.label for licence in self.licences)
        if not self.revisions:
            return _("What you record stays yours, and can carry %(terms)s.") % {"terms": terms}
        facts = {"what": _(" and ").join(_named(self.revisions)), "terms": terms}
        return _("You build on %(what)s; yours stays yours, and can carry %(terms)s.") % facts

    @property
    def begins_at(self) -> int:
        """The sample at which the first of its sounds begins."""
        return beginning_of(self.sounds)

    @property
    def sources(self) -> list[str]:
        """What the form for pieces calls them: a piece's key and a how."""
        return [f"{one.piece.key}:{self.how}" for one in self.revisions]


def call_asked(request: HttpRequest, key: str) -> Call:
    """Return the call that this visitor wants to make something for."""
    calls = Call.objects.visible_to(visitor_of(request)).select_related("project__circle")
    return get_object_or_404(calls, key=key)


def ground_of_call(call: Call, member: Member | None, medium: Medium = Medium.AUDIO) -> Ground:
    """Return what an answer to a call is made on, as far as this person may hear and read it."""
    told = invitation_to(call, member)
    seen = {guide.card.key for guide in told.guides}
    revisions = [one for one in guides_of(call) if one.piece.key in seen]
    pieces = [one.piece for one in revisions]
    outlook = outlook_on(pieces, member)
    return Ground(
        title=call.title,
        address=call.address,
        file_address=told.address,
        how=call.how,
        revisions=_loaded([one.pk for one in revisions]),
        licences=told.licences,
        asks=outlook.asks,
        refusal=told.refusal or outlook.refusal or _of_another_kind(call, medium),
        tempo=tempo_of(call),
        call=call,
        medium=medium,
    )


def ground_of_piece(piece: Piece, member: Member | None, how: How = How.LAYERS) -> Ground:
    """Return what is recorded on a standing piece: on top of its sound, or reading its words."""
    outlook = outlook_on([piece], member)
    revisions = _loaded([piece.current.pk]) if piece.current else []
    source = {"source": f"{piece.key}:{how}", "medium": Medium.AUDIO}
    return Ground(
        title=piece.title,
        address=piece.get_absolute_url(),
        file_address=f"{reverse('pieces:new')}?{urlencode(source)}",
        how=how,
        revisions=revisions,
        licences=outlook.licences,
        asks=outlook.asks,
        refusal=outlook.refusal or _nothing_in(revisions, how),
        tempo=tempo_in(piece.about, piece.title),
    )


def ground_of_idea(medium: Medium, tempo: Tempo | None = None) -> Ground:
    """Return what somebody begins something on: nothing, with nothing but ticks in the ears."""
    is_film = medium == Medium.VIDEO
    return Ground(
        title=_("Film your idea") if is_film else _("Record your idea"),
        address=reverse("projects:new"),
        file_address=f"{reverse('pieces:new')}?{urlencode({'medium': medium})}",
        how="",
        revisions=[],
        licences=list(Licence),
        asks=[],
        refusal="",
        tempo=tempo,
        medium=medium,
        is_first=True,
    )


def sounds_of_call(call: Call) -> list[Revision]:
    """Return what is heard while recording for a call by whoever may hear all that it gives."""
    standing = [one.pk for one in guides_of(call) if one.piece.is_standing]
    return [one for one in _loaded(standing) if is_heard(one)]


def tempo_of(call: Call) -> Tempo | None:
    """Return the tempo that a call names."""
    return tempo_in(call.spec, call.words, call.title)


def seen_by(ground: Ground) -> dict[str, object]:
    """Return who may see a take on this: for a project of a circle that circle, else everyone."""
    project = ground.call.project if ground.call else None
    if project is None:
        return {"visibility": Visibility.PUBLIC, "circle": None}
    return {"visibility": project.visibility, "circle": project.circle}


def is_heard(revision: Revision) -> bool:
    """Whether there is anything to hear in it: a film may be silent."""
    media = revision.media
    if media is None or media.kind == Medium.IMAGE:
        return False
    return media.kind == Medium.AUDIO or media.loudness_lufs is not None


def _loaded(keys: Sequence[int]) -> list[Revision]:
    found = Revision.objects.filter(pk__in=keys).select_related("piece__maker", "media")
    return sorted(found, key=lambda one: keys.index(one.pk))


def _named(revisions: Sequence[Revision]) -> list[str]:
    pieces = [one.piece for one in revisions]
    makers = lines_of(pieces)
    return [
        _("“%(title)s” by %(name)s") % {"title": one.title, "name": makers[one.pk]}
        for one in pieces
    ]


def _nothing_in(revisions: Sequence[Revision], how: How) -> str:
    if how == How.PERFORMS:
        return "" if any(one.words for one in revisions) else _("There are no words in this piece.")
    return "" if any(map(is_heard, revisions)) else _("There is nothing to hear in this piece.")


def _of_another_kind(call: Call, medium: Medium) -> str:
    if call.medium == medium:
        return ""
    return _("This call asks for %(medium)s.") % {"medium": Medium(call.medium).label}
