"""A place of its own for a bench: a fresh folder, a fresh database, the same code."""

import os
import tempfile
from pathlib import Path


def open_place() -> Path:
    """Set Django up over an empty place that is gone when the process ends; return its folder."""
    folder = tempfile.TemporaryDirectory(prefix="ensemble-bench-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "ensemble.website.settings"
    os.environ["ENSEMBLE_VAR"] = folder.name
    os.environ["ENSEMBLE_CLEARING"] = "none"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    open_place.folder = folder  # type: ignore[attr-defined]
    return Path(folder.name)


def member(name: str):  # type: ignore[no-untyped-def]
    """Make a member of this name."""
    from ensemble.people.models import Member

    return Member.objects.create_user(f"{name.lower()}@example.org", name=name, birth_year=1990)


def session_of(member) -> str:  # type: ignore[no-untyped-def]
    """Return the session key of a browser in which this member is signed in."""
    from django.test import Client

    client = Client()
    client.force_login(member, "ensemble.people.forms.doorkeeper.Doorkeeper")
    return client.cookies["sessionid"].value
