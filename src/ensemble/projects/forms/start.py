"""One page that starts a project: the frame, and the calls of its template."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Piece
from ensemble.projects.forms.call import KeptCallForm, answers_of
from ensemble.projects.forms.frame import FrameForm
from ensemble.projects.frames import FRAMES, Wish
from ensemble.projects.frames.plan import Plan, plan_from

MORE = 2


class StartForms:
    """The frame's form and the calls' forms, prefilled from a template."""

    def __init__(
        self, template: str, member: Member, today: Any, sent: QueryDict | None = None
    ) -> None:
        self.template = template
        self.today = today
        frame = FRAMES[template]
        usual = plan_from(template, "", "", today=today)
        self.frame = FrameForm(sent, initial=_usual(usual, member), member=member)
        self.calls = [
            KeptCallForm(sent, initial=answers_of(wish), prefix=f"call-{number}")
            for number, wish in enumerate(frame.calls)
        ]
        blank = {"keep": False, "medium": frame.medium, "craft": Craft.VOICE}
        self.more = [
            KeptCallForm(sent, initial=blank, prefix=f"more-{number}") for number in range(MORE)
        ]

    def is_valid(self) -> bool:
        """Whether all that is kept can be read."""
        kept = [form for form in (*self.calls, *self.more) if form.is_kept]
        return all([self.frame.is_valid(), *(form.is_valid() for form in kept)])

    def plan(self, seed: Piece | None) -> Plan:
        """Return what was answered."""
        wishes = tuple(form.wish() for form in (*self.calls, *self.more) if form.is_kept)
        facts = dict(self.frame.cleaned_data, wishes=_guided(self.template, wishes), seed=seed)
        title, goal = facts.pop("title"), facts.pop("goal")
        return plan_from(self.template, title, goal, today=self.today, **facts)


def _usual(plan: Plan, member: Member) -> dict[str, Any]:
    names = ("form", "length_seconds", "choosing", "ends_on")
    spoken = member.languages[0] if member.languages else ""
    return {name: getattr(plan, name) for name in names} | {"language": spoken}


def _guided(template: str, wishes: tuple[Wish, ...]) -> tuple[Wish, ...]:
    """What stands on other calls' answers, and not on the seed, keeps this from its template."""
    unguided = {(wish.craft, wish.how) for wish in FRAMES[template].calls if not wish.is_guided}
    return tuple(replace(wish, is_guided=(wish.craft, wish.how) not in unguided) for wish in wishes)
