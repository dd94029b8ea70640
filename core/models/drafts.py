"""Words not yet saved, for their author's eyes only."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.querysets import EndableQuerySet
from core.sealed import SealedTextField

from .base import HouseModel


class Draft(HouseModel):
    """What a user last typed into one form about one record; sealed, and gone after 14 days."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    form_key = models.CharField(_("form"), max_length=80)
    about = models.CharField(_("about"), max_length=60, default="new")
    url = models.CharField(pgettext_lazy("page", "address"), max_length=300)
    body = SealedTextField(_("words"), scope="user_id", scope_kind="user")
    words = models.PositiveIntegerField(_("words"), default=0)
    is_late = models.BooleanField(_("kept after the session had ended"), default=False)
    saved_at = models.DateTimeField(_("saved"), db_default=Now())

    objects = EndableQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "form_key", "about"], name="draft_once")]
        indexes = [models.Index(fields=["saved_at"], name="draft_age")]
