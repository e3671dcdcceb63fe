"""Who is there to work, so that work is shared only where somebody can share it."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from ensemble.foundation import machine
from ensemble.foundation.models.presence import Presence

# Two heartbeats of the clock that was missed, and some patience.
LASTS = timedelta(seconds=45)


def be_seen() -> None:
    """Say that this worker is there. Those that are long gone are forgotten."""
    now = timezone.now()
    facts = {"home": f"{machine.place()}:{settings.VAR}", "seen_at": now}
    Presence.objects.update_or_create(name=machine.me(), defaults=facts)
    Presence.objects.filter(seen_at__lt=now - 10 * LASTS).delete()


def machines() -> Counter[str]:
    """Return the machines with workers, and how many workers each has. One folder, one machine."""
    here = machine.place() + "/"
    seen = Presence.objects.filter(seen_at__gte=timezone.now() - LASTS)
    return Counter(
        each.home for each in seen if not each.name.startswith(here) or machine.lives(each.name)
    )
