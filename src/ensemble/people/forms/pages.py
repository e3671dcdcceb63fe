"""How pages speak to somebody, and whether mail may come."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Member


class PagesForm(forms.ModelForm):  # type: ignore[type-arg]
    """The language of pages."""

    page_language = forms.ChoiceField(label=_("Language of pages"), required=False)

    class Meta:
        model = Member
        fields = ["page_language"]

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        choices = [("", _("as my browser asks")), *settings.LANGUAGES]
        self.fields["page_language"].choices = choices  # type: ignore[attr-defined]


class MailForm(forms.Form):
    """Whether the weekly mail may come."""

    weekly = forms.BooleanField(
        label=_("Mail me once a week what I missed"),
        required=False,
        help_text=_("Only when there is something new, and never more often."),
    )
