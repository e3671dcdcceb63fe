"""What ffmpeg may open, decided before it starts for every single input; and how it writes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ensemble.engine.bounds import PIXELS, STREAMS

# Media that members bring: the demuxer's name, and the short name that `-f` takes.
MEDIA = {
    *("mp3", "wav", "w64", "aiff", "flac", "ogg", "aac", "mov", "mp4", "matroska", "webm"),
    *("gif", "jpeg_pipe", "png_pipe", "webp_pipe"),
}
# What the engine makes for itself, always in the folder of the job.
OWN = {
    "lavfi": "lavfi",
    "concat": "concat,mov,matroska,wav,flac",
    "ffmetadata": "ffmetadata",
    **{name: name for name in ("s16le", "s24le", "f32le", "rawvideo", "yuv4mpegpipe", "mpegts")},
}
DEMUXERS = {"mov": "mov,mp4,m4a", "mp4": "mov,mp4,m4a", "webm": "matroska,webm"}
CODECS = (
    "mp3,mp3float,flac,vorbis,opus,libopus,aac,alac,pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,"
    "pcm_s32le,pcm_s32be,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw,pcm_f32be,pcm_s8,pcm_f64be,"
    # Sound of films: cinema (AC-3) and old phones (AMR); ffmpeg's own decoders, no library's.
    "ac3,eac3,amrnb,amrwb,"
    "h264,hevc,h263,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,mpeg4,prores,ffv1,mjpeg,png,webp,gif,"
    "rawvideo,wrapped_avframe,mov_text,subrip,ass,ssa,webvtt"
)

# The same media are always the same bytes, and nothing in them tells where they came from.
PLAIN = ("-map_metadata", "-1", "-fflags", "+bitexact")
PLAIN_SOUND = (*PLAIN, "-flags:a", "+bitexact")


def source(path: Path, demuxer: str, *options: str) -> list[str]:
    """The arguments that open one file, whatever it is called, as `demuxer` and as nothing else."""
    return [*options, "-f", demuxer, "-i", f"file:{path.absolute()}"]


def target(path: Path, *options: str, seconds: str, size: int = 8 << 30) -> list[str]:
    """The arguments that write one file, never longer than `seconds` nor larger than `size`."""
    return [*options, "-t", seconds, "-fs", str(size), f"file:{path.absolute()}"]


def format_names(demuxer: str) -> str:
    """The value of `format_whitelist` that lets this one demuxer in."""
    return OWN.get(demuxer) or DEMUXERS.get(demuxer, demuxer)


def guarded(arguments: Sequence[str]) -> list[str]:
    """The same arguments with bounds before every input. Raises ValueError for a loose one."""
    return list(_guarded(arguments))


def _guarded(arguments: Sequence[str]) -> Iterator[str]:
    given: dict[str, str] = {}
    for index, word in enumerate(arguments):
        if index:
            given[arguments[index - 1]] = word
        if word == "-i":
            yield from _bounds(given.get("-f"), arguments[index + 1])
            yield from () if "-threads" in given else ("-threads", "2")
            given = {}
        yield word


def _bounds(demuxer: str | None, name: str) -> Iterator[str]:
    if demuxer is None or demuxer not in MEDIA | OWN.keys():
        raise ValueError(f"an input needs -f with an allowed demuxer, not {demuxer}")
    if demuxer != "lavfi" and not name.startswith("file:/"):
        raise ValueError(f"an input is named file:/…, not {name}")
    yield from ("-protocol_whitelist", "file,pipe", "-format_whitelist", format_names(demuxer))
    yield from ("-codec_whitelist", CODECS, "-max_pixels", str(PIXELS))
    yield from ("-max_streams", str(STREAMS))
