"""All pages of the reference, and whether those in the folder are still true."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from ensemble.website.reference.actions import actions
from ensemble.website.reference.addresses import addresses
from ensemble.website.reference.commands import commands
from ensemble.website.reference.jobs import jobs
from ensemble.website.reference.settings import settings_read
from ensemble.website.reference.signals import signals
from ensemble.website.reference.slots import slots
from ensemble.website.reference.templates import templates

FOLDER = Path(settings.ROOT) / "docs/reference"
NOTE = (
    "<!-- Written by `manage.py reference` from the code. Change the code, then run it again. -->"
)
PAGES: dict[str, Callable[[], str]] = {
    "actions": actions,
    "addresses": addresses,
    "commands": commands,
    "jobs": jobs,
    "settings": settings_read,
    "signals": signals,
    "slots": slots,
    "templates": templates,
}


def write_pages() -> list[str]:
    """Bring the folder up to date; return the names of the pages that changed."""
    changed = stale_pages()
    for name in changed:
        (FOLDER / f"{name}.md").write_text(page(name), encoding="utf-8")
    return changed


def stale_pages() -> list[str]:
    """Return the names of the pages that say something else than the code."""
    return [name for name in PAGES if _found(name) != page(name)]


def page(name: str) -> str:
    """Return one page as it should be."""
    return f"{NOTE}\n\n{PAGES[name]().strip()}\n"


def _found(name: str) -> str:
    path = FOLDER / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""
