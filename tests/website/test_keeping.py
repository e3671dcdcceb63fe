"""Backup and restore, proved by comparing rows and hashes."""

import hashlib
from pathlib import Path

import pytest

from tests import place
from tests.live import Place

MAKE = """
import io
from ensemble.foundation.files import store
from ensemble.people.models import Member
ada = Member.objects.create_user("ada@example.org", None, name="Ada\\t\\\\é", birth_year=1990)
from pathlib import Path
from django.conf import settings
from ensemble.foundation import spare
made = Path(settings.VAR) / "made"
made.write_text("This can be made again.")
spare.put(made, "atom-ab.mp4")
answer = store(io.BytesIO(b"sound" * 999), folder="originals", suffix=".wav").name
"""
COUNT = """
import hashlib
from django.apps import apps
answer = {}
for model in apps.get_models(include_auto_created=True):
    if model._meta.label == "foundation.Presence":
        continue  # The place is open: its workers are seen again and again.
    rows = sorted(map(repr, model.objects.values_list())) if hasattr(model, "objects") else []
    answer[model._meta.label] = [len(rows), hashlib.sha256("".join(rows).encode()).hexdigest()]
"""
NEXT = """
from ensemble.people.models import Member
old = set(Member.objects.values_list("pk", flat=True))
ben = Member.objects.create_user("ben@example.org", None, name="Ben", birth_year=1990)
answer = ben.pk not in old
"""


@pytest.mark.journey
def test_a_restored_place_has_the_same_rows_files_and_keys(
    live_place: Place, tmp_path: Path
) -> None:
    name = live_place.run(MAKE)
    live_place.run(call("backup", tmp_path / "backup"))
    before = live_place.run(COUNT)
    folder = tmp_path / "second"
    folder.mkdir()
    with place.new_database() as database:
        second = Place(folder, place.free_port(), database)
        second.run(call("restore", tmp_path / "backup"))
        assert second.run(COUNT) == before
        assert second.run(NEXT)
    assert before["people.Member"][0] == 1
    assert hashes(folder / "files")[name] == hashes(live_place.folder / "files")[name]
    assert list((live_place.folder / "files").rglob("atom-*"))
    assert not list(folder.rglob("atom-*"))
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def call(name: str, folder: Path) -> str:
    lines = f'from django.core.management import call_command\ncall_command("{name}", "{folder}")'
    return f"{lines}\nanswer = None"


def hashes(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
