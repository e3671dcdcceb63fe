"""How often something may be done."""

import ipaddress
import time

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ensemble.foundation.models import Tally
from ensemble.foundation.refusal import TooOften


def limit(name: str, who: str, *, per_hour: int) -> None:
    """Count once more, and raise `TooOften` when that is more than `per_hour`.

    Call it outside the transaction of the work, or a refusal there forgets the count.
    """
    hour = int(time.time() // 3600)
    mine = Tally.objects.filter(name=name, who=who.strip().lower()[:100], hour=hour)
    if not mine.update(count=F("count") + 1):
        _begin(name, who, hour)
    if mine.values_list("count", flat=True)[0] > per_hour:
        raise TooOften(_("That was often for one hour. Please go on in a while; nothing is lost."))


def _begin(name: str, who: str, hour: int) -> None:
    who = who.strip().lower()[:100]
    try:
        with transaction.atomic():
            Tally.objects.create(name=name, who=who, hour=hour, count=1)
    except IntegrityError:
        Tally.objects.filter(name=name, who=who, hour=hour).update(count=F("count") + 1)


def address_of(request: HttpRequest) -> str:
    """Return whose connection this is, for counting: one name per IPv6 network of /64."""
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "nowhere"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def forget_old_tallies() -> None:
    """Remove counters of hours gone by."""
    Tally.objects.filter(hour__lt=int(time.time() // 3600) - 1).delete()
