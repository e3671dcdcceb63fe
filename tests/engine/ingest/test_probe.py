import stat
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from ensemble.engine.errors import TooLarge, Unreadable, Unsupported
from ensemble.engine.ingest.probe import probe
from ensemble.engine.ingest.sniff import ADVICE, NEAR
from tests.engine import media
from tests.engine.media import known


@pytest.mark.parametrize("kind", media.SOUNDS)
def test_every_sound_is_known_whatever_it_is_called(kind: str, tmp_path: Path) -> None:
    found = known(media.sound(tmp_path / "misnamed.jpg", kind))
    assert found.kind == "audio"
    assert (found.channels, found.sample_rate) == (2, 48_000)
    assert float(found.duration) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("kind", media.FILMS)
def test_every_film_is_known(kind: str, tmp_path: Path) -> None:
    found = known(media.film(tmp_path / "film", kind))
    assert (found.kind, found.width, found.height) == ("video", 160, 90)
    assert found.has_audio
    assert found.frame_rate == 25
    assert float(found.duration) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("kind", media.PICTURES)
def test_every_picture_is_known(kind: str, tmp_path: Path) -> None:
    found = known(media.picture(tmp_path / "picture", kind))
    assert (found.kind, found.container) == ("image", kind)
    assert (found.width, found.height) == (640, 400)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_film_has_the_measures_that_are_shown(degrees: int, tmp_path: Path) -> None:
    straight = media.film(tmp_path / "straight", has_sound=False)
    found = known(media.rotated(tmp_path / "turned", straight, degrees))
    assert (found.width, found.height) == ((160, 90) if degrees == 180 else (90, 160))
    assert found.rotation in (degrees, 360 - degrees)


def test_a_turned_picture_has_the_measures_that_are_shown(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    found = known(media.picture(tmp_path / "p", exif=turned))
    assert (found.width, found.height) == (400, 640)


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 1), (22_050, 2), (96_000, 2)])
def test_mono_and_odd_rates(rate: int, channels: int, tmp_path: Path) -> None:
    found = known(media.sound(tmp_path / "s", rate=rate, channels=channels))
    assert (found.sample_rate, found.channels, found.duration) == (rate, channels, Fraction(1))


def test_a_recording_of_a_browser_that_tells_no_length_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "live.webm"
    with av.open(str(path), "w", format="webm", options={"live": "1"}) as made:
        media.write_tone(made, "libopus", 1.5)
    assert float(known(path).duration) == pytest.approx(1.5, abs=0.1)


REFUSED = {
    "hls": "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
    "ffconcat": "ffconcat version 1.0\nfile /etc/passwd\n",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": "<!doctype html><script>alert(1)</script>",
    "pdf": "%PDF-1.7\n",
    "zip": "PK\x03\x04",
    "xbin": "XBIN\x1a" + "A" * 200,
    "dash": '<?xml version="1.0"?><MPD></MPD>',
    "subtitles": "1\n00:00:00,000 --> 00:00:01,000\nhello\n",
    "text": "hello",
    "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\n",
    "bmp": "BM\x00\x00",
    "one byte": "\x00",
    "eleven bytes": "\x00" * 11,
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_everything_else_is_refused_with_advice(text: str, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(text.encode("latin-1"))
    with pytest.raises(Unsupported) as told:
        probe(tmp_path / "film.mp4")
    assert told.value.sentence == ADVICE


@pytest.mark.parametrize(("head", "told"), [*NEAR.items()], ids=str)
def test_what_people_do_bring_is_refused_with_what_to_do(
    head: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / "f").write_bytes(b"RIFF\0\0\0\0AVI LIST" if head == b"AVI " else head + bytes(80))
    with pytest.raises(Unsupported) as refused:
        probe(tmp_path / "f")
    assert refused.value.sentence == told
    assert "Save it as" in told


def test_an_empty_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(Unreadable, match="empty"):
        probe(tmp_path / "empty")


@pytest.mark.parametrize("name", ["%03d.png", "é' \".wav"])
def test_a_name_is_only_a_name(name: str, tmp_path: Path) -> None:
    assert probe(media.sound(tmp_path / "plain").rename(tmp_path / name)).kind == "audio"


def test_too_many_bytes_are_refused_before_anything_is_opened(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"#EXTM3U" + bytes(3_000_000))
    with pytest.raises(TooLarge, match="larger than 2 MB"):
        probe(tmp_path / "big", largest=2_000_000)


def test_a_codec_that_is_not_allowed_is_named(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "old"), "w", format="matroska") as made:
        media.write_tone(made, "mp2", 1)
    with pytest.raises(Unsupported, match="mp2"):
        probe(tmp_path / "old")


def test_a_track_that_is_not_allowed_does_not_hide_one_that_is(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "f"), "w", format="matroska") as made:
        tracks = [made.add_stream(codec, rate=48_000, layout="mono") for codec in ("mp2", "aac")]
        for track in tracks:
            silent = av.AudioFrame.from_ndarray(np.zeros((1, 4_800), np.int16), layout="mono")
            silent.sample_rate, silent.pts = 48_000, 0
            made.mux([*track.encode(silent), *track.encode(None)])
    found = probe(tmp_path / "f")
    assert (found.codecs, found.audio_index) == (("aac",), 1)


def test_nothing_is_left_over_and_the_original_is_untouched(tmp_path: Path) -> None:
    path = media.film(tmp_path / "film")
    path.chmod(stat.S_IRUSR)
    before = path.read_bytes()
    folder = tmp_path / "folder"
    folder.mkdir()
    probe(path, folder=folder)
    assert list(folder.iterdir()) == []
    assert path.read_bytes() == before
