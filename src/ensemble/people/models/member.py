"""A person with an account."""

from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.models import (
    AbstractBaseUser,
    AnonymousUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.people.models.block import Block


class MemberQuerySet(models.QuerySet["Member"]):
    def present(self) -> Self:
        """Members who haven't left or been shut out."""
        return self.filter(left_at=None, is_active=True)

    def visible_to(self, member: "Member | AnonymousUser | None") -> Self:
        """Members whose page this person may see: not of those who blocked them."""
        if member is None or member.pk is None:
            return self.present()
        return self.present().exclude(
            pk__in=Block.objects.filter(blocked_id=member.pk).values("blocker_id")
        )


class MemberManager(BaseUserManager.from_queryset(MemberQuerySet)):  # type: ignore[misc]
    """Makes members; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "Member":
        """Make a member. Without a password, only a passkey or a mailed link lets them in."""
        member: Member = self.model(email=email.lower(), **facts)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, email: str, password: str, **facts: Any) -> "Member":
        """Make a member who may do everything, from the command line."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)


class Member(Entity, AbstractBaseUser, PermissionsMixin):
    """A person with an account, and how they wish to be named."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=60)
    credit_name = models.CharField(_("name in credits"), max_length=80, blank=True)
    about = models.TextField(_("about me"), max_length=600, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default="UTC")
    # Asked neutrally at the door; only the year is kept, and only to keep minors' rules.
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    moderates_since = models.DateTimeField(null=True, blank=True)
    # The language pages are shown in; empty means as the browser asks.
    page_language = models.CharField(_("language of pages"), max_length=12, blank=True)
    mail_stopped_at = models.DateTimeField(null=True, blank=True)
    news_mailed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[MemberManager] = MemberManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def credited_as(self) -> str:
        """The name as this member wishes to see it in credits."""
        return self.credit_name or self.name

    @property
    def is_moderator(self) -> bool:
        """Whether this member looks after the place."""
        return self.is_superuser or self.moderates_since is not None

    @property
    def has_left(self) -> bool:
        """Whether this row only keeps the place of somebody who left."""
        return self.left_at is not None

    @property
    def zone(self) -> ZoneInfo:
        """The member's time zone; UTC where the name means nothing to this machine."""
        try:
            return ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")

    def begin_to_keep(self) -> None:
        """Become a keeper of this place, who may do everything in it."""
        self.is_staff = self.is_superuser = True
        self.moderates_since = timezone.now()
        self.save(update_fields=["is_staff", "is_superuser", "moderates_since"])

    def hear_weekly(self, wanted: bool) -> None:
        """Say whether the weekly mail may come."""
        self.mail_stopped_at = None if wanted else self.mail_stopped_at or timezone.now()
        self.save(update_fields=["mail_stopped_at"])

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
