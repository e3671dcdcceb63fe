"""Small facts kept beside what they are about, as JSON."""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ensemble.engine.cache.folder import Cache

Facts = dict[str, Any]


def noted(cache: Cache, name: str) -> Facts | None:
    """What was noted under a name, if it can be read (a disk may have lost power)."""
    path = cache.fetch(f"{name}.json")
    with suppress(OSError, ValueError):
        facts = json.loads(path.read_text(encoding="utf-8")) if path else None
        return facts if isinstance(facts, dict) else None
    return None


def note(cache: Cache, name: str, facts: Facts) -> None:
    """Keep facts under a name. What JSON doesn't know becomes text."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / f"{name}.json"
        made.write_text(json.dumps(facts, default=str), encoding="utf-8")
        cache.keep(made, made.name)
