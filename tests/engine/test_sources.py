from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest
from tests.engine.made import counted_film, noise, picture, sound

from ensemble.engine.errors import EngineError, Unreadable, Unsupported
from ensemble.engine.sources import digest, survey
from ensemble.engine.timeline import Clip, Media, Still, Timeline, Track

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
