"""Sum the tracks that a browser doesn't play by themselves."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from ensemble.engine.sound.reel import write_reel
from ensemble.engine.sound.sum_cache import Kept
from ensemble.engine.work import Work
from ensemble.foundation.files import store
from ensemble.foundation.jobs import Job, Run, job
from ensemble.people.models import Member
from ensemble.studio.actions.let_go import let_go
from ensemble.studio.atoms import atoms
from ensemble.studio.models import Mix, Submix, Version
from ensemble.studio.originals import original_of
from ensemble.studio.queries.standing import still_stand
from ensemble.studio.queries.submixes import MAKING, Beyond, submix_told
from ensemble.studio.timeline import timeline_of_layers

PATIENCE = timedelta(seconds=1)


def submix_of(beyond: Beyond, *, by: Member) -> dict[str, Any]:
    """Return the sum of these tracks as JSON; ask for it where it isn't made yet."""
    told = submix_told(beyond)
    if not told["is_made"] and not told["has_failed"]:
        _ask(beyond, by)
    return told


@job(tries=2, lease=60)
def make_submix(run: Run, mix_id: int, live: int, version_id: int | None = None) -> None:
    """Sum them as they stand now, once. What is turned meanwhile is summed when it is asked for.

    Where one of them was withdrawn meanwhile, they are summed anew without it.
    """
    version = Version.objects.get(pk=version_id) if version_id else None
    beyond = Beyond(Mix.objects.get(pk=mix_id), live, version)
    mix, wanted = beyond.mix, beyond.fingerprint
    if not wanted or mix.submixes.filter(fingerprint=wanted).exists():
        return
    with run.folder() as folder:
        samples = _write(beyond, folder, run)
        made = store(folder / "made.reel", folder="submixes", suffix=".reel")
    with run.fence():
        if still_stand(layer.revision.piece_id for layer in beyond.heard):
            Submix.objects.keep(mix, wanted, name=made.name, size=made.size, samples=samples)
        else:
            let_go([made.name], Submix.objects.all())
            make_submix.later(*run.job.arguments, by=run.job.asked_by)


def _ask(beyond: Beyond, by: Member) -> None:
    """Unless one waits to be made."""
    asked = beyond.arguments
    if not Job.objects.open().filter(name=MAKING, arguments=asked, leased_until=None).exists():
        soon = timezone.now() + PATIENCE
        make_submix.later(*asked, by=by, priority=2, not_before=soon)


def _write(beyond: Beyond, folder: Path, run: Run) -> int:
    """What was summed before is changed, not summed again: one fader costs one track."""
    media = {layer.revision.key: layer.revision.media for layer in beyond.heard}
    paths = {key: original_of(each) for key, each in media.items() if each is not None}
    timeline = timeline_of_layers(beyond.heard, paths)
    kept = Kept(atoms(), f"{beyond.mix.key}{beyond.live}")
    return write_reel(timeline, folder / "made.reel", Work(folder, run.report), kept=kept)
