"""Takes for tests."""

from typing import Any

from ensemble.people.models import Member
from ensemble.studio.models import Take
from tests.builders.pieces import current, poem


def take(by: Member, **facts: Any) -> Take:
    """Return a take whose place is known; what it sounds like doesn't matter."""
    return Take.objects.create(revision=current(poem(by)), **facts)
