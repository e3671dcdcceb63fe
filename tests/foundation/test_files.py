"""Files that stay, and links to them."""

import io
import os
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from ensemble.foundation import files


@pytest.fixture(autouse=True)
def room(settings: Settings, tmp_path: Path) -> Path:
    """A store of its own for each test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def facts_of(link: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}


def test_the_same_bytes_are_kept_once(room: Path, tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"sound")
    first = files.store(tmp_path / "a.wav", folder="originals", suffix=".wav")
    second = files.store(io.BytesIO(b"sound"), folder="originals", suffix=".wav")
    assert first == second
    assert (first.size, first.name) == (5, f"originals/{first.sha256[:2]}/{first.sha256}.wav")
    assert [path.name for path in room.rglob("*") if path.is_file()] == [f"{first.sha256}.wav"]
    with files.open_local(first.name) as path:
        assert path.read_bytes() == b"sound"


def test_a_file_is_written_whole_or_not_at_all(room: Path) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                raise OSError("The tape is torn.")
            return super().read(1)

    with pytest.raises(OSError, match="torn"):
        files.store(Torn(b"sound"), folder="originals", suffix=".wav")
    assert not (room / "originals").exists()


def test_drafts_of_the_dead_go_after_a_day(room: Path) -> None:
    import os

    drafts = room / ".drafts"
    drafts.mkdir(parents=True)
    for name in ("old", "new"):
        (drafts / name).touch()
    os.utime(drafts / "old", (0, 0))
    files.remove_old_drafts()
    assert [path.name for path in drafts.iterdir()] == ["new"]


def test_a_link_stays_the_same_for_a_while_and_then_runs_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: 3600.0 * 1000)
    link = files.signed_url("a/b.wav")
    monkeypatch.setattr(time, "time", lambda: 3600.0 * 1001 - 1)
    assert files.signed_url("a/b.wav") == link
    assert files.is_signed("a/b.wav", facts_of(link))
    monkeypatch.setattr(time, "time", lambda: 3600.0 * 1002)
    assert not files.is_signed("a/b.wav", facts_of(link))
    assert files.signed_url("a/b.wav") != link


@pytest.mark.parametrize("change", ["until", "as", "name", "sign", "more"])
def test_a_changed_link_is_refused(change: str) -> None:
    link = files.signed_url("a/b.wav", content_type="audio/wav", download_as="b.wav")
    facts = facts_of(link)
    assert files.is_signed("a/b.wav", facts)
    assert not files.is_signed("a/b.wav", facts | {change: facts.get(change, "") + "9"})
    assert not files.is_signed("a/c.wav", facts)
    assert (
        not files.is_signed("a/b.wav", {k: v for k, v in facts.items() if k != change} or {})
        or change == "more"
    )


def test_storing_a_known_file_again_starts_its_clock_anew() -> None:
    kept = files.store(io.BytesIO(b"kept twice"), folder="originals", suffix="")
    path = Path(default_storage.path(kept.name))
    os.utime(path, (0, 0))
    files.store(io.BytesIO(b"kept twice"), folder="originals", suffix="")
    files.remove_unnamed("originals", set)
    assert path.exists()
