"""A film in a form that is good to cut: even frames, a start every second, colors as screens show.

Only films that are hard to cut as they are get one, and only once they are edited.
"""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from ensemble.engine.errors import Unsupported
from ensemble.engine.ingest.prepare_check import recheck
from ensemble.engine.ingest.prepare_film import even_rate, longest
from ensemble.engine.ingest.prepare_ingest import NAMELESS, Ingest
from ensemble.engine.ingest.prepare_screen import fitted, opened, shown
from ensemble.engine.ingest.prepare_sound import flac_options
from ensemble.engine.ingest.prepared import Derived
from ensemble.engine.ingest.probe import Probe, probe
from ensemble.engine.process.guards import target
from ensemble.engine.work import tell_nobody

WITHIN = (3_840, 2_160)
FASTEST = Fraction(60)
FAR = 12  # seconds to decode before the wanted frame comes: longer than any usual encoder leaves
H264 = (
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "14", "-profile:v", "high"),
    *("-threads", "2", "-sc_threshold", "0", "-x264-params", "open-gop=0"),
    *("-bsf:v", "filter_units=remove_types=6"),
)
NO_FILM = "There is no moving picture in this file, so there is nothing to make easier to cut."


def needs_mezzanine(probe: Probe) -> bool:
    """Whether a film is hard to cut as it is.

    Half pictures (tape) show combs; too long a wait for a start makes each cut decode from far
    before it. Uneven frames and wide colors need none: each cut sees to them, exactly.
    """
    return probe.kind == "video" and (probe.interlaced or probe.keyframe_gap > FAR)


def mezzanine(
    source: Path,
    folder: Path,
    *,
    known: Probe | None = None,
    report: Callable[[float, str], None] = tell_nobody,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Make `mezzanine.mp4` in `folder`: H.264 at one rate, closed GOPs of 1 s, bt709, 48 kHz FLAC.

    As large as the film, up to 3840 by 2160. `known` is what `probe` told of it. The same film
    gives the same bytes. Raises Unsupported, Unreadable, TooLarge or Cancelled, and then leaves
    nothing behind.
    """
    found = known or probe(source)
    if found.kind != "video":
        raise Unsupported(NO_FILM)
    with TemporaryDirectory(dir=folder) as work:
        ingest = Ingest(source, found, Path(work), report, cancelled)
        made = Path(work, "mezzanine.mp4")
        size = fitted(found.width or 2, found.height or 2, WITHIN)
        ingest.make(_arguments(ingest, made, size))
        recheck([Derived("mezzanine", made, "video/mp4", *size)], cancelled)
        return made.rename(folder / made.name)


def _arguments(ingest: Ingest, made: Path, size: tuple[int, int]) -> list[str]:
    found = ingest.probe
    rate = even_rate(found, FASTEST)
    graph = f"[0:{found.video_index}]{shown(found, *size, rate)}[film]"
    maps = ["-map", "[film]"]
    if found.has_audio:
        graph += f";{ingest.normal()}[sound]"
        maps += ["-map", "[sound]", *flac_options(found)]
    each = str(max(1, round(rate)))
    encoded = [*maps, *NAMELESS, *H264, "-g", each, "-keyint_min", each, "-f", "mp4"]
    return [
        *opened(ingest),
        *("-filter_complex", graph),
        *target(made, *encoded, seconds=longest(found)),
    ]
