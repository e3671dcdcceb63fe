"""Every codec that members bring is opened by the probe and by ffmpeg, under their allow-lists."""

from pathlib import Path

import av
import pytest

from ensemble.engine.ingest.sniff import sniff
from tests.engine import media
from tests.engine.media import by_ffmpeg, known, made

QUICK = {
    "hevc": ("mp4", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"),
    "vp9": ("webm", "libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime"),
    "libdav1d": ("mp4", "libsvtav1", "-preset", "12"),
    "mpeg4": ("mp4", "mpeg4"),
    "mjpeg": ("mov", "mjpeg", "-pix_fmt", "yuvj420p"),
    "h263": ("3gp", "h263"),
    "prores": ("mov", "prores_ks"),
    "h264": ("mov", "libx264", "-preset", "ultrafast"),
}
SOUNDS = {"ac3": "matroska", "eac3": "matroska", "alac": "mov", "pcm_s24le": "mov", "flac": "mp4"}
WAVES = ("pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le")


@pytest.mark.parametrize("codec", QUICK)
def test_every_kind_of_film_is_prepared(codec: str, tmp_path: Path, folder: Path) -> None:
    container, encoder, *options = QUICK[codec]
    encoded = ("-pix_fmt", "yuv420p", "-c:v", encoder, *options, "-f", container)
    source = by_ffmpeg(tmp_path / "f", "testsrc2=size=176x144:rate=10", *encoded, seconds="0.3")
    prepared = made(source, folder)
    assert prepared.probe.codecs == (codec,)
    assert known(prepared.previews[0].path).codecs == ("h264",)


@pytest.mark.parametrize("codec", SOUNDS)
def test_the_sound_of_cinemas_discs_and_studios_is_heard(codec: str, tmp_path: Path) -> None:
    with av.open(str(tmp_path / "f"), "w", format=SOUNDS[codec]) as written:
        media.write_tone(written, codec, 0.2)
    found = known(tmp_path / "f")
    assert (found.codecs, found.has_audio) == ((codec,), True)


@pytest.mark.parametrize("codec", WAVES)
def test_every_width_of_wave_is_known(codec: str, tmp_path: Path) -> None:
    with av.open(str(tmp_path / "s"), "w", format="wav") as written:
        media.write_tone(written, codec, 0.2)
    assert known(tmp_path / "s").codecs == (codec,)


def test_a_wave_of_more_than_four_gigabytes_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "s"), "w", format="wav", options={"rf64": "always"}) as written:
        media.write_tone(written, "pcm_s16le", 0.2)
    assert (tmp_path / "s").read_bytes().startswith(b"RF64")
    assert sniff(tmp_path / "s").name == "wav"
    assert float(known(tmp_path / "s").duration) == pytest.approx(0.2)


def test_one_frame_is_a_film_though_it_lasts_no_time(tmp_path: Path, folder: Path) -> None:
    still = media.film(tmp_path / "f", seconds=0.04, has_sound=False)
    prepared = made(still, folder)
    assert prepared.strip
    assert prepared.strip.count == 1
    assert prepared.posters


def test_a_film_in_fragments_is_prepared(tmp_path: Path, folder: Path) -> None:
    torn = ("-movflags", "frag_keyframe+empty_moov+default_base_moof")
    encoded = ("-c:v", "libx264", "-g", "5", *torn, "-f", "mp4")
    source = by_ffmpeg(tmp_path / "f", "testsrc2=size=160x90:rate=25", *encoded)
    prepared = made(source, folder)
    assert float(prepared.duration) == pytest.approx(0.4, abs=0.05)
    assert float(known(prepared.previews[0].path).duration) == pytest.approx(0.4, abs=0.05)
