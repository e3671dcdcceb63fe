"""What is asked about a project."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Circle, Member
from ensemble.people.tongues import languages
from ensemble.pieces.models import Visibility
from ensemble.projects.forms.length import LengthField
from ensemble.projects.models import Project


class FrameForm(forms.Form):
    """The frame: only title and goal are left to say."""

    title = forms.CharField(label=_("What is it called?"), max_length=120)
    goal = forms.CharField(label=_("What shall be there at the end?"), max_length=200)
    form = forms.CharField(label=_("The finished thing"), max_length=120)
    length_seconds = LengthField(
        label=_("How long it is"), help_text=_("Such as 2:30."), required=False
    )
    ends_on = forms.DateField(
        label=_("When it is finished"), widget=forms.DateInput({"type": "date"})
    )
    choosing = forms.ChoiceField(
        label=_("How choices are made"), choices=Project.Choosing, widget=forms.RadioSelect
    )
    visibility = forms.ChoiceField(
        label=_("Who can see it?"),
        choices=Visibility,
        initial=Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    circle = forms.ModelChoiceField(
        label=_("Which circle?"),
        queryset=Circle.objects.none(),
        to_field_name="key",
        required=False,
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        help_text=_("For what is said, sung or written in it."),
        required=False,
    )
    second = forms.CharField(
        label=_("Somebody who leads it with you"),
        help_text=_("A link to their page here. They are asked, and can say no."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, member: Member, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.member = member
        circles = Circle.objects.of(member)
        self.fields["circle"].queryset = circles  # type: ignore[attr-defined]
        if not circles:
            del self.fields["circle"]
            open_to = [choice for choice in Visibility.choices if choice[0] != Visibility.CIRCLE]
            self.fields["visibility"].choices = open_to  # type: ignore[attr-defined]
        spoken = [pair for pair in languages() if pair[0] in member.languages]
        others = [pair for pair in languages() if pair[0] not in member.languages]
        choices = [("", _("Without words")), *spoken, *others]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        self.fields["ends_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_second(self) -> Member | None:
        """Find whom a link to a page, or a key, means."""
        written: str = self.cleaned_data["second"].strip().rstrip("/")
        if not written:
            return None
        key = written.rpartition("/")[2]
        someone = Member.objects.visible_to(self.member).filter(key=key).first()
        if someone is None:
            raise forms.ValidationError(_("Nobody here has this page. Copy its address again."))
        return someone  # type: ignore[no-any-return]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if answers.get("visibility") != Visibility.CIRCLE:
            answers["circle"] = None
        elif not answers.get("circle"):
            self.add_error("circle", _("Choose the circle that may see it."))
        return answers


class EditFrameForm(FrameForm):
    """The same frame, later. Leaders are asked on a page of their own."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        del self.fields["second"]


def answers_of(project: Project) -> dict[str, Any]:
    """Return a project's frame as initial values."""
    names = ("title", "goal", "form", "length_seconds", "choosing", "ends_on", "visibility")
    facts = {name: getattr(project, name) for name in (*names, "language")}
    return facts | {"circle": project.circle.key if project.circle else None}
