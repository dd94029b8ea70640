"""Users: exactly one role each, no superusers; teams are groups with a history."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.policy.roles import OUTSIDE, Role
from core.history import tracked
from core.models import HouseModel
from core.querysets import EndableQuerySet, ScopedQuerySet


class UserManager(BaseUserManager.from_queryset(ScopedQuerySet)):  # type: ignore[misc]
    """Creates users by e-mail; there is no other kind to create."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in; deactivated when they leave, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    full_name_zh = models.CharField(_("name in Chinese"), max_length=60, blank=True)
    role = models.CharField(_("role"), max_length=30, choices=Role)
    organisation = models.ForeignKey(
        "accounts.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        choices=[("en", _("English")), ("zh-hant", _("Traditional Chinese"))],
        default="en",
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    access_until = models.DateField(_("access ends"), null=True, blank=True)
    supervisor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supervised", verbose_name=_("supervisor")
    )
    sponsor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sponsored", verbose_name=_("sponsor")
    )
    uses_shortcuts = models.BooleanField(_("keyboard shortcuts"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_superuser = models.BooleanField(default=False, editable=False)
    groups = models.ManyToManyField(  # type: ignore[assignment]
        Group,
        through="accounts.TeamMembership",
        blank=True,
        related_name="user_set",
        related_query_name="user",
        verbose_name=_("teams"),
    )
    user_permissions = None  # type: ignore[assignment]
    last_login = None

    objects = UserManager()
    history = tracked(excluded_fields=["password"])

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name", "role"]

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.CheckConstraint(condition=Q(is_superuser=False), name="user_never_superuser"),
            models.CheckConstraint(
                condition=~Q(role__in=sorted(map(str, OUTSIDE))) | Q(organisation__isnull=False),
                name="user_outside_belongs_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    @property
    def initials(self) -> str:
        """Two letters for the round mark beside a name."""
        parts = self.full_name.split()
        return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()

    @property
    def is_outside(self) -> bool:
        """Whether the person belongs to another organisation: shorter sessions, fewer pages."""
        return self.role in OUTSIDE


class TeamMembership(HouseModel):
    """That a user belongs to a team; a row of its own, so that the history knows."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")

    objects = EndableQuerySet.as_manager()  # type: ignore[misc]
    history = tracked()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "group"], name="team_membership_once")]
