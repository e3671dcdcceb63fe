"""Adding a passkey."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped.
    """A name for the passkey. The island fills in what the browser made."""

    name = forms.CharField(
        label=_("A name for it"),
        required=False,
        max_length=100,
        help_text=_("Such as “my phone”, so that you know it again."),
    )
    # Always: a passkey that only a second factor could use would surprise everybody.
    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput())
