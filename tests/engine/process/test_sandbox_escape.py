"""Files in disguise, against each layer with the other one removed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ensemble.engine.errors import RenderFailed, Unreadable, Unsupported
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.process import ffmpeg, sandbox
from ensemble.engine.process.guards import MEDIA, source, target
from ensemble.engine.process.sandbox import Level
from tests.engine import media

HLS = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{victim}\n#EXT-X-ENDLIST\n"
MAP = '#EXTM3U\n#EXT-X-MAP:URI="{victim}"\n#EXTINF:9,\n{victim}\n#EXT-X-ENDLIST\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{victim}"/></svg>'
DISGUISES = {
    "HLS": HLS,
    "HLS with a map": MAP,
    "ffconcat": "ffconcat version 1.0\nfile {name}\n",
    "SVG": SVG,
    "XBIN": "XBIN\x1a" + HLS,
    "text": "{victim}\n",
    "sound with a playlist behind": "RIFF\x24\x00\x00\x00WAVE" + HLS,
    "film with a playlist behind": "\x00\x00\x00\x0cftypisom" + HLS,
    "ID3 with a playlist behind": "ID3\x03\x00\x00\x00\x00\x00\x00" + HLS,
}
LEAKS = ("HLS", "ffconcat")
RAW = ["-nostdin", "-y", "-v", "error", "-protocol_whitelist", "file,pipe"]
every_disguise = pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """Another member's private film, in the folder where uploads lie."""
    (tmp_path / "uploads").mkdir()
    return media.film(tmp_path / "uploads" / "victim.ts", "ts")


@pytest.fixture
def without_the_sandbox() -> Iterator[None]:
    with sandbox.at(Level.LIMITS):
        yield


def disguised(text: str, victim: Path) -> Path:
    """A file with this text, under the name that opens most doors of ffmpeg."""
    path = victim.with_name("holiday.m3u8" if text.startswith("#EXTM3U") else "holiday.mp4")
    path.write_bytes(text.format(victim=victim, name=victim.name).encode("latin-1"))
    return path


def unguarded(path: Path, out: Path) -> Sequence[str]:
    """What a careless program would start: no formats named, and every door of HLS open."""
    opening = ["-allowed_extensions", "ALL", "-extension_picky", "0"]
    is_list = path.read_bytes().startswith(b"#EXTM3U")
    asked = [*(opening if is_list else []), "-i", f"file:{path}"]
    return [str(ffmpeg.executable()), *RAW, *asked, "-c", "copy", "-f", "matroska", str(out)]


@pytest.mark.parametrize("name", LEAKS)
def test_with_neither_layer_the_private_film_leaks(
    name: str, victim: Path, folder: Path, without_the_sandbox: None
) -> None:
    evil = disguised(DISGUISES[name], victim)
    sandbox.start(unguarded(evil, folder / "out"), folder=folder, inputs=[evil]).wait(30)
    assert (folder / "out").stat().st_size > 1_000


@pytest.mark.parametrize("rung", [Level.BUBBLEWRAP, Level.LANDLOCK])
@every_disguise
def test_the_sandbox_alone_keeps_it(rung: Level, disguise: str, victim: Path, folder: Path) -> None:
    if not sandbox.is_there(rung):
        pytest.skip("not on this machine")
    evil = disguised(disguise, victim)
    with sandbox.at(rung):
        sandbox.start(unguarded(evil, folder / "out"), folder=folder, inputs=[evil]).wait(30)
    assert not (folder / "out").exists() or (folder / "out").stat().st_size < 1_000


@every_disguise
def test_the_allow_list_alone_keeps_it_from_ffmpeg(
    disguise: str, victim: Path, folder: Path, without_the_sandbox: None
) -> None:
    assert copied_as("mov", disguised(disguise, victim), folder) == 0


@pytest.mark.parametrize("demuxer", sorted(MEDIA))
def test_no_allowed_demuxer_follows_a_playlist(
    demuxer: str, victim: Path, folder: Path, without_the_sandbox: None
) -> None:
    assert copied_as(demuxer, disguised(HLS, victim), folder) == 0


def copied_as(demuxer: str, evil: Path, folder: Path) -> int:
    """How many bytes ffmpeg wrote when it was asked to copy a file opened as `demuxer`."""
    out = folder / "out"
    arguments = target(out, "-c", "copy", "-f", "matroska", seconds="9")
    with pytest.raises(RenderFailed):
        ffmpeg.run([*source(evil, demuxer), *arguments], folder=folder, inputs=[evil])
    return out.stat().st_size if out.exists() else 0


@every_disguise
def test_the_allow_list_alone_keeps_it_from_us(
    disguise: str, victim: Path, folder: Path, without_the_sandbox: None
) -> None:
    evil = disguised(disguise, victim)
    with pytest.raises((Unsupported, Unreadable)):
        prepare(evil, folder, report=lambda done, words: None)
    assert list(folder.iterdir()) == []


@every_disguise
def test_both_together_keep_it_and_say_so(disguise: str, victim: Path, folder: Path) -> None:
    with pytest.raises((Unsupported, Unreadable)) as told:
        prepare(disguised(disguise, victim), folder, report=lambda done, words: None)
    assert "try" in told.value.sentence
    assert "victim" not in told.value.sentence
