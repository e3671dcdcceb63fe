"""The engine as a command: paths in, files out, no web.

What was made is told as JSON on the output channel, how far it is on the error channel.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from fractions import Fraction
from functools import partial
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ensemble.engine.command import cli_align, cli_mix, cli_papers, cli_render, cli_verbs
from ensemble.engine.errors import EngineError


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Answers 0 when it is made, 2 when it was refused, 130 when stopped."""
    asked = _parser().parse_args(words)
    try:
        with TemporaryDirectory(prefix="ensemble-", dir=asked.work) as folder:
            told = asked.verb(asked, Path(folder))
    except (EngineError, OSError) as error:
        print(_sentence(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. Finished segments are kept if you named a --cache.", file=sys.stderr)
        return 130
    print(json.dumps(_plain(told), indent=2, ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ensemble.engine", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    _verb(verbs, "probe", cli_verbs.probe_file, "what a file is")
    _verb(verbs, "prepare", cli_verbs.prepare_file, "previews, peaks and pictures", "a folder")
    _verb(verbs, "peaks", cli_verbs.draw_peaks, "the waveform of a recording", "a folder")
    sound = _verb(verbs, "mix", cli_mix.mix_timeline, "the sound of a timeline", ".wav or .flac")
    film = _verb(verbs, "render", cli_render.render_timeline, "a film of a timeline", ".mp4, .flac")
    sheets = _verb(verbs, "credits", cli_verbs.draw_credits, "the credits as pictures", "a folder")
    cli_papers.add_verbs(partial(_verb, verbs))
    cli_align.add_verbs(partial(_verb, verbs))
    for verb in (film, sheets):
        verb.add_argument("--shape", help="landscape, full, small, portrait or square")
        verb.add_argument("--fonts", type=Path, help="a font file, or a folder of Fontsource fonts")
    cli_mix.add_arguments(sound)
    cli_render.add_arguments(film)
    return parser


def _verb(
    verbs: Any, name: str, does: cli_verbs.Verb, words: str, to: str = ""
) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=words, description=words)
    verb.set_defaults(verb=does)
    verb.add_argument("file", type=Path, help="the file to read")
    verb.add_argument("--work", type=Path, help="where to make temporary files")
    if to:
        verb.add_argument("--to", type=Path, required=True, help=to)
    return verb


def _sentence(error: Exception) -> str:
    if isinstance(error, EngineError):
        return error.sentence
    if isinstance(error, FileNotFoundError):
        return f"There is no {error.filename}."
    return f"That did not work: {error}."


def _plain(value: Any) -> Any:
    """Fractions as decimals, paths as text, what is not finite as null."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(each) for name, each in asdict(value).items()}
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction | float):
        return float(value) if isfinite(value) else None
    return str(value) if isinstance(value, Path) else value
