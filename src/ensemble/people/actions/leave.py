"""Leave this place for good."""

from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member, Membership
from ensemble.people.signals import member_left

WIPED: dict[str, Any] = {
    "name": "Somebody who left",
    "credit_name": "",
    "about": "",
    "languages": [],
    "time_zone": "UTC",
    "page_language": "",
    "birth_year": None,
    "last_login": None,
    "is_staff": False,
    "is_superuser": False,
    "moderates_since": None,
    "is_active": False,
}


@transaction.atomic
def leave_place(member: Member, *, by: Member) -> None:
    """Wipe everything that names `member`; the row stays, so that others' work stays whole."""
    if by.pk != member.pk and not by.is_superuser:
        raise Refused(_("Only you can end your account."))
    _stay_kept(member)
    _forget_whereabouts(member)
    for field, value in WIPED.items():
        setattr(member, field, value)
    member.email, member.left_at = f"{member.key.lower()}@left.invalid", timezone.now()
    member.set_unusable_password()
    member.save()
    transaction.on_commit(partial(member_left.send, Member, member=member))


def _stay_kept(member: Member) -> None:
    others = Member.objects.filter(is_superuser=True, is_demo=False, left_at=None)
    real = Member.objects.filter(is_demo=False, left_at=None).exclude(pk=member.pk)
    if member.is_superuser and not others.exclude(pk=member.pk).exists() and real.exists():
        raise Refused(_("You are the only keeper of this place. Make somebody else one first."))


def _forget_whereabouts(member: Member) -> None:
    EmailAddress.objects.filter(user=member).delete()
    Authenticator.objects.filter(user=member).delete()
    Membership.objects.filter(member=member).delete()
    _hand_over_circles(member)
    Block.objects.filter(Q(blocker=member) | Q(blocked=member)).delete()
    member.comforts.all().delete()
    member.groups.clear()
    member.user_permissions.clear()
    _end_sessions(member)


def _hand_over_circles(member: Member) -> None:
    # What a circle may see stays visible to it: whoever has been in it longest keeps it.
    for circle in Circle.objects.filter(founder=member):
        longest = circle.memberships.order_by("id").first()
        if longest is None:
            circle.delete()
        else:
            circle.founder = longest.member
            circle.save(update_fields=["founder"])


def _end_sessions(member: Member) -> None:
    # An inactive member is nobody to every session at once; this only removes what lies around.
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(member.pk):
            session.delete()
