"""The ffmpeg arguments of one segment. Only numbers and file names get in, never a word."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from ensemble.engine.film.parts import Over, Part, Place, Shot, Tiled
from ensemble.engine.film.plan import Segment
from ensemble.engine.film.plan_pictures import (
    COLOR,
    COLORS,
    ON_PAPER,
    Feed,
    picture,
    still,
    tile_picture,
)
from ensemble.engine.process import guards
from ensemble.engine.profiles import Profile
from ensemble.engine.times import decimal

# How much later a picture may be shown than where it lies in its file.
RUN_UP = Fraction(3, 20)
# The pool has the others.
WHOLE = Place(0, 0, 0, 0)
ONE_THREAD = ("-threads", "1")
BT709 = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709")
EXACT = (*guards.PLAIN, "-flags:v", "+bitexact+cgop")
TAGS = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"


def arguments(segment: Segment, profile: Profile, feeds: Sequence[Feed], target: Path) -> list[str]:
    """What makes `target`: exactly the frames of the segment, silent, with bt709 colors.

    One feed for each of the segment's parts, then one for each sheet that lies over them.
    """
    graph = _Graph(profile)
    parts = zip(segment.parts, feeds, strict=False)
    shown = [graph.part(part, feed) for part, feed in parts]
    film = graph.joined(shown, segment)
    for over, feed in zip(segment.overs, feeds[len(shown) :], strict=True):
        film = graph.under(film, over, feed)
    return [
        *graph.opened,
        *("-filter_complex", ";".join([*graph.chains, f"{film}{TAGS}[film]"]), "-map", "[film]"),
        *("-frames:v", str(segment.frames), "-an", "-sn", "-dn"),
        *_written(profile),
        *guards.target(target, seconds=decimal((segment.frames + 1) / profile.rate)),
    ]


@dataclass(slots=True)
class _Graph:
    """Inputs and chains of filters, put together. Every method returns the label of its end."""

    profile: Profile
    opened: list[str] = field(default_factory=list)
    chains: list[str] = field(default_factory=list)
    inputs: int = 0

    def part(self, part: Part, feed: Feed) -> str:
        if isinstance(part, Tiled):
            return self._tiled(part, feed)
        begin = self._open(feed, _seek(part, self.profile))
        return self._chain(begin, picture(part, self.profile, feed, str(self.inputs)))

    def joined(self, shown: Sequence[str], segment: Segment) -> str:
        """Two pictures as a transition, or one that may come from a color or go to it."""
        if len(shown) == 2:
            order = reversed(shown) if segment.join == "slide-right" else shown
            pair = "".join(self._chain(each, f"fps={self.profile.fps}") for each in order)
            return self._chain(pair, _crossing(segment, self.profile))
        if segment.fade is None:
            return shown[0]
        color = ON_PAPER if segment.join == "paper" else COLOR
        span = f"start_frame=0:nb_frames={segment.frames}"
        return self._chain(shown[0], f"fade=t={segment.fade}:{span}:color={color},format=yuv420p")

    def under(self, film: str, over: Over, feed: Feed) -> str:
        """The film with a sheet over it, on the frames of the sheet only."""
        sheet = self._chain(self._open(feed), _coming_and_going(over, self.profile))
        span = rf"between(n\,{max(0, over.first)}\,{over.first + over.frames - 1})"
        lay = f"overlay=x={over.left}:y={over.top}:format=yuv420:enable={span}"
        return self._chain(film + sheet, lay)

    def _tiled(self, part: Tiled, feed: Feed) -> str:
        film = self._chain(self._open(feed), ",".join([*still(self.profile), COLORS]))
        strips = [each for each in feed.within if each.place]
        for strip in strips:
            film = self._laid(film, self._strip(strip), strip.place or WHOLE)
        for tile, within in zip(part.tiles, () if strips else feed.within, strict=False):
            begin = self._open(within, _seek(tile.part, self.profile))
            filters = tile_picture(tile, self.profile, within, str(self.inputs))
            film = self._laid(film, self._chain(begin, filters), tile.place)
        sheets = feed.within[len(strips or part.tiles) :]
        for over, within in zip(part.overs, sheets, strict=True):
            film = self.under(film, over, within)
        return film

    def _strip(self, strip: Feed) -> str:
        """A film of our own, frame by frame."""
        clock = self.profile.rate
        steps = f"settb=1/{clock.numerator},setpts=N*{clock.denominator}"
        return self._chain(self._open(strip, ONE_THREAD), steps)

    def _laid(self, film: str, picture: str, place: Place) -> str:
        lay = f"overlay=x={place.left}:y={place.top}:format=yuv420"
        return self._chain(film + picture, lay)

    def _open(self, feed: Feed, options: Sequence[str] = ()) -> str:
        self.opened += guards.source(feed.path, feed.demuxer, *options)
        self.inputs += 1
        return f"[{self.inputs - 1}:{feed.stream}]"

    def _chain(self, begin: str, filters: str) -> str:
        end = f"[c{len(self.chains)}]"
        self.chains.append(f"{begin}{filters}{end}")
        return end


def _seek(part: Part, profile: Profile) -> tuple[str, ...]:
    """Read from the key frame before: what is seen first may have begun long before."""
    if not isinstance(part, Shot):
        return ()
    moment = part.first / profile.rate - RUN_UP
    seek = ("-noaccurate_seek", "-ss", decimal(moment)) if moment > 0 else ()
    return (*ONE_THREAD, "-copyts", "-start_at_zero", *seek)


def _crossing(segment: Segment, profile: Profile) -> str:
    """From the first of two pictures to the second. A slide goes gently, by even pixels."""
    span = decimal(segment.frames / profile.rate)
    kind = segment.join.replace("-", "") if segment.join.startswith("wipe") else "fade"
    if not segment.join.startswith("slide"):
        return f"xfade=transition={kind}:duration={span}:offset=0,format=yuv420p"
    part = f"((n+0.5)/{segment.frames})"
    gone = f"({part}*{part}*(3-2*{part}))"
    at = gone if segment.join == "slide-left" else f"(1-{gone})"
    return f"hstack,crop={profile.width}:{profile.height}:'{profile.width}*{at}':0"


def _coming_and_going(over: Over, profile: Profile) -> str:
    """A sheet for ever, from the first frame of the segment on. Only its fades have their time."""
    colors = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuva420p"
    steps = [colors, *still(profile)]
    if over.fade:
        come, gone = max(0, over.first), max(0, over.first) + over.frames - over.fade
        steps += [f"fade=t=in:start_frame={come}:nb_frames={over.fade}:alpha=1"]
        steps += [f"fade=t=out:start_frame={gone}:nb_frames={over.fade}:alpha=1"]
    if over.first < 0:
        steps += [f"trim=start_frame={-over.first},setpts=PTS-STARTPTS"]
    return ",".join(steps)


def _written(profile: Profile) -> list[str]:
    return [
        *("-c:v", "libx264", "-preset", profile.effort, "-crf", str(profile.quality)),
        *("-pix_fmt", "yuv420p", "-threads", "1", "-filter_complex_threads", "1", *BT709),
        *("-color_range", "tv", "-bsf:v", "filter_units=remove_types=6", *EXACT),
        *("-video_track_timescale", profile.clock, "-f", "mp4"),
    ]
