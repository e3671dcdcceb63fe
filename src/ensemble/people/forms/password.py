"""A password forgotten, asked for again or changed: labels that stay, no placeholders."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext_lazy as _


class _Labelled:
    """django-allauth repeats labels inside the fields, where they vanish once somebody writes."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        for field in self.fields.values():  # type: ignore[attr-defined]  # A form's own.
            field.widget.attrs.pop("placeholder", None)


class ForgottenForm(_Labelled, forms.ResetPasswordForm):  # type: ignore[misc]  # allauth is untyped.
    """Where the link to a new password goes."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["email"].label = _("E-mail")


class NewPasswordForm(_Labelled, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the link of a letter."""


class ChangePasswordForm(_Labelled, forms.ChangePasswordForm):  # type: ignore[misc]
    """The old password and a new one."""


class AgainForm(_Labelled, forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        self.fields["password"].help_text = ""
