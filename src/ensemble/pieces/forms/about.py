"""What is asked about a piece."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Circle, Craft, Member
from ensemble.people.tongues import languages
from ensemble.pieces.models import Medium, Piece, Revision, Visibility
from ensemble.pieces.terms import Condition, Licence

LICENCES = [
    (Licence.BY_NC_SA, _("Named, no money, and what is made from it on the same terms")),
    (Licence.BY_NC, _("Named, and no money")),
    (Licence.BY_SA, _("Named, may be sold, and what is made from it on the same terms")),
    (Licence.BY, _("Named, may be sold")),
    (Licence.CC0, _("A gift: anyone may do anything with it")),
]


class AboutForm(forms.ModelForm):  # type: ignore[type-arg]
    """Title, words about it, who sees it, and on what terms."""

    class Meta:
        model = Piece
        fields = [
            "title", "about", "language", "craft", "visibility", "circle", "condition", "licence",
        ]  # fmt: skip

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        circles = Circle.objects.of(member)
        self.fields["circle"].queryset = circles  # type: ignore[attr-defined]
        if not circles:
            del self.fields["circle"]
            self.fields["visibility"].choices = _without_circles()  # type: ignore[attr-defined]

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    about = forms.CharField(
        label=_("A word about it"),
        help_text=_("How it came about, what it needs, whom you thank."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    craft = forms.ChoiceField(
        label=_("What did you do in it?"),
        choices=[("", _("Choose a craft")), *Craft.choices],
        required=False,
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=[("", _("No words in it")), *languages()],
        required=False,
    )
    visibility = forms.ChoiceField(
        label=_("Who can see it?"),
        choices=Visibility.choices,
        initial=Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    circle = forms.ModelChoiceField(
        label=_("Which circle?"),
        queryset=Circle.objects.none(),
        required=False,
        to_field_name="key",
    )
    condition = forms.ChoiceField(
        label=_("May others build on it?"),
        choices=Condition.choices,
        initial=Condition.FREELY,
        widget=forms.RadioSelect,
    )
    licence = forms.ChoiceField(
        label=_("What else do they need to know?"),
        choices=LICENCES,
        initial=Licence.BY_NC_SA,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """A circle counts only where the piece is for a circle."""
        facts = super().clean() or self.cleaned_data
        if facts.get("visibility") != Visibility.CIRCLE:
            facts["circle"] = None
        elif not facts.get("circle"):
            self.add_error("circle", _("Choose the circle that may see it."))
        return facts

    def _post_clean(self) -> None:
        """The model's own rules are kept by the actions, which write; a form only asks."""


class PieceForm(AboutForm):
    """The same, and the work itself."""

    medium = forms.ChoiceField(choices=Medium.choices, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("The words"),
        max_length=Revision.LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12}),
    )


def _without_circles() -> list[tuple[str, Any]]:
    return [choice for choice in Visibility.choices if choice[0] != Visibility.CIRCLE]


def words_asked(answers: QueryDict) -> dict[str, str]:
    """Return what an address or a draft already answers, as initial values."""
    known = PieceForm.base_fields
    return {name: answers.get(name, "") for name in answers if name in known}
