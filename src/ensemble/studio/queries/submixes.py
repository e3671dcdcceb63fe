"""The tracks that a browser doesn't play by themselves, as one sound."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone

from ensemble.foundation.files import signed_url
from ensemble.foundation.jobs import Job
from ensemble.studio.models import Layer, Mix, Submix, Version
from ensemble.studio.timeline import digest_of, layers_of_version, length_of

MAKING = "ensemble.studio.actions.make_submix.make_submix"
AGAIN = timedelta(minutes=1)


@dataclass(frozen=True)
class Beyond:
    """The tracks after the first `live` ones: of a mix as it stands, or of a version of it."""

    mix: Mix
    live: int
    version: Version | None = None

    @property
    def arguments(self) -> list[int]:
        """Return what the job that sums them is asked with."""
        return [self.mix.pk, self.live, *([self.version.pk] if self.version else [])]

    @cached_property
    def layers(self) -> list[Layer]:
        """Return all of them, of a mix the silent ones too."""
        if self.version:
            return layers_of_version(self.version)[self.live :]
        found = self.mix.layers.standing().select_related("revision__piece", "revision__media")
        return list(found[self.live :])

    @cached_property
    def heard(self) -> list[Layer]:
        """Return those of them that sound: nothing that was withdrawn."""
        standing = (one for one in self.layers if one.revision.piece.withdrawn_at is None)
        return [one for one in standing if not one.is_muted and length_of(one) > 0]

    @cached_property
    def fingerprint(self) -> str:
        """Return a name for their sum; empty where nothing sounds."""
        return digest_of(self.heard, None) if self.heard else ""


def submix_told(beyond: Beyond) -> dict[str, Any]:
    """Return their sum as JSON; `reel` is None where nothing sounds.

    `tracks` are the keys of the tracks in it; nothing of it counts unless `is_made`.
    """
    wanted = beyond.fingerprint
    found = Submix.objects.filter(mix=beyond.mix, fingerprint=wanted).first() if wanted else None
    return {
        "key": wanted,
        "tracks": [layer.key for layer in beyond.layers],
        "reel": signed_url(found.name) if found else None,
        "samples": found.samples if found else 0,
        "is_made": found is not None or not wanted,
        "has_failed": bool(wanted) and found is None and _has_failed(beyond),
    }


def _has_failed(beyond: Beyond) -> bool:
    """Whether it couldn't be made just now; then it is left alone for a moment."""
    lately = timezone.now() - AGAIN
    tried = Job.objects.filter(name=MAKING, arguments=beyond.arguments).order_by("-id").first()
    return tried is not None and tried.failed_at is not None and tried.failed_at > lately
