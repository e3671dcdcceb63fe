"""The filters that bring one part to the size, the rate and the colors of the film."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from ensemble.engine.film.parts import Drawn, Held, Part, Place, Shot, Tile
from ensemble.engine.film.plan_moves import enlarged, warped
from ensemble.engine.ingest.tones import in_bt709
from ensemble.engine.lettering.sheets import INK, PAPER
from ensemble.engine.profiles import SMALLEST, Profile
from ensemble.engine.times import decimal

COLOR = "0x" + INK.removeprefix("#")
ON_PAPER = "0x" + PAPER.removeprefix("#")
# The soft copy behind a film of another shape is made so many times smaller, and darker.
SOFTER, DARKER = 8, Fraction(11, 20)


@dataclass(frozen=True, slots=True)
class Feed:
    """The file a part is read from, how to open it, which stream, and how long it lasts.

    Width and height are as shown; `transfer` and `matrix` are there where its colors need it.
    What is put together from several has one feed for each `within`: its tiles, or strips of them
    that have a `place`; then the sheets over them.
    """

    path: Path
    demuxer: str
    stream: int = 0
    seconds: Fraction = Fraction(0)
    width: int = 0
    height: int = 0
    transfer: str | None = None
    matrix: str = ""
    within: tuple["Feed", ...] = ()
    place: Place | None = None

    @property
    def paths(self) -> Iterator[Path]:
        """Every file that is read."""
        yield self.path
        for feed in self.within:
            yield from feed.paths


def picture(part: Part, profile: Profile, feed: Feed, name: str) -> str:
    """A chain of filters; `name` keeps the labels within it apart from those of other parts."""
    if isinstance(part, Shot):
        return ",".join(
            [*_timed(part, profile), *_toned(profile, feed), _fitted(part, profile, feed, name)]
        )
    if isinstance(part, Held):
        return ",".join(_held(part, profile, feed, name))
    moved = _rolled(part, profile) if isinstance(part, Drawn) else []
    return ",".join([*still(profile), *moved, COLORS])


def tile_picture(tile: Tile, profile: Profile, feed: Feed, name: str) -> str:
    """The same for a tile, as large as its place. What is tiny is made small from larger."""
    width, height = tile.place.width, tile.place.height
    larger = max(1, -(-SMALLEST // min(width, height)))
    shape = replace(profile, width=width * larger, height=height * larger)
    steps = [picture(tile.part, shape, feed, name)]
    if larger > 1:
        steps += [f"scale={width}:{height}:flags=area,setsar=1"]
    if tile.edge:
        steps += [f"drawbox=c={ON_PAPER}:t={tile.edge}"]
    return ",".join(steps)


COLORS = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,setsar=1,format=yuv420p"


def still(profile: Profile) -> list[str]:
    """One picture for ever, at the rate of the film."""
    clock, fps = profile.rate.numerator, profile.fps
    return [f"settb=1/{clock},loop=loop=-1:size=1,setpts=N/({fps})/TB,fps={fps}"]


def _timed(shot: Shot, profile: Profile) -> list[str]:
    """Frames on one grid for the whole source, so that every segment of it is in step.

    The last picture stays for ever, and the first one was there from the beginning.
    """
    clock, fps = profile.rate.numerator * 1000, profile.fps
    begin = decimal(shot.first / profile.rate)
    last = [f"trim=end_frame={shot.frames},tpad=stop_mode=clone:stop=-1"] if shot.frames else []
    return [
        f"settb=1/{clock},fps={fps}:round=near,tpad=stop_mode=clone:stop=-1",
        f"fps={fps}:start_time={begin}:round=near,setpts=PTS-{shot.first}",
        *last,
    ]


def _toned(profile: Profile, feed: Feed) -> list[str]:
    """High dynamic range to what screens show, once it is no larger than it has to be."""
    if feed.transfer is None:
        return []
    return [
        f"{_scaled(profile, 'increase')}:flags=bicubic",
        in_bt709(feed.transfer),
        "format=yuv420p",
    ]


def _held(held: Held, profile: Profile, feed: Feed, name: str) -> Iterator[str]:
    # Nothing in a JPEG can be seen through.
    papered = [] if feed.demuxer == "jpeg_pipe" else [_papered(name)]
    if held.moving:
        size = feed.width, feed.height
        yield from (*papered, *enlarged(held.moving, size, profile), *still(profile))
        yield from warped(held.moving, size, profile)
        return
    yield from (*papered, _fitted(held, profile, feed, name), *still(profile))


def _papered(name: str) -> str:
    """A drawing one can see through lies on paper: what is under it in its file is anything."""
    under, over, paper = (f"[{letter}{name}]" for letter in "uop")
    return (
        f"format=rgba,split{under}{over};{under}drawbox=c={ON_PAPER}:t=fill:replace=1{paper};"
        f"{paper}{over}overlay=format=gbrp"
    )


def _rolled(drawn: Drawn, profile: Profile) -> list[str]:
    if not drawn.motion.travel:
        return []
    moving = drawn.motion
    row = rf"clip((n-{moving.hold})*{moving.speed}\,0\,{moving.travel})"
    return [f"crop={profile.width}:{profile.height}:0:{row}"]


def _fitted(part: Shot | Held, profile: Profile, feed: Feed, name: str) -> str:
    matrix = f":in_color_matrix={feed.matrix}" if feed.matrix else ""
    colors = f"{matrix}:out_color_matrix=bt709:out_range=tv:flags=bicubic,setsar=1,format=yuv420p"
    whole, filled = (f"{_scaled(profile, way)}{colors}" for way in ("decrease", "increase"))
    width, height = profile.width, profile.height
    if part.fit == "fill":
        return f"{filled},crop={width}:{height}"
    if part.fit == "whole":
        return f"{whole},pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:color={COLOR}"
    return _on_itself(whole, profile, name)


def _on_itself(whole: str, profile: Profile, name: str) -> str:
    """The whole picture over a soft and darker copy of itself that fills the screen."""
    front, back, soft = (f"[{letter}{name}]" for letter in "fbs")
    small = 2 * max(8, profile.width // SOFTER // 2), 2 * max(8, profile.height // SOFTER // 2)
    dim = f"lutyuv=y=16+(val-16)*{DARKER.numerator}/{DARKER.denominator}"
    return (
        f"{whole},split{front}{back};{back}scale={small[0]}:{small[1]}"
        f":force_original_aspect_ratio=increase:force_divisible_by=2:flags=area,"
        f"crop={small[0]}:{small[1]},gblur=sigma=3:steps=2,{dim},"
        f"scale={profile.width}:{profile.height}:flags=bicubic,setsar=1{soft};"
        f"{soft}{front}overlay=x=2*trunc((W-w)/4):y=2*trunc((H-h)/4):format=yuv420"
    )


def _scaled(profile: Profile, way: str) -> str:
    return (
        f"scale={profile.width}:{profile.height}:force_original_aspect_ratio={way}"
        ":force_divisible_by=2:reset_sar=1"
    )
