"""Verbs for documents: convert a timeline."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ensemble.engine.doors import WRITTEN, document, open_document


def add_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    add("convert", convert_timeline, "a timeline as another editor's document", ", ".join(WRITTEN))


def convert_timeline(asked: argparse.Namespace, _folder: Path) -> Any:
    """Read one kind of document, write another, and say what could not come along."""
    read = open_document(asked.file.absolute())
    out: Path = asked.to
    text, told = document(
        read.timeline, out.suffix.lower(), folder=out.parent.absolute(), name=asked.file.stem
    )
    out.write_text(text, encoding="utf-8")
    return {"made": out, "left_out": [*read.left_out, *told]}
