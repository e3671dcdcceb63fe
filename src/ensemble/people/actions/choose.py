"""Say what one likes to make."""

from django.db import transaction

from ensemble.people.models import Comfort, Member


@transaction.atomic
def choose_crafts(levels: dict[str, str], *, by: Member) -> None:
    """Set the crafts of `by` to exactly these: craft to level of comfort."""
    by.comforts.exclude(craft__in=levels).delete()
    for craft, level in levels.items():
        Comfort.objects.update_or_create(member=by, craft=craft, defaults={"level": level})
