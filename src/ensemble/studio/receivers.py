"""What the studio does when the answers to a call change."""

from typing import Any

from django.dispatch import receiver

from ensemble.projects.models import Call
from ensemble.projects.signals import choices_changed
from ensemble.studio.actions.make_crowd import ask_for_stem
from ensemble.studio.models import Crowd


@receiver(choices_changed)
def remake(call: Call, **_kwargs: Any) -> None:
    """A call's crowd is made again of whoever is used now."""
    for crowd in Crowd.objects.filter(call=call).select_related("job", "maker"):
        ask_for_stem(crowd, at_once=False)
