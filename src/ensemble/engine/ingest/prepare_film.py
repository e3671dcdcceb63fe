"""A film for the page: H.264 and AAC at 720p, ready to play before it has all arrived."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from pathlib import Path

from ensemble.engine.bounds import BROKEN
from ensemble.engine.errors import Unreadable
from ensemble.engine.ingest.loudness import loudness_in
from ensemble.engine.ingest.prepare_ingest import AAC, NAMELESS, Ingest
from ensemble.engine.ingest.prepare_screen import fitted, opened, shown
from ensemble.engine.ingest.prepared import CONTENT_TYPES, Derived, Prepared, Strip
from ensemble.engine.ingest.probe import Probe
from ensemble.engine.process.guards import target
from ensemble.engine.process.sandbox_worker import ask, believed
from ensemble.engine.times import decimal

WITHIN = (1_280, 720)
FASTEST = Fraction(30)
CANDIDATES, TILES, TILE = 9, 60, (160, 90)
H264 = (
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-profile:v", "high"),
    *("-maxrate", "4M", "-bufsize", "8M", "-threads", "2"),
    # The encoder's settings travel in a SEI unit (type 6): left out, like every other trace.
    *("-bsf:v", "filter_units=remove_types=6"),
)
Size = tuple[int, int]


def prepare_film(ingest: Ingest) -> Prepared:
    """Preview, poster, filmstrip, waveforms and loudness, from one decode."""
    probe, preview = ingest.probe, ingest.folder / "preview.mp4"
    size = fitted(probe.width or 2, probe.height or 2, WITHIN)
    tile = fitted(*size, TILE)
    peaks, said = ingest.run(list(_arguments(ingest, preview, size, tile)))
    posters, strip = _pictures(ingest, size, tile)
    return Prepared(
        "video",
        probe,
        probe.duration,
        probe.width,
        probe.height,
        loudness_lufs=loudness_in(said) if probe.has_audio else None,
        zooms=tuple(ingest.zooms(peaks)) if probe.has_audio else (),
        previews=(Derived("preview", preview, "video/mp4", *size),),
        posters=posters,
        strip=strip,
    )


def even_rate(probe: Probe, fastest: Fraction = FASTEST) -> Fraction:
    """Thirty frames a second at most: a film of 60 becomes one of 30, evenly."""
    rate = probe.frame_rate or FASTEST
    if probe.variable:  # a screen that stood still has few frames, and then many
        rate = FASTEST if rate <= FASTEST + 1 else 2 * FASTEST
    while rate > fastest + 1:
        rate = rate / 2 if rate <= 240 else fastest
    return max(rate, Fraction(1))


def longest(probe: Probe) -> str:
    """Two frames a day apart would fill a day: no film becomes much longer than it says."""
    return decimal(probe.duration * Fraction(5, 4) + 10)


def _arguments(ingest: Ingest, preview: Path, size: Size, tile: Size) -> Iterator[str]:
    probe, folder = ingest.probe, ingest.folder
    rate, long = even_rate(probe), longest(probe)
    yield from (*opened(ingest), "-filter_complex", _graph(ingest, size, tile, rate))
    maps = ("-map", "[film]", "-map", "[aac]") if probe.has_audio else ("-map", "[film]")
    encoded = (*H264, "-g", str(max(1, int(2 * rate))), *AAC, "-f", "mp4")
    yield from target(preview, *maps, *NAMELESS, *encoded, seconds=long)
    for name, most in (("lively", CANDIDATES), ("tiles", TILES)):
        raw = ("-fps_mode", "passthrough", "-f", "rawvideo", "-frames:v", str(most))
        yield from target(folder / f"{name}.raw", "-map", f"[{name}]", *raw, seconds=long)


def _graph(ingest: Ingest, size: Size, tile: Size, rate: Fraction) -> str:
    probe = ingest.probe
    film = f"[0:{probe.video_index}]{shown(probe, *size, rate)},split=3[film][some][few]"
    some = f"[some]{_every(probe.duration / (CANDIDATES - 1))},format=rgb24[lively]"
    small = f"scale={tile[0]}:{tile[1]}:flags=bicubic,format=rgb24"
    graph = f"{film};{some};[few]{_every(strip_step(probe.duration))},{small}[tiles]"
    if not probe.has_audio:
        return graph
    return f"{graph};{ingest.normal()},asplit=2[aac][peaks];{ingest.measured()}"


def strip_step(duration: Fraction) -> Fraction:
    """Seconds from one small picture to the next: one, or more for more than a minute."""
    return Fraction(max(1, ceil(duration / TILES)))


def _every(seconds: Fraction) -> str:
    """The first frame, and then one each so often, whatever their times are."""
    step = decimal(seconds * Fraction(99, 100))
    return f"select=isnan(prev_selected_t)+gte(t-prev_selected_t\\,{step})"


def _pictures(ingest: Ingest, size: Size, tile: Size) -> tuple[tuple[Derived, ...], Strip]:
    """Poster and filmstrip, chosen and saved from raw frames by a tied program."""
    folder = ingest.folder
    raw = [folder / "lively.raw", folder / "tiles.raw"]
    if not all(path.is_file() and path.stat().st_size for path in raw):
        raise Unreadable(BROKEN)
    told = ask("poster", str(folder), size, tile, folder=folder, cancelled=ingest.cancelled)
    for path in raw:
        path.unlink()
    with believed():
        made = [derived_from(folder, **one) for one in told["made"]]
        columns, count = int(told["columns"]), int(told["count"])
    posters = tuple(one for one in made if one.role == "poster")
    sheets = tuple(one for one in made if one.role == "filmstrip")
    return posters, Strip(sheets, *tile, columns, count, strip_step(ingest.probe.duration))


def derived_from(folder: Path, *, role: str, name: str, width: int, height: int) -> Derived:
    """One file that a tied program says it made, by its plain name within `folder`."""
    path = folder / Path(name).name
    kind = CONTENT_TYPES[path.suffix[1:]]
    return Derived(str(role), path, kind, int(width), int(height))
