"""How I come in, and what mail I get."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ensemble.people.forms.pages import MailForm
from ensemble.people.requests import member_of, sent


@login_required
def edit(request: HttpRequest) -> HttpResponse:
    """Show the doors of my account, and choose whether mail may come."""
    me = member_of(request)
    form = MailForm(sent(request), initial={"weekly": me.mail_stopped_at is None})
    if request.method == "POST" and form.is_valid():
        me.hear_weekly(form.cleaned_data["weekly"])
        messages.success(request, _("Saved."))
        return redirect("people:account")
    keys = Authenticator.objects.filter(user=me, type=Authenticator.Type.WEBAUTHN)
    return render(request, "people/account.html", {"form": form, "has_passkey": keys.exists()})
