"""Captions as WebVTT or SubRip, to lie beside a film or recording."""

from collections.abc import Iterable
from fractions import Fraction

from ensemble.engine.timeline.words import Caption
from ensemble.engine.times import to_frames


def to_webvtt(captions: Iterable[Caption]) -> str:
    """The text of a .vtt file; words can't turn into markup or into another cue."""
    cues = (f"{_span(each)}\n{_escaped(_lines(each.text))}\n" for each in _in_order(captions))
    return "\n".join(["WEBVTT\n", *cues])


def to_subrip(captions: Iterable[Caption]) -> str:
    """The text of a .srt file, which knows no way to escape: what could be markup is told apart."""
    cues = (
        f"{number}\n{_span(each).replace('.', ',')}\n{_plain(_lines(each.text))}\n"
        for number, each in enumerate(_in_order(captions), 1)
    )
    return "\n".join(cues)


def _in_order(captions: Iterable[Caption]) -> list[Caption]:
    return sorted(captions, key=lambda each: each.start)


def _span(each: Caption) -> str:
    return f"{_moment(each.start)} --> {_moment(each.start + each.duration)}"


def _moment(seconds: Fraction) -> str:
    whole, milli = divmod(to_frames(max(Fraction(0), seconds), 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milli:03}"


def _lines(text: str) -> str:
    """Without empty lines, which would end the cue."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """Angles and braces that look the same and are no markup to any player."""
    apart = {"<": "\u2039", ">": "\u203a", "{": "(", "}": ")"}
    return "".join(apart.get(letter, letter) for letter in text)
