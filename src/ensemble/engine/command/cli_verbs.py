"""What each command of the engine does: arguments in, a value to tell out."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ensemble.engine.command.cli_render import fonts_of, tell
from ensemble.engine.errors import Unsupported
from ensemble.engine.ingest.prepare import prepare
from ensemble.engine.ingest.probe import probe
from ensemble.engine.ingest.waveform import waveform
from ensemble.engine.interchange.documents import load
from ensemble.engine.lettering.credits import Screen, card_sheets, roll_sheet
from ensemble.engine.lettering.titles import draw, measuring
from ensemble.engine.profiles import profile_named
from ensemble.engine.timeline import CreditsRoll, Timeline

Verb = Callable[[argparse.Namespace, Path], Any]


def probe_file(asked: argparse.Namespace, folder: Path) -> Any:
    return probe(asked.file, folder=folder)


def prepare_file(asked: argparse.Namespace, _folder: Path) -> Any:
    asked.to.mkdir(parents=True, exist_ok=True)
    return prepare(asked.file, asked.to, report=tell)


def draw_peaks(asked: argparse.Namespace, folder: Path) -> Any:
    """Decode once, and save every zoom as JSON of 8 bits and as `.dat` of 16."""
    peaks = waveform(asked.file, folder)
    asked.to.mkdir(parents=True, exist_ok=True)
    drawn = [*peaks.save(asked.to), *peaks.save(asked.to, bits=16, kind="dat")]
    return {"seconds": peaks.seconds, "peaks": drawn}


def draw_credits(asked: argparse.Namespace, _folder: Path) -> Any:
    """Every roll of a timeline as one tall picture, and as cards."""
    timeline = load(asked.file)
    found = fonts_of(asked)
    shape = profile_named(asked.shape or timeline.format)
    screen = Screen(shape.width, shape.height, measuring(found))
    asked.to.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for number, roll in enumerate(_rolls(timeline), 1):
        made.append(draw(roll_sheet(roll, screen), asked.to / f"credits-{number}.png", found))
        for page, card in enumerate(card_sheets(roll, screen), 1):
            made.append(draw(card, asked.to / f"credits-{number}-card-{page}.png", found))
    return {"pictures": made}


def _rolls(timeline: Timeline) -> tuple[CreditsRoll, ...]:
    if not timeline.credits:
        raise Unsupported("There are no credits in this timeline.")
    return timeline.credits
