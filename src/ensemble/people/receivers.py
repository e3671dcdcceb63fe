"""What follows when something happens at the door."""

from typing import Any

from allauth.account.signals import password_reset
from allauth.mfa.models import Authenticator
from django.dispatch import receiver

from ensemble.people.models import Member


@receiver(password_reset)
def forget_passkeys(user: Member, **_news: Any) -> None:
    """Whoever proves to own the address alone decides who comes in.

    Else somebody could join with another's address, add a passkey, and wait.
    """
    Authenticator.objects.filter(user=user).delete()
