"""What a keeper needs to know: what runs, how it is tied, what waits, what failed."""

import platform
import shutil
from typing import Any

import django
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ensemble import __version__
from ensemble.engine.process import ffmpeg, sandbox
from ensemble.engine.process.sandbox_levels import Level
from ensemble.foundation import carrier
from ensemble.foundation.models import Job
from ensemble.foundation.presence import machines
from ensemble.production import signing

SHOWN = 20
LEVELS = {
    Level.BUBBLEWRAP: gettext_noop("bubblewrap: a room of its own for every file"),
    Level.LANDLOCK: gettext_noop("Landlock and seccomp: one folder, no network"),
    Level.ALONE: gettext_noop("a user of its own, without network"),
    Level.SECCOMP: gettext_noop("seccomp and limits: for development only"),
    Level.LIMITS: gettext_noop("limits alone: for development only"),
}


def status_of_place() -> dict[str, Any]:
    """Return facts as (label, value), the jobs that wait and the jobs that failed."""
    level = sandbox.level()
    return {
        "facts": [
            (_("Ensemble"), __version__),
            (_("Python, Django"), f"{platform.python_version()}, {django.get_version()}"),
            (_("Database"), _database()),
            (_("Files of strangers are opened in"), _(LEVELS[level])),
            (_("ffmpeg"), str(ffmpeg.version())),
            (_("Finished pieces are signed"), signing.told()),
            (_("Jobs are carried by"), _carrier()),
            (_("Workers, on machines"), _crew()),
            (_("Room on the disk"), _room()),
        ],
        "is_safe": level.is_safe,
        "waiting": _due().order_by("not_before", "id")[:SHOWN],
        "failed": Job.objects.exclude(failed_at=None).order_by("-failed_at")[:SHOWN],
    }


def _due() -> QuerySet[Job]:
    """Jobs that should have begun by now."""
    return Job.objects.open().filter(leased_until=None, not_before__lte=timezone.now())


def _database() -> str:
    version = ".".join(str(part) for part in connection.get_database_version())
    return f"{connection.display_name} {version}"


def _carrier() -> str:
    if not carrier.is_chosen():
        return _("workers that ask the database")
    try:
        return _("messages, of which %(count)s wait") % {"count": carrier.waiting()}
    except carrier.Away:
        return _("messages, but their broker doesn't answer: jobs wait for it")


def _crew() -> str:
    found = machines()
    return _("%(workers)s, on %(machines)s") % {"workers": found.total(), "machines": len(found)}


def _room() -> str:
    free = shutil.disk_usage(settings.VAR).free
    return f"{free / 1024**3:.1f} GiB"
