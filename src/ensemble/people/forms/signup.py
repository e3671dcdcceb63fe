"""Joining."""

from typing import Any

from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.refusal import Refused
from ensemble.people import age, tongues
from ensemble.people.actions.welcome import welcome_member
from ensemble.people.models import Member


class SignupForm(AllauthSignupForm):  # type: ignore[misc]  # allauth is untyped.
    """Name, e-mail, password and the neutral age question."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=60,
        help_text=_("As others here will see it. It needn't be your full name."),
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )
    birth_year = forms.IntegerField(
        label=_("In which year were you born?"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "bday-year", "size": 4}),
    )
    time_zone = forms.CharField(required=False, widget=forms.HiddenInput())
    # Nobody sees this field, so whoever fills it in is not a person.
    website = forms.CharField(required=False, label=_("Leave this empty"))
    field_order = ["name", "email", "password1", "birth_year"]

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].help_text = _("Never shown to anybody.")
        self.fields["password1"].help_text = _("At least ten characters. A few words do well.")

    def clean_birth_year(self) -> int:
        year, now = int(self.cleaned_data["birth_year"]), timezone.now().year
        if not now - age.OLDEST <= year <= now:
            raise forms.ValidationError(_("Write the year with four digits."))
        if not age.is_old_enough(year):
            age.remember_too_young(context.request)
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_signup")))
        return year

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"])
        return zone if zone in dict(tongues.time_zones()) else "UTC"

    def describe(self, member: Member, request: HttpRequest) -> None:
        """Put what was said here on the new member."""
        member.name = self.cleaned_data["name"]
        member.birth_year = self.cleaned_data["birth_year"]
        member.time_zone = self.cleaned_data["time_zone"]
        member.languages = tongues.guess_languages(request)

    def try_save(self, request: HttpRequest) -> tuple[Member | None, HttpResponse | None]:
        """Join; a filled honeypot and a known address get the answer everybody gets."""
        if self.cleaned_data["website"]:
            return None, HttpResponseRedirect(reverse("account_email_verification_sent"))
        if self.account_already_exists:
            # As long as it takes with an unknown address.
            make_password(self.cleaned_data["password1"])
        try:
            member, answer = super().try_save(request)
        except IntegrityError:
            raise Refused(
                gettext("Somebody just joined with this address. Sign in instead.")
            ) from None
        return member, answer

    @transaction.atomic
    def save(self, request: HttpRequest) -> Member:
        member: Member = super().save(request)
        welcome_member(member)
        return member
