from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.errors import EngineError, Unreadable, Unsupported
from ensemble.engine.ingest.probe import probe
from ensemble.engine.ingest.sources import digest, survey
from ensemble.engine.timeline import Clip, Media, Still, Timeline, Track
from tests.engine.made import counted_film, noise, picture, sound
from tests.engine.media import by_ffmpeg

ONE = Fraction(1)


def test_what_is_found_out_is_what_playing_needs(tmp_path: Path) -> None:
    film = counted_film(tmp_path / "film.mp4", 1, 30)
    song = sound(tmp_path / "song.wav", noise(1, 4800))
    photo = picture(tmp_path / "photo.png", "#000000")
    pictures = Track("picture", (Clip(film, ONE), Still(photo, ONE)))
    found = survey(Timeline((pictures, Track("sound", (Clip(song, ONE),)))))
    assert {name: (each.demuxer, each.channels) for name, each in found.items()} == {
        "film": ("mov", 0),
        "song": ("wav", 2),
        "photo": ("png_pipe", 0),
    }
    assert found["song"].seconds == Fraction(1, 10)


def test_a_known_hash_is_believed_and_an_unknown_one_is_reckoned(tmp_path: Path) -> None:
    song = sound(tmp_path / "song.wav", noise(1, 4800))
    known = Media("song", song.path, "audio", sha256="known")
    for media, hashed in ((song, sha256(song.path.read_bytes()).hexdigest()), (known, "known")):
        found = survey(Timeline((Track("sound", (Clip(media, ONE),)),)))
        assert found["song"].sha256 == hashed
    assert digest(song.path) == sha256(song.path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("content", "kind"), [(b"", Unreadable), (b"%PDF-1.7 words", Unsupported)])
def test_what_cannot_be_read_is_named(
    tmp_path: Path, content: bytes, kind: type[EngineError]
) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    clip = Clip(Media("My song", tmp_path / "a.wav", "audio"), ONE)
    with pytest.raises(kind, match="“My song” can't be used"):
        survey(Timeline((Track("sound", (clip,)),)))


def test_what_was_found_out_is_noted_by_what_is_in_the_file(tmp_path: Path) -> None:
    song = sound(tmp_path / "song.wav", noise(1, 4800))
    cache = FolderCache(tmp_path / "kept")
    first = survey(Timeline((Track("sound", (Clip(song, ONE),)),)), cache)["song"]
    known = Media("again", tmp_path / "elsewhere.wav", "audio", sha256=first.sha256)
    known.path.write_bytes(b"It is not opened, for we were told what is in it.")
    again = survey(Timeline((Track("sound", (Clip(known, ONE),)),)), cache)["again"]
    assert replace(again, media=song) == first


def test_a_file_that_was_written_anew_is_looked_into_again(tmp_path: Path) -> None:
    cache = FolderCache(tmp_path / "kept")
    seconds = []
    for samples in (4800, 9600):
        song = sound(tmp_path / "song.wav", noise(1, samples))
        found = survey(Timeline((Track("sound", (Clip(song, ONE),)),)), cache)
        seconds.append(found["song"].seconds)
    assert seconds == [Fraction(1, 10), Fraction(1, 5)]


def test_a_film_that_is_hard_to_cut_is_made_easy_once(tmp_path: Path) -> None:
    tape = "testsrc2=size=160x96:rate=50,interlace"
    encoded = ("-c:v", "libx264", "-flags", "+ildct+ilme", "-x264opts", "tff=1", "-f", "mp4")
    path = by_ffmpeg(tmp_path / "tape.mp4", tape, *encoded)
    timeline = Timeline((Track("picture", (Clip(Media("tape", path, "video"), ONE),)),))
    assert survey(timeline)["tape"].media.path == path
    cache = FolderCache(tmp_path / "cache")
    first = survey(timeline, cache)["tape"]
    assert first.media.path.parent == cache.folder
    assert first.sha256 != digest(path)
    assert not probe(first.media.path).interlaced
    made = first.media.path.stat().st_ino
    assert survey(timeline, FolderCache(cache.folder))["tape"] == first
    assert first.media.path.stat().st_ino == made
