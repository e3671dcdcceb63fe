"""Verbs for what goes out and comes back: place a take, make a kit, play ticks."""

import argparse
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

from ensemble.engine.alignment.align import How, align
from ensemble.engine.alignment.drift import straightened
from ensemble.engine.alignment.ticks import Ticks, ticking
from ensemble.engine.command.cli_render import tell
from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.documents import load
from ensemble.engine.interchange.tasl import work_of
from ensemble.engine.kit.measures import Measure
from ensemble.engine.kit.papers import About
from ensemble.engine.kit.write import write_kit
from ensemble.engine.sound.layers import RATE
from ensemble.engine.sound.wave24 import write_wave
from ensemble.engine.times import exact, to_frames


def add_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    placing = add("align", align_take, "where a take begins in a mix", "the mix, or a timeline")
    placing.add_argument("--how", choices=get_args(How), default="auto")
    placing.add_argument("--around", help="about where, in seconds")
    placing.add_argument("--ticks", help="where ticks were played: seconds, with commas between")
    placing.add_argument("--straight", type=Path, help="write the take without its drift here")

    packing = add("kit", make_kit, "stems, click and project of a timeline", "a new folder")
    packing.add_argument("--tempo", required=True, help="quarter notes a minute, whatever the bar")
    packing.add_argument("--bar", default="4/4", help="4/4, 3/4, 6/8 (4/4)")
    packing.add_argument("--key", default="", help="C, Am, F# minor")
    packing.add_argument("--title", help="what the piece is called")

    ticking = add("ticks", play_ticks, "ticks that a recording is recognized by", "a .wav")
    ticking.add_argument("--seed", type=int, default=1)


def align_take(asked: argparse.Namespace, folder: Path) -> Any:
    mix = load(asked.to) if asked.to.suffix == ".json" else asked.to
    placed = align(
        asked.file,
        mix,
        folder=folder,
        how=asked.how,
        around=None if asked.around is None else _seconds(asked.around),
        ticks=Ticks(_places(asked.ticks)) if asked.ticks else None,
        report=tell,
    )
    if asked.straight and placed.drift_ppm is not None:
        straightened(asked.file, asked.straight, folder, drift_ppm=placed.drift_ppm)
    return placed


def make_kit(asked: argparse.Namespace, folder: Path) -> Any:
    """The title is the file's name without another; the credits are those of the timeline."""
    timeline, title = load(asked.file), asked.title or asked.file.stem
    bar = re.fullmatch(r"(\d{1,2})/(\d{1,2})", asked.bar)
    if bar is None:
        raise Unsupported("A bar is written like 4/4, 3/4 or 6/8.")
    measure = Measure(_seconds(asked.tempo), int(bar[1]), int(bar[2]), asked.key)
    sections = tuple(section for roll in timeline.credits for section in roll.sections)
    about = About(title, measure, sections, work_of(timeline, title))
    return write_kit(timeline, asked.to, folder, about=about, report=tell)


def play_ticks(asked: argparse.Namespace, _folder: Path) -> Any:
    """The file to read says where they are: seconds, with commas or lines between."""
    ticks = Ticks(_places(asked.file.read_text(encoding="utf-8")), asked.seed)
    wave = ticking(ticks)
    write_wave(asked.to, [wave[:, None].repeat(2, axis=1)], samples=len(wave))
    return {"made": asked.to, "first_sample": ticks.at[0], "samples": len(wave)}


def _places(words: str) -> tuple[int, ...]:
    return tuple(to_frames(_seconds(each), RATE) for each in re.split(r"[,\s]+", words.strip()))


def _seconds(words: str) -> Fraction:
    try:
        return exact(words)
    except (ValueError, ZeroDivisionError) as error:
        raise Unsupported(f"“{words}” is not a number.") from error
