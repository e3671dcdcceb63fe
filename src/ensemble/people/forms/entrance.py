"""How people come in: our answers to the questions that django-allauth asks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ensemble.people import age
from ensemble.people.models import Member


class Entrance(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped.
    """Sign-up, sign-in and mail."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail address and password don't go together."),
        "too_many_login_attempts": _(
            "Too many tries in a row. Wait a few minutes, then try again."
        ),
        "email_taken": _(
            "There is an account with this address already. Sign in, or ask for a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return not age.is_remembered_too_young(request)

    def save_user(
        self, request: HttpRequest, user: Member, form: Any, commit: bool = True
    ) -> Member:
        form.describe(user, request)
        saved: Member = super().save_user(request, user, form, commit=commit)
        return saved

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        try:
            return reverse("board")
        except NoReverseMatch:
            return "/"

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def post_login(self, request: HttpRequest, user: Member, **facts: Any) -> HttpResponse:
        """Go on; whoever is new and came for nothing in particular is asked for their crafts."""
        answer: HttpResponse = super().post_login(request, user, **facts)
        here = self.get_login_redirect_url(request)
        if not facts["signup"] or answer.headers["Location"] != here:
            return answer
        return HttpResponseRedirect(f"{reverse('people:crafts')}?{urlencode({'next': here})}")

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        """Never let an address change hands: its owner hears of the try, the page says the same."""
        address = emailconfirmation.email_address
        others = Member.objects.exclude(pk=address.user_id)
        if others.filter(email=address.email.lower()).exists():
            self.send_account_already_exists_mail(address.email)
        else:
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def add_message(self, *args: Any, **facts: Any) -> None:
        """Say nothing about what the page shows anyway."""
        quiet = ("logged_in", "logged_out", "email_confirmation_sent")
        template = str(facts.get("message_template") or (args[2] if len(args) > 2 else ""))
        if not any(word in template for word in quiet):
            super().add_message(*args, **facts)


class Passkeys(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped.
    """A passkey is one more way in. It never locks the door to the password."""

    def is_mfa_enabled(self, user: Member, types: list[str] | None = None) -> bool:
        # Asked for alone, a passkey is a way to say "it's me"; among others, it is a second lock.
        alone = types == [Authenticator.Type.WEBAUTHN]
        return alone and bool(super().is_mfa_enabled(user, types))
