"""How much one file may be, and the sentence for each limit."""

from fractions import Fraction

from ensemble.engine.errors import TooLarge

PIXELS = 40_000_000
SECONDS = 3 * 60 * 60
STREAMS = 16

BROKEN = "This file is broken or cut short. Save it again, or send it again, and try once more."
WORK = "This file asks for more work than is allowed. Save it in a simpler form and try again."


def check_size(size: int, largest: int) -> None:
    """Raise TooLarge for more bytes than are allowed."""
    if size > largest:
        raise TooLarge(
            f"This file is larger than {largest // 1_000_000} MB. Make it smaller and try again."
        )


def check_pixels(width: int, height: int) -> None:
    """Raise TooLarge for a picture or a film with more pixels than are allowed."""
    if width * height > PIXELS:
        raise TooLarge(
            f"This is {width} by {height} pixels; Ensemble takes {PIXELS // 1_000_000} million at"
            " most. Make it smaller and try again."
        )


def check_seconds(seconds: Fraction) -> None:
    """Raise TooLarge for sound or film that lasts longer than is allowed."""
    if seconds > SECONDS:
        raise TooLarge(
            f"This lasts longer than {SECONDS // 3_600} hours. Cut it into parts and try again."
        )


def check_streams(streams: int) -> None:
    """Raise TooLarge for a file with more tracks inside than are allowed."""
    if streams > STREAMS:
        raise TooLarge(
            f"This file has more than {STREAMS} tracks inside. Save it with one picture and one"
            " sound track, and try again."
        )
