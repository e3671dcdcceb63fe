"""Bounce what is played along with into one file."""

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone

from ensemble.engine.errors import EngineError
from ensemble.engine.sound.bounce import Bounced, bounce
from ensemble.engine.timeline import Clip, Media, Timeline, Track
from ensemble.foundation.files import open_local, store
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import Revision
from ensemble.studio.actions.let_go import let_go
from ensemble.studio.atoms import atoms
from ensemble.studio.models import Backing
from ensemble.studio.queries.places import places_of
from ensemble.studio.queries.standing import still_stand
from ensemble.studio.timeline import RATE, lasting, media_of

AGAIN = timedelta(minutes=10)


@transaction.atomic
def bounce_sounds(revisions: Sequence[Revision]) -> Backing:
    """Return the backing of these sounds, each at its place; ask for it where there is none yet.

    The same sounds at the same places are bounced once. Nothing is written when it is made.
    """
    found = _fingerprint(revisions)
    backing, is_new = Backing.objects.get_or_create(fingerprint=found)
    if is_new:
        backing.parts.set(revisions)
    if not backing.is_ready and _may_begin(backing, revisions):
        backing.job = bounce_backing.later(backing.pk, by=None, priority=5)
        backing.save(update_fields=["job"])
    return backing


@job(tries=3, lease=60)
def bounce_backing(run: Run, backing_id: int) -> None:
    """Mix the parts of a backing as they stand. Harmless when run twice.

    Nothing is kept of it where one of them was withdrawn meanwhile.
    """
    backing = Backing.objects.get(pk=backing_id)
    if backing.is_ready:
        return
    parts = list(backing.parts.select_related("piece", "media").order_by("id"))
    with run.folder() as folder, ExitStack() as lent:
        try:
            made = bounce(_timeline(parts, lent), folder, report=run.report, cache=atoms())
        except EngineError as error:
            with run.step():
                backing.fail(error.sentence)
            raise
        facts = _stored(made)
    with run.fence():
        if still_stand(one.piece_id for one in parts):
            backing.keep(**facts)
        else:
            let_go((facts["name"], facts["light"]), Backing.objects.all(), "name", "light")


def _fingerprint(revisions: Sequence[Revision]) -> str:
    places = places_of(revisions)
    parts = sorted(f"{one.key}:{places.get(one.pk, 0)}" for one in revisions)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _may_begin(backing: Backing, revisions: Sequence[Revision]) -> bool:
    """Whether nobody is at it, its parts are prepared, and it didn't fail just now."""
    if backing.job and not backing.job.has_ended:
        return False
    if backing.failed_at and backing.failed_at > timezone.now() - AGAIN:
        return False
    return all(one.media and one.media.duration_ms for one in revisions)


def _timeline(parts: Sequence[Revision], lent: ExitStack) -> Timeline:
    places = places_of(parts)
    return Timeline(tuple(_track(one, places.get(one.pk, 0), lent) for one in parts))


def _track(revision: Revision, place: int, lent: ExitStack) -> Track:
    if revision.media is None:
        raise ValueError(f"{revision} has no sound.")
    known = media_of(revision)
    path = lent.enter_context(open_local(revision.media.original))
    media = Media(known.name, path, known.kind, known.sha256)
    clip = Clip(media, lasting(revision), offset=Fraction(place, RATE))
    return Track("sound", (clip,), name=revision.piece.title)


def _stored(made: Bounced) -> dict[str, Any]:
    flac = store(made.flac, folder="backings", suffix=".flac")
    light = store(made.opus, folder="backings", suffix=".ogg")
    return {
        "name": flac.name,
        "light": light.name,
        "size": flac.size,
        "channels": made.channels,
        "length_samples": made.samples,
        "envelope": [height * 100 // 128 for height in made.drawn],
    }
