import io
from pathlib import Path
from zipfile import ZipFile

import opentimelineio
import pytest

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.queries.export import export_of
from tests.builders.production import film


def test_a_cut_goes_along_with_the_names_of_its_files(
    ada: Member, ben: Member, tmp_path: Path
) -> None:
    cut = open_cut(film(ada, tmp_path, ben), by=ada)
    run_due_jobs()
    with ZipFile(io.BytesIO(export_of(cut))) as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert set(texts) == {"cut.otio", "cut.xml", "cut.mlt", "read-me.txt"}
    timeline = opentimelineio.adapters.read_from_string(texts["cut.otio"], "otio_json")
    urls = [getattr(clip.media_reference, "target_url", "") for clip in timeline.find_clips()]
    assert "media/01%20A%20clip.mp4" in urls
    assert "media/01 A clip.mp4\n    http" in texts["read-me.txt"]
    assert (
        "cut.xml: “CreditsRoll” is drawn by Ensemble; its place is empty." in texts["read-me.txt"]
    )
    keys = [shot.revision.key for shot in cut.shots.all() if shot.revision.media]
    assert keys
    assert not any(f'"{key}' in text for key in keys for text in texts.values())


def test_what_is_not_prepared_yet_waits(ada: Member, ben: Member, tmp_path: Path) -> None:
    cut = open_cut(film(ada, tmp_path, ben), by=ada)
    MediaFile.objects.update(duration_ms=None)
    with pytest.raises(Refused, match="still being prepared"):
        export_of(cut)
