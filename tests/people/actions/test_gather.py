"""Beginning a circle."""

from ensemble.people.actions.gather import gather_circle
from ensemble.people.models import Circle, Member


def test_the_founder_is_in_it(ada: Member, cy: Member) -> None:
    circle = gather_circle("The back room", by=ada)
    assert circle.has(ada)
    assert list(Circle.objects.of(ada)) == [circle]
    assert not Circle.objects.of(cy)
