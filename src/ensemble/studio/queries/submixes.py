"""The tracks of a mix that a browser doesn't play by themselves, as one sound."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from ensemble.foundation.files import signed_url
from ensemble.foundation.jobs import Job
from ensemble.studio.models import Layer, Mix, Submix
from ensemble.studio.timeline import digest_of, length_of

MAKING = "ensemble.studio.actions.make_submix.make_submix"
AGAIN = timedelta(minutes=1)


def beyond(mix: Mix, live: int) -> list[Layer]:
    """Return the tracks after the first `live` ones, silent ones too."""
    found = mix.layers.standing().select_related("revision__piece", "revision__media")
    return list(found[live:])


def heard_beyond(layers: list[Layer]) -> list[Layer]:
    """Return those of them that sound."""
    return [layer for layer in layers if not layer.is_muted and length_of(layer) > 0]


def submix_told(mix: Mix, live: int) -> dict[str, Any]:
    """Return the submix of a mix as it stands now, as JSON; `reel` is None where nothing sounds.

    `tracks` are the keys of the tracks in it; nothing of it counts unless `is_made`.
    """
    layers = beyond(mix, live)
    heard = heard_beyond(layers)
    wanted = digest_of(heard, None) if heard else ""
    found = Submix.objects.filter(mix=mix, fingerprint=wanted).first() if heard else None
    return {
        "key": wanted,
        "tracks": [layer.key for layer in layers],
        "reel": signed_url(found.name) if found else None,
        "samples": found.samples if found else 0,
        "is_made": found is not None or not heard,
        "has_failed": bool(heard) and found is None and _has_failed(mix, live),
    }


def _has_failed(mix: Mix, live: int) -> bool:
    """Whether it couldn't be made just now; then it is left alone for a moment."""
    lately = timezone.now() - AGAIN
    tried = Job.objects.filter(name=MAKING, arguments=[mix.pk, live]).order_by("-id").first()
    return tried is not None and tried.failed_at is not None and tried.failed_at > lately
