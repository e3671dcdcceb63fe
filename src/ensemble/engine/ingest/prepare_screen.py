"""The filters that bring any film to what screens show: upright, whole frames, opaque, bt709."""

from collections.abc import Iterator
from fractions import Fraction

from ensemble.engine.ingest.prepare_ingest import Ingest
from ensemble.engine.ingest.probe import Probe
from ensemble.engine.ingest.tones import guessed_matrix, in_bt709
from ensemble.engine.process.guards import source
from ensemble.engine.times import to_frames

PAPER = "white"  # what lies under what is see-through, as under pictures saved as JPEG
TAGGED = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
# ffmpeg's own decoders of VP8 and VP9 leave out what is see-through.
WITH_ALPHA = {"vp8": "libvpx", "vp9": "libvpx-vp9"}


def opened(ingest: Ingest) -> list[str]:
    """The arguments that open the film, with a decoder that sees all of it."""
    probe = ingest.probe
    decoder = WITH_ALPHA.get(probe.codecs[0]) if probe.has_alpha else None
    return source(ingest.source, probe.demuxer, *(("-c:v", decoder) if decoder else ()))


def shown(probe: Probe, width: int, height: int, rate: Fraction) -> str:
    """A chain of filters, without names for its ends: `width` by `height` at an even `rate`.

    ffmpeg turns and flips by itself. Side data (captions, places, light levels) goes last.
    """
    return ",".join(_chain(probe, width, height, rate))


def fitted(width: int, height: int, within: tuple[int, int]) -> tuple[int, int]:
    """The same shape within a long and a short side, never larger, in even numbers."""
    long, short = max(width, height), min(width, height)
    scale = min(Fraction(1), Fraction(within[0], long), Fraction(within[1], short))
    return _even(width * scale), _even(height * scale)


def _chain(probe: Probe, width: int, height: int, rate: Fraction) -> Iterator[str]:
    if probe.interlaced:
        yield "bwdif=mode=send_frame:deint=interlaced"
    yield f"fps={rate}:start_time=0"
    yield f"scale={width}:{height}:flags=bicubic{_colors(probe)}"
    yield "setsar=1"
    if probe.transfer:
        yield in_bt709(probe.transfer)
    if probe.has_alpha:
        yield _on_paper()
    yield f"format=yuv420p,sidedata=mode=delete,{TAGGED}"


def _colors(probe: Probe) -> str:
    """How its numbers become colors: as it says, or as players guess, by its size."""
    if probe.transfer:
        return ""  # zscale sees to it
    matrix = guessed_matrix(probe)
    guess = f":in_color_matrix={matrix}" if matrix else ""
    return f"{guess}:out_color_matrix=bt709:out_range=tv"


def _on_paper() -> str:
    """The film over a sheet of its own size and times."""
    sheet = f"drawbox=color={PAPER}:thickness=fill:replace=1"
    return f"format=yuva420p,split[over][under];[under]{sheet}[paper];[paper][over]overlay"


def _even(side: Fraction) -> int:
    return max(2, 2 * to_frames(side / 2, 1))
