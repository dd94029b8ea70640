"""Forms not yet sent: kept for whoever fills them in, for fourteen days."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import HouseModel
from core.querysets import EndableQuerySet
from core.sealed import SealedTextField

from . import words
from .referral import Referral


class ReferralDraft(HouseModel):
    """One form being filled in, by a user or (`user` empty) by a visitor whose session or link names it.

    `answers` is JSON, step -> posted values as typed; emptied when the form is sent. The draft's key is the
    sent form's idempotency key, and the row stays for the receipt until it expires.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=words.Kind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answers = SealedTextField(scope="", default="", blank=True)
    # SHA-256 of the private link's 256 random bits; a new link ends the old one.
    link_digest = models.CharField(max_length=64, blank=True)
    status_code = SealedTextField(scope="", default="", blank=True)
    saved_at = models.DateTimeField(_("saved"))
    expires_at = models.DateTimeField(_("kept until"))
    referral = models.OneToOneField(Referral, models.PROTECT, null=True, related_name="+")

    objects = EndableQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["link_digest"], condition=~Q(link_digest=""), name="referral_draft_link_once"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-saved_at"], name="referral_draft_of_user"),
            models.Index(fields=["expires_at"], name="referral_draft_expiry"),
        ]
