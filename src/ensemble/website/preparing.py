"""Bringing the database, the assets and the demo up to date, at no cost when they are."""

import hashlib
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils.module_loading import import_string

from ensemble.foundation.models import Tick


def migrate() -> None:
    """Run migrations, unless this database has said that it has seen these very ones."""
    name = f"migrated {_migrations()}"
    if _has_seen(name):
        return
    call_command("migrate", interactive=False, verbosity=0)
    Tick.objects.filter(name__startswith="migrated ").delete()
    Tick.objects.get_or_create(name=name)


def build_assets() -> None:
    """Build styles and scripts, if anything they are made of has changed."""
    from ensemble.design.assets import build

    build()


def seed_demo() -> None:
    """Ask for the demo community in a new place, and say how to look around in it."""
    if settings.DEMO_SEED and (told := import_string(settings.DEMO_SEED)()):
        print(told, flush=True)  # noqa: T201


def _has_seen(name: str) -> bool:
    try:
        return Tick.objects.filter(name=name).exists()
    except DatabaseError:
        connection.close()
        return False


def _migrations() -> str:
    total = hashlib.sha256(django.__version__.encode())
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            total.update(f"{app.label}/{path.name}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:32]
