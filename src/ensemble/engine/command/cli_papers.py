"""Verbs for documents: convert a timeline, sign what was made."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ensemble.engine.interchange import tasl
from ensemble.engine.interchange.doors import WRITTEN, document, open_document
from ensemble.engine.interchange.provenance import read_back, sign
from ensemble.engine.interchange.signing_keys import Keys


def add_verbs(add: Callable[..., argparse.ArgumentParser]) -> None:
    add("convert", convert_timeline, "a timeline as another editor's document", ", ".join(WRITTEN))

    signing = add("sign", sign_file, "a copy that says, signed, how it was made", "the signed copy")
    signing.add_argument("--key", type=Path, required=True, help="a private key as PEM")
    signing.add_argument("--certificate", type=Path, required=True, help="its chain as PEM")
    signing.add_argument("--credits", type=Path, help="the .tasl.json (the one beside the file)")


def convert_timeline(asked: argparse.Namespace, _folder: Path) -> Any:
    """Read one kind of document, write another, and say what could not come along."""
    read = open_document(asked.file.absolute())
    out: Path = asked.to
    text, told = document(
        read.timeline, out.suffix.lower(), folder=out.parent.absolute(), name=asked.file.stem
    )
    out.write_text(text, encoding="utf-8")
    return {"made": out, "left_out": [*read.left_out, *told]}


def sign_file(asked: argparse.Namespace, _folder: Path) -> Any:
    """What lies beside the file says who made it; without it, the title is its name."""
    beside = asked.file.with_suffix(".tasl.json")
    said = asked.credits or (beside if beside.is_file() else None)
    work = tasl.load(said) if said else tasl.Work(tasl.Part(asked.file.stem))
    sign(asked.file, asked.to, work, Keys(asked.key, asked.certificate))
    return {"made": asked.to, "signed_as": read_back(asked.to)["signature_info"]["common_name"]}
