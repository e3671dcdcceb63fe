"""How times, lengths and names are set in words. Templates call these by name."""

import zlib
from datetime import date, datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

__all__ = ["clock", "day", "hue", "initials", "moment", "spoken"]

HUES = 12


def clock(seconds: float | None) -> str:
    """Return a length as `1:03` or `1:02:03`."""
    whole = int(seconds or 0)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def spoken(seconds: float | None) -> str:
    """Return a length as a screen reader should say it: `1 minute 3 seconds`."""
    minutes, left = divmod(int(seconds or 0), 60)
    said = [ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}] if minutes else []
    if left or not minutes:
        said.append(ngettext("%(n)d second", "%(n)d seconds", left) % {"n": left})
    return " ".join(said)


def day(at: datetime | date) -> str:
    """Return a date in the reader's zone and language: `3 March 2027`."""
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    return formats.date_format(local, formats.get_format("DATE_FORMAT").replace("N", "F"))


def moment(at: datetime) -> str:
    """Return a date and hour in the reader's zone and language: `Monday 3 March, 18:00`."""
    local = timezone.localtime(at)
    return _("%(day)s, %(hour)s") % {
        "day": formats.date_format(local, "l j F"),
        "hour": formats.time_format(local, "H:i"),
    }


def initials(name: str) -> str:
    """Return one or two letters that stand for a name."""
    words = name.split()
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words]
    return "".join(letters).upper()


def hue(key: str) -> int:
    """Return one of twelve hues (0 to 11), always the same for the same key."""
    return zlib.crc32(str(key).encode()) % HUES
