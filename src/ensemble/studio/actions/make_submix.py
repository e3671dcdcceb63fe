"""Sum the tracks that a browser doesn't play by themselves."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from ensemble.engine.sound.reel import write_reel
from ensemble.engine.sound.sum_cache import Kept
from ensemble.engine.work import Work
from ensemble.foundation.files import store
from ensemble.foundation.jobs import Job, Run, job
from ensemble.people.models import Member
from ensemble.studio.atoms import atoms
from ensemble.studio.models import Layer, Mix, Submix
from ensemble.studio.originals import original_of
from ensemble.studio.queries.submixes import MAKING, beyond, heard_beyond
from ensemble.studio.timeline import digest_of, timeline_of_layers

PATIENCE = timedelta(seconds=1)


def submix_soon(mix: Mix, live: int, *, by: Member) -> None:
    """Ask for the sum of all tracks after the first `live` ones, unless one waits to be made."""
    waiting = Job.objects.open().filter(name=MAKING, arguments=[mix.pk, live], leased_until=None)
    if not waiting.exists():
        soon = timezone.now() + PATIENCE
        make_submix.later(mix.pk, live, by=by, priority=2, not_before=soon)


@job(tries=2, lease=60)
def make_submix(run: Run, mix_id: int, live: int) -> None:
    """Sum them as they stand now, once. What is turned meanwhile is summed when it is asked for."""
    mix = Mix.objects.get(pk=mix_id)
    layers = heard_beyond(beyond(mix, live))
    wanted = digest_of(layers, None)
    if not layers or mix.submixes.filter(fingerprint=wanted).exists():
        return
    with run.folder() as folder:
        samples = _write(layers, folder, run, f"{mix.key}{live}")
        made = store(folder / "made.reel", folder="submixes", suffix=".reel")
    with run.fence():
        Submix.objects.keep(mix, wanted, name=made.name, size=made.size, samples=samples)


def _write(layers: list[Layer], folder: Path, run: Run, kin: str) -> int:
    """What was summed before is changed, not summed again: one fader costs one track."""
    media = {layer.revision.key: layer.revision.media for layer in layers}
    paths = {key: original_of(each) for key, each in media.items() if each is not None}
    timeline = timeline_of_layers(layers, paths)
    work = Work(folder, run.report)
    return write_reel(timeline, folder / "made.reel", work, kept=Kept(atoms(), kin))
