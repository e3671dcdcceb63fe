"""The job that writes a kit and packs it."""

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.engine.interchange.documents import from_json
from ensemble.engine.kit.papers import About
from ensemble.engine.kit.write import write_kit
from ensemble.foundation.files import store
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import Revision
from ensemble.studio.actions.let_go import let_go
from ensemble.studio.at_hand import at_hand
from ensemble.studio.counting import measure_in
from ensemble.studio.models import Kit
from ensemble.studio.queries.crowds import in_stems_of
from ensemble.studio.queries.kits import names_of, terms_of
from ensemble.studio.queries.standing import still_stand

# How much of the work is making the recordings; the rest is packing them.
WRITING = 0.9


@job(tries=3, lease=60)
def pack_kit(run: Run, kit_id: int) -> None:
    """Write stems, click, tempo, project and papers, and keep them as one zip.

    Nothing is kept of it where something heard in it was withdrawn meanwhile.
    """
    kit = Kit.objects.select_related("call", "mix__project").get(pk=kit_id)
    if kit.is_ready:
        return
    parts = list(kit.parts.select_related("piece__maker", "media").order_by("id"))
    pieces = {part.piece_id for part in parts} | in_stems_of(parts)
    with run.folder() as folder:
        timeline = at_hand(from_json(kit.document, folder=folder), parts)

        def report(done: float, words: str) -> None:
            run.report(done * WRITING, words)

        write_kit(timeline, folder / "kit", folder, about=_about(kit, parts), report=report)
        stored = store(_packed(folder / "kit", run), folder="kits", suffix=".zip")
    with run.fence():
        if still_stand(pieces) and Kit.objects.filter(pk=kit.pk).exists():
            kit.keep(stored.name, stored.size)
        else:
            let_go([stored.name], Kit.objects.all())


def _about(kit: Kit, parts: list[Revision]) -> About:
    call = kit.call
    words = (call.spec, call.words, call.title) if call else _words_of(kit)
    measure, is_told = measure_in(*words)
    address = call.address if call else kit.mix.project.address if kit.mix else "/"
    note = "" if is_told else _("Nobody named a tempo: the click counts 120. It may not fit.")
    return About(
        kit.title,
        measure,
        credits=names_of(parts),
        told=terms_of(kit.title, address, parts),
        note=note,
        date=timezone.localdate().isoformat(),
        time=timezone.localtime().strftime("%H:%M:%S"),
    )


def _words_of(kit: Kit) -> tuple[str, ...]:
    """What the calls of a mix's project say."""
    calls = kit.mix.project.calls.order_by("position") if kit.mix else []
    return tuple(word for call in calls for word in (call.spec, call.words))


def _packed(kit: Path, run: Run) -> Path:
    """All of it as a zip. What is packed is removed, so that it lies here once."""
    paths = sorted(path for path in kit.rglob("*") if path.is_file())
    target = kit.parent / "kit.zip"
    with ZipFile(target, "w", ZIP_STORED) as into:
        for number, path in enumerate(paths):
            run.report(WRITING + (1 - WRITING) * number / len(paths), _("Packing it."))
            into.write(path, path.relative_to(kit))
            path.unlink()
    return target
