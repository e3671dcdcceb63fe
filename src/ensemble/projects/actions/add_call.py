"""Call for one more thing."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from ensemble.activity.actions.record import record
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium
from ensemble.projects.frames import Wish
from ensemble.projects.models import Call, Project

# Crafts that need the words' language; a drummer needs none.
SPEAKING = {Craft.VOICE, Craft.SINGING, Craft.WRITING, Craft.ACTING, Craft.TRANSLATION}


@transaction.atomic
def add_call(project: Project, wish: Wish, *, by: Member, deadline: datetime | None = None) -> Call:
    """Add what `wish` describes to the project's calls, after the others. Leaders only."""
    project.refuse_unless_led_by(by)
    last = project.calls.aggregate(last=Max("position"))["last"]
    call = Call(project=project, position=0 if last is None else last + 1, deadline=deadline)
    fill_call(call, wish)
    call.paused_at = project.rested_at
    call.settle()
    project.stir(led=True)
    record("call_added", call, by=by)
    return call


def fill_call(call: Call, wish: Wish) -> None:
    """Write a wish's words into a call."""
    for name in ("title", "words", "spec"):
        setattr(call, name, str(getattr(wish, name)).strip())
    for name in ("craft", "medium", "how", "wanted", "minutes", "level", "is_chain"):
        setattr(call, name, getattr(wish, name))
    speaks = call.craft in SPEAKING or call.medium == Medium.TEXT
    call.language = call.project.language if speaks else ""
