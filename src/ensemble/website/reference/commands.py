"""What can be typed: scripts, and the commands of the place."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import load_command_class

from ensemble.website.reference.reading import SOURCE, first_line, parsed, said, table

HEAD = """# Commands

Scripts work in a fresh clone with Python, git and sh; they set up what they need.
"""
MANAGE = """## `.venv/bin/python manage.py …`

Django's own commands work as well.
"""
ENGINE = """## `.venv/bin/python -m ensemble.engine …`

The engine alone, without the web: see [use the engine alone](../how-to/use-the-engine-alone.md).
"""


def commands() -> str:
    """Return the page about commands."""
    heads = ("command", "does")
    scripts = table(heads, [_script(path) for path in _scripts()])
    parts = [HEAD, scripts, MANAGE, table(heads, _managed()), ENGINE]
    return "\n\n".join(part.strip() for part in parts)


def _scripts() -> list[Path]:
    found = (Path(settings.ROOT) / "script").iterdir()
    return sorted(path for path in found if path.is_file())


def _script(path: Path) -> tuple[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    words = []
    for line in lines:
        if not line.startswith("#"):
            break
        words.append(line.removeprefix("#").strip())
    return f"`script/{path.name}`", " ".join(words)


def _managed() -> Iterator[tuple[str, str]]:
    yield "`manage.py serve`", "Open the place: pages and workers. `--help` lists what can be said."
    for path in sorted(SOURCE.glob("*/management/commands/[a-z]*.py")):
        command = load_command_class(f"ensemble.{path.parts[-4]}", path.stem)
        usage = first_line(said(parsed(path))).partition("`:")[0].strip("`.")
        yield f"`{usage}`", str(command.help)
