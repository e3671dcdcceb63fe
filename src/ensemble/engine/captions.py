"""Captions as a WebVTT text, to lie beside a film or recording."""

from collections.abc import Iterable
from fractions import Fraction

from ensemble.engine.items import Caption
from ensemble.engine.times import to_frames


def to_webvtt(captions: Iterable[Caption]) -> str:
    """The text of a .vtt file; words can't turn into markup or into another cue."""
    cues = [
        f"{_moment(each.start)} --> {_moment(each.start + each.duration)}\n{_safe(each.text)}\n"
        for each in sorted(captions, key=lambda each: each.start)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def _moment(seconds: Fraction) -> str:
    whole, milli = divmod(to_frames(max(Fraction(0), seconds), 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milli:03}"


def _safe(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    kept = "\n".join(line for line in lines if line)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
