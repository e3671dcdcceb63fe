"""Lets Python keep its compiled form of what tied programs import: they may not write it.

Without it every look into a file would compile PyAV or Pillow anew, which is most of its time.
"""

import subprocess  # noqa: TID251 - this file starts Python once, on no one's file
import sys
from functools import cache
from importlib.util import cache_from_source, find_spec
from pathlib import Path

ROOTS = ("numpy", "av", "PIL.Image", "pillow_heif")
OURS = (
    *(f"ingest.inside{part}" for part in ("", "_probe", "_film", "_poster", "_pictures")),
    "ingest.inside_recheck",
    "sound.inside_bus",
    "sound.inside_decode",
)


@cache
def warm() -> None:
    """Import it all once, untied, if that has not happened since it was installed."""
    names = [*ROOTS, *(f"ensemble.engine.{name}" for name in OURS)]
    if not all(is_kept(name) for name in names):
        imports = f"import {', '.join(names)}"
        subprocess.run([sys.executable, "-I", "-c", imports], check=False, timeout=60)


def is_kept(name: str) -> bool:
    """Whether the compiled form of a module lies beside it."""
    found = find_spec(name)
    return bool(found and found.origin and Path(cache_from_source(found.origin)).exists())
