"""Somebody who looks after the place, and a circle."""

import pytest
from django.utils import timezone

from ensemble.people.models import Circle, Member, Membership
from tests.conftest import person


@pytest.fixture
def mo(db: None) -> Member:
    """A moderator."""
    mo = person("Mo")
    mo.moderates_since = timezone.now()
    mo.save()
    return mo


@pytest.fixture
def circle(ada: Member, ben: Member) -> Circle:
    """A circle of Ada and Ben."""
    circle = Circle.objects.create(name="Kitchen band", founder=ada)
    for member in (ada, ben):
        Membership.objects.create(circle=circle, member=member)
    return circle
