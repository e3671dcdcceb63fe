"""What a page needs to play a backing."""

from typing import Any

from ensemble.design.waveform import bars
from ensemble.foundation.files import signed_url
from ensemble.studio.models import Backing

STROKES = 120


def told_of(backing: Backing) -> dict[str, Any]:
    """Return its state: `ready` with addresses and samples, `failed` with why, or `making`."""
    if backing.is_ready:
        return {
            "state": "ready",
            "light": signed_url(backing.light, content_type="audio/ogg"),
            "exact": signed_url(backing.name, content_type="audio/flac"),
            "length": backing.length_samples,
            "strokes": bars(backing.heights, STROKES),
        }
    if backing.failed_at:
        return {"state": "failed", "failure": backing.failure}
    return {"state": "making", "progress": backing.job.progress if backing.job else 0}
