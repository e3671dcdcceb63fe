"""The shapes a finished film can have, as plain facts."""

from dataclasses import dataclass, replace
from fractions import Fraction

from ensemble.engine.errors import Unsupported
from ensemble.engine.times import from_frames, to_frames

SMALLEST = 16


@dataclass(frozen=True, slots=True)
class Profile:
    """Pixels, frames per second and how carefully to write them.

    `quality` is x264's crf (lower is finer), `effort` its preset, `sound_kbps` the AAC rate.
    """

    name: str
    width: int
    height: int
    rate: Fraction = Fraction(30)
    quality: int = 21
    effort: str = "veryfast"
    sound_kbps: int = 192

    def __post_init__(self) -> None:
        if self.width % 2 or self.height % 2 or not min(self.width, self.height) >= SMALLEST:
            raise Unsupported("A film's width and height are even numbers of at least 16.")
        if max(self.width, self.height) > 3840:
            raise Unsupported("A film is at most 3840 pixels wide or high.")
        if not 1 <= self.rate <= 120:
            raise Unsupported("A film has between 1 and 120 frames a second.")

    @property
    def fps(self) -> str:
        """The rate as ffmpeg's filters take it: `30000/1001`."""
        return f"{self.rate.numerator}/{self.rate.denominator}"

    @property
    def clock(self) -> str:
        """How finely an MP4 counts its time: every frame begins on a tick, also of the parts."""
        return str(self.rate.numerator * 512)

    def frames(self, seconds: Fraction) -> int:
        """The frame that is nearest to a moment, halves upwards."""
        return to_frames(seconds, self.rate)

    def samples(self, frames: int, sample_rate: int) -> int:
        """How many samples of sound belong to so many frames."""
        return to_frames(from_frames(frames, self.rate), sample_rate)

    def at(self, rate: Fraction) -> "Profile":
        """The same shape with another number of frames a second."""
        return replace(self, rate=rate)

    def proxy(self) -> "Profile":
        """The same shape at half the size, quickly made: to look at while one works."""
        return replace(
            self,
            name=f"{self.name} proxy",
            width=_half(self.width),
            height=_half(self.height),
            quality=27,
            effort="ultrafast",
        )


LANDSCAPE = Profile("landscape", 1280, 720)
PROFILES = {
    profile.name: profile
    for profile in (
        LANDSCAPE,
        Profile("full", 1920, 1080),
        Profile("small", 854, 480),
        Profile("portrait", 720, 1280),
        Profile("square", 720, 720),
    )
}


def profile_named(name: str) -> Profile:
    """Raises Unsupported for a shape we don't know."""
    if name not in PROFILES:
        raise Unsupported(f"There is no shape called “{name}”. Choose {', '.join(PROFILES)}.")
    return PROFILES[name]


def _half(pixels: int) -> int:
    """Even, and never too small."""
    return max(16, pixels // 4 * 2)
