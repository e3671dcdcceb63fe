"""Changing one's e-mail address."""

from allauth.account.forms import AddEmailForm
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AddressForm(AddEmailForm):  # type: ignore[misc]  # allauth is untyped.
    """The new address. The old one stays until the new one has said yes.

    django-allauth's own form drops an old address that was never confirmed, and with it the name
    under which the member signs in.
    """

    def __init__(self, *args: object, **facts: object) -> None:
        super().__init__(*args, **facts)
        self.fields["email"].label = _("New address")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def save(self, request: HttpRequest) -> EmailAddress:
        email = self.cleaned_data["email"]
        with transaction.atomic():
            waiting = EmailAddress.objects.filter(user=self.user, verified=False)
            waiting.exclude(email=self.user.email).delete()
            address = EmailAddress.objects.create(user=self.user, email=email)
        send_verification_email_to_address(request, address)
        return address
