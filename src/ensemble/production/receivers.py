"""What production does when somebody leaves the place."""

from typing import Any

from django.dispatch import receiver

from ensemble.people.models import Member
from ensemble.people.signals import member_left
from ensemble.production.actions.rename import rename_in_rolls


@receiver(member_left)
def rename(member: Member, **_kwargs: Any) -> None:
    """Released credits don't keep a name that its bearer took back."""
    rename_in_rolls(member, by=None)
