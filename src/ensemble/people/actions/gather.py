"""Begin a circle."""

from django.db import transaction

from ensemble.people.models import Circle, Member, Membership


@transaction.atomic
def gather_circle(name: str, *, by: Member) -> Circle:
    """Make a circle with `by` as its founder and first member."""
    circle = Circle.objects.create(name=name, founder=by)
    Membership.objects.create(circle=circle, member=by)
    return circle
