"""Who stands in a crowd, and who stood in which of its stems."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.urls import reverse

from ensemble.engine.ingest.onset import onset
from ensemble.engine.ingest.peaks import load
from ensemble.foundation.files import open_local
from ensemble.people.models import Block
from ensemble.pieces.models import Derived, Piece, Revision
from ensemble.pieces.terms import Condition
from ensemble.projects.models import Offer, Project
from ensemble.studio.crowding import RATE, Stand, Take, placed, together
from ensemble.studio.models import Crowd, Voice
from ensemble.studio.queries.arrivals import HEARD
from ensemble.studio.queries.places import places_of


@dataclass(frozen=True)
class Named:
    """Somebody, as `people` in design/parts/people.html shows them."""

    name: str
    key: str
    words: str = ""

    @property
    def url(self) -> str:
        return reverse("people:show", args=[self.key])


def takes_of(crowd: Crowd) -> QuerySet[Revision]:
    """Return every take that belongs in a crowd: used, prepared, and free to be built on."""
    offers = Offer.objects.used().filter(call=crowd.call)
    blockers = Block.objects.filter(blocked=crowd.maker).values("blocker_id")
    open_to_maker = Piece.objects.visible_to(crowd.maker).exclude(maker__in=blockers)
    return (
        Revision.objects.filter(
            pk__in=offers.values("revision"),
            piece__in=open_to_maker.exclude(condition=Condition.LISTEN).values("pk"),
            piece__medium__in=HEARD,
            media__prepared_at__isnull=False,
            media__duration_ms__gt=0,
        )
        .select_related("piece__maker", "media")
        .order_by("id")
    )


def voices_of(crowd: Crowd) -> list[Voice]:
    """Return how every take that belongs in a crowd would stand in it now, not saved."""
    revisions = list(takes_of(crowd))
    places = places_of(revisions)
    is_together = crowd.stands == Crowd.Stands.TOGETHER
    onsets = _onsets(revisions) if is_together else {}
    stands = together if is_together else placed
    found = []
    for revision in revisions:
        take = _measured(revision, onsets.get(revision.pk, 0), places.get(revision.pk))
        found.append(_voice(revision, stands(take, crowd.spread)))
    return found


def stems_of(project: Project) -> QuerySet[Revision]:
    """Return the newest stem of each crowd of a project."""
    pieces = Crowd.objects.filter(call__project=project, piece__isnull=False).values("piece")
    stems = Revision.objects.filter(piece__in=pieces, piece__current=F("pk"))
    return stems.filter(piece__withdrawn_at=None).select_related("piece__maker", "media")


def in_crowds_of(project: Project) -> set[int]:
    """Return the ids of the revisions that are heard in a crowd of a project."""
    voices = Voice.objects.standing().filter(
        crowd__call__project=project, crowd__piece__isnull=False
    )
    return set(voices.values_list("revision_id", flat=True))


def in_stems_of(revisions: Iterable[Revision]) -> set[int]:
    """Return the ids of the standing pieces that are heard in crowds of which these are stems."""
    crowds = Voice.objects.standing().filter(
        crowd__piece__in={revision.piece_id for revision in revisions},
        revision__piece__withdrawn_at=None,
    )
    return set(crowds.values_list("revision__piece", flat=True))


def taken_back_in(revisions: Iterable[Revision]) -> list[Piece]:
    """Return the pieces, withdrawn by their makers, that are still heard in these stems."""
    stems = {revision.piece_id: revision.number for revision in revisions}
    voices = Voice.objects.filter(
        crowd__piece__in=stems, revision__piece__withdrawn_at__isnull=False
    ).select_related("crowd", "revision__piece")
    return [voice.revision.piece for voice in voices if _is_in(voice, stems)]


def names_in(crowd: Crowd) -> Sequence[Named]:
    """Return everybody heard in a crowd's newest stem, each once."""
    makers = crowd.voices.standing().select_related("revision__piece__maker").order_by("id")
    people = (voice.revision.piece.maker for voice in makers)
    return list({one.key: Named(one.credited_as, one.key) for one in people}.values())


def _is_in(voice: Voice, stems: dict[int, int]) -> bool:
    number = stems[voice.crowd.piece_id or 0]
    return voice.entered <= number and (voice.left is None or number < voice.left)


def _measured(revision: Revision, begins: int, place: int | None) -> Take:
    media = revision.media
    if media is None or media.duration_ms is None:
        raise ValueError(f"{revision} has no length.")
    length = media.duration_ms * RATE // 1000
    highest = max(media.envelope, default=100)
    return Take(revision.key, length, media.loudness_lufs, highest, begins, place)


def _voice(revision: Revision, stand: Stand) -> Voice:
    return Voice(
        revision=revision,
        start_samples=stand.start,
        at_samples=stand.at,
        length_samples=stand.length,
        gain_db=stand.gain_db,
        pan=stand.pan,
    )


def _onsets(revisions: Sequence[Revision]) -> dict[int, int]:
    """Where each begins to be heard, from its waveform."""
    finest: dict[int, Derived] = {}
    drawn = Q(media__in=[one.media_id for one in revisions], role="peaks")
    for row in Derived.objects.filter(drawn).order_by("width"):
        finest[row.media_id] = row
    return {
        one.pk: _onset(finest[one.media_id])
        for one in revisions
        if one.media_id is not None and one.media_id in finest
    }


def _onset(drawn: Derived) -> int:
    with open_local(drawn.name) as path:
        begins = onset(load(path))
    return 0 if begins is None else round(begins * RATE)
