"""The ffmpeg arguments of one segment. Only numbers and file names get in, never a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ensemble.engine import guards
from ensemble.engine.plan import Segment
from ensemble.engine.plan_parts import Drawn, Part, Shot
from ensemble.engine.profiles import Profile
from ensemble.engine.sheets import INK, PAPER
from ensemble.engine.times import decimal

# How much later a picture may be shown than where it lies in its file.
RUN_UP = Fraction(1, 4)
COLOR = "0x" + INK.removeprefix("#")
ON_PAPER = "0x" + PAPER.removeprefix("#")
BT709 = ("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709")
EXACT = ("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact+cgop")


@dataclass(frozen=True, slots=True)
class Feed:
    """The file a part is read from, how to open it, which stream, and how long it lasts."""

    path: Path
    demuxer: str
    stream: int = 0
    seconds: Fraction = Fraction(0)


def arguments(segment: Segment, profile: Profile, feeds: Sequence[Feed], target: Path) -> list[str]:
    """What makes `target`: exactly the frames of the segment, silent, with bt709 colors."""
    chains = [
        f"[{number}:{feed.stream}]{_picture(part, profile, feed, number)}[p{number}]"
        for number, (part, feed) in enumerate(zip(segment.parts, feeds, strict=True))
    ]
    opened = [
        word
        for part, feed in zip(segment.parts, feeds, strict=True)
        for word in _opened(part, feed, profile)
    ]
    return [
        *opened,
        *("-filter_complex", ";".join([*chains, _joined(segment, profile)]), "-map", "[film]"),
        *("-frames:v", str(segment.frames), "-an", "-sn", "-dn"),
        *_written(profile),
        *guards.target(target, seconds=decimal((segment.frames + 1) / profile.rate)),
    ]


def _opened(part: Part, feed: Feed, profile: Profile) -> list[str]:
    if not isinstance(part, Shot):
        return guards.source(feed.path, feed.demuxer)
    # From the key frame before it on, all is read: what is seen first may have begun long before.
    moment = part.first / profile.rate - RUN_UP
    seek = ("-noaccurate_seek", "-ss", decimal(moment)) if moment > 0 else ()
    return guards.source(
        feed.path, feed.demuxer, "-threads", "1", "-copyts", "-start_at_zero", *seek
    )


def _picture(part: Part, profile: Profile, feed: Feed, number: int) -> str:
    if isinstance(part, Drawn):
        return ",".join([*_still(profile), *_moved(part, profile), _colors()])
    if isinstance(part, Shot):
        return ",".join([*_timed(part, profile), _fitted(profile), _padded(profile)])
    papered = [] if feed.demuxer == "jpeg_pipe" else [_papered(number)]
    return ",".join([_fitted(profile), *papered, _padded(profile), *_still(profile)])


def _papered(number: int) -> str:
    """A drawing one can see through lies on paper: what is under it in its file is anything."""
    under, over, paper = (f"[{letter}{number}]" for letter in "uop")
    return (
        f"format=rgba,split{under}{over};{under}drawbox=c={ON_PAPER}:t=fill:replace=1{paper};"
        f"{paper}{over}overlay=format=rgb,{_colors()}"
    )


def _timed(shot: Shot, profile: Profile) -> list[str]:
    """Frames on one grid for the whole source, so that every segment of it is in step.

    The last picture stays for ever, and the first one was there from the beginning.
    """
    clock = profile.rate.numerator * 1000
    rate = f"{profile.rate.numerator}/{profile.rate.denominator}"
    begin = decimal(shot.first / profile.rate)
    return [
        f"settb=1/{clock},fps={rate}:round=near,tpad=stop_mode=clone:stop=-1",
        f"fps={rate}:start_time={begin}:round=near,setpts=PTS-{shot.first}",
    ]


def _still(profile: Profile) -> list[str]:
    rate = f"{profile.rate.numerator}/{profile.rate.denominator}"
    return [f"settb=1/{profile.rate.numerator},loop=loop=-1:size=1,setpts=N/({rate})/TB,fps={rate}"]


def _moved(drawn: Drawn, profile: Profile) -> list[str]:
    if not drawn.motion.travel:
        return []
    moving = drawn.motion
    row = rf"clip((n-{moving.hold})*{moving.speed}\,0\,{moving.travel})"
    return [f"crop={profile.width}:{profile.height}:0:{row}"]


def _colors() -> str:
    return "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,setsar=1,format=yuv420p"


def _fitted(profile: Profile) -> str:
    return (
        f"scale={profile.width}:{profile.height}:force_original_aspect_ratio=decrease"
        ":force_divisible_by=2:reset_sar=1:out_color_matrix=bt709:out_range=tv:flags=bicubic"
    )


def _padded(profile: Profile) -> str:
    bars = f"pad={profile.width}:{profile.height}:(ow-iw)/2:(oh-ih)/2:color={COLOR}"
    return f"setsar=1,format=yuv420p,{bars}"


def _joined(segment: Segment, profile: Profile) -> str:
    rate = f"{profile.rate.numerator}/{profile.rate.denominator}"
    tags = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
    if len(segment.parts) == 2:
        span = decimal(segment.frames / profile.rate)
        cross = f"xfade=transition=fade:duration={span}:offset=0,format=yuv420p"
        return f"[p0]fps={rate}[a];[p1]fps={rate}[b];[a][b]{cross},{tags}[film]"
    if segment.fade is None:
        return f"[p0]{tags}[film]"
    dip = f"fade=t={segment.fade}:start_frame=0:nb_frames={segment.frames}:color={COLOR}"
    return f"[p0]{dip},format=yuv420p,{tags}[film]"


def _written(profile: Profile) -> list[str]:
    clock = str(profile.rate.numerator * 512)
    return [
        *("-c:v", "libx264", "-preset", profile.effort, "-crf", str(profile.quality)),
        *("-pix_fmt", "yuv420p", "-threads", "1", "-filter_complex_threads", "1", *BT709),
        *("-color_range", "tv", "-bsf:v", "filter_units=remove_types=6", *EXACT),
        *("-video_track_timescale", clock, "-f", "mp4"),
    ]
