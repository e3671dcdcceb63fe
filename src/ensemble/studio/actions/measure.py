"""Measure how far a mix has to be turned to be as loud as it should."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from ensemble.engine.sound.mix import Mixed, mix
from ensemble.foundation.jobs import Run, job
from ensemble.people.models import Member
from ensemble.studio.atoms import atoms
from ensemble.studio.models import Layer, Mix, Version
from ensemble.studio.originals import original_of
from ensemble.studio.timeline import (
    digest_of,
    heard_layers,
    layers_of_version,
    timeline_of_layers,
)

PATIENCE = timedelta(seconds=2)


def measure_soon(arrangement: Mix, *, by: Member) -> None:
    """Ask for a measurement in a moment, unless one is asked for that hasn't begun."""
    asked = arrangement.measuring
    if asked is not None and asked.state == "waiting":
        return
    soon = timezone.now() + PATIENCE
    arrangement.measuring = measure_mix.later(arrangement.pk, by=by, not_before=soon)
    arrangement.save(update_fields=["measuring"])


@job(tries=2, lease=60)
def measure_mix(run: Run, mix_id: int) -> None:
    """Measure a mix as it stands now. What is turned meanwhile is measured again."""
    found = Mix.objects.get(pk=mix_id)
    layers = heard_layers(found)
    digest = digest_of(layers, found.target_lufs)
    if found.measured == digest or not layers:
        return
    with run.folder() as folder:
        made = _measured(layers, found.target_lufs, folder, run)
    with run.fence():
        found.remember(made.gain_db, digest)


@job(tries=2, lease=60)
def measure_version(run: Run, version_id: int) -> None:
    """Measure a version once: it never changes."""
    version = Version.objects.select_related("mix").get(pk=version_id)
    layers = layers_of_version(version)
    if version.gain_db is not None or not layers:
        return
    with run.folder() as folder:
        made = _measured(layers, version.target_lufs, folder, run)
    with run.fence():
        version.remember(made.gain_db, max(-100.0, made.loudness_lufs))


def _measured(layers: Sequence[Layer], target_lufs: float | None, folder: Path, run: Run) -> Mixed:
    """Make it as the render makes it, and throw the sound away."""
    media = {layer.revision.key: layer.revision.media for layer in layers}
    paths = {key: original_of(each) for key, each in media.items() if each is not None}
    output = folder / "measured.wav"
    return mix(
        timeline_of_layers(layers, paths), output, folder,
        target_lufs=target_lufs, report=run.report, cache=atoms(),
    )  # fmt: skip
