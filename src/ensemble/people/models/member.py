"""A person with an account."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity


class MemberManager(BaseUserManager["Member"]):
    """Makes members; e-mail addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "Member":
        """Make a member. Without a password, only a passkey or a mailed link lets them in."""
        member = self.model(email=email.lower(), **facts)
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

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
