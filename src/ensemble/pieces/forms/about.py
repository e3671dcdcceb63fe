"""What is asked about a piece."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Craft, Member
from ensemble.pieces.forms.asked import (
    circle_field,
    condition_field,
    language_field,
    licence_field,
    offer_circles,
    title_field,
)
from ensemble.pieces.models import Medium, Piece, Revision, Visibility


class AboutForm(forms.ModelForm):  # type: ignore[type-arg]
    """Title, words about it, who sees it, and on what terms."""

    class Meta:
        model = Piece
        fields = [
            "title", "about", "language", "craft", "visibility", "circle", "condition", "licence",
        ]  # fmt: skip

    def __init__(self, *args: Any, member: Member | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not offer_circles(self, member):
            self.fields["visibility"].choices = _without_circles()  # type: ignore[attr-defined]

    title = title_field()
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
    language = language_field(_("No words in it"))
    visibility = forms.ChoiceField(
        label=_("Who can see it?"),
        choices=Visibility.choices,
        initial=Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    circle = circle_field(_("Which circle?"))
    condition = condition_field()
    licence = licence_field(_("What else do they need to know?"))

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
