"""Write down what happened."""

from typing import Any

from django.db import models

from ensemble.activity.models import Event
from ensemble.people.models import Member


def record(verb: str, subject: models.Model, *, by: Member | None, **facts: Any) -> Event:
    """Write that `by` did `verb` to `subject`, in the caller's transaction.

    `by` is None for what the place does by itself, by the clock.
    """
    return Event.objects.create(
        verb=verb,
        actor=by,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        facts=facts,
    )
