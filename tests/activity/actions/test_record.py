"""Writing down what happened."""

import pytest
from django.db import transaction

from ensemble.activity.actions.record import record
from ensemble.activity.models import Event
from ensemble.people.models import Member


def test_who_did_what_to_what(ada: Member, ben: Member) -> None:
    event = record("greeted", ben, by=ada, words="Hello")
    assert (event.actor, event.verb, event.facts) == (ada, "greeted", {"words": "Hello"})
    assert (event.subject_kind, event.subject_id) == ("people.member", ben.pk)


def test_what_did_not_happen_is_not_written(ada: Member) -> None:
    with pytest.raises(KeyError), transaction.atomic():
        record("greeted", ada, by=None)
        raise KeyError
    assert not Event.objects.exists()
