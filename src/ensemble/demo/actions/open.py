"""Open the demo of a place."""

from ensemble.demo.actions.seed import seed_demo
from ensemble.demo.keeper import ADDRESS, keeper_word
from ensemble.demo.models import Deed
from ensemble.demo.plan.story import STORY
from ensemble.foundation.jobs import Job
from ensemble.people.models import Member


def open_demo(*, among_members: bool = False, small: bool = False) -> str:
    """Ask for the demo, or the rest of it, and return how to sign in to it ("" where it is not).

    A place with real members gets nothing unless that is asked for. Doing it twice changes
    nothing.
    """
    is_begun = Deed.objects.exists()
    if Member.objects.filter(is_demo=False).exists() and not (among_members or is_begun):
        return ""
    asked = Job.objects.open().filter(name=seed_demo.name).exists()
    if not asked and Deed.objects.count() < len(STORY):
        seed_demo.later(small, by=None)
    return f"Look around as the demo's keeper: {ADDRESS}, password “{keeper_word()}”"
