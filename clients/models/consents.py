"""The consent ledger: one row for each recipient and purpose, given, refused, withdrawn or run out."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Organisation
from clients.places import language_choices
from clients.rules import consent_state
from core.access.classes import FieldClass
from core.clock import today
from core.history import tracked
from core.models import HouseModel

from .client import Client


class Consent(HouseModel):
    """What may go to whom, for what, until when; no row, no sharing."""

    class Purpose(models.TextChoices):
        SERVICE = "service", _("Our own service")
        REFERRAL = "referral", _("Referral to another organisation")
        SECOND_OPINION = "opinion", _("Second opinion")
        CONFLICT_CHECK = "conflict", _("Conflict check only")
        PLACEMENT = "placement", _("Pro bono lawyer")
        MEDICAL = "medical", _("Medical report or care")
        HOUSING = "housing", _("Housing or shelter")
        RESEARCH = "research", _("Research")
        OTHER = "other", _("Other")

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("consent", "Asked")
        IN_FORCE = "in_force", _("In force")
        REFUSED = "refused", pgettext_lazy("consent", "Refused")
        EXPIRED = "expired", _("Ended: access shut")
        WITHDRAWN = "withdrawn", _("Withdrawn: access shut")

    client = models.ForeignKey(Client, models.PROTECT, related_name="consents", verbose_name=_("client"))
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    recipient = models.CharField(pgettext_lazy("recipient", "to"), max_length=200)
    purpose = models.CharField(_("for"), max_length=12, choices=Purpose)
    purpose_words = models.CharField(_("purpose, in words"), max_length=200, blank=True)
    data_classes = ArrayField(
        models.CharField(max_length=30, choices=FieldClass),
        verbose_name=_("classes of data"),
        default=list,
        blank=True,
    )
    data_words = models.CharField(_("what travels"), max_length=300, blank=True)
    language = models.CharField(_("explained in"), max_length=10, choices=language_choices, blank=True)
    interpreter = models.CharField(_("interpreter"), max_length=60, blank=True)
    asked_on = models.DateField(pgettext_lazy("consent", "asked"), null=True, blank=True)
    given_on = models.DateField(pgettext_lazy("consent", "given"), null=True, blank=True)
    refused_on = models.DateField(_("refused"), null=True, blank=True)
    expires_on = models.DateField(_("until"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_on=None) | Q(refused_on=None), name="consent_given_or_refused"
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(given_on__isnull=False) & Q(expires_on__gte=F("given_on")),
                name="consent_ends_after_it_is_given",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None)
                | Q(given_on__isnull=False) & Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_it_is_given",
            ),
            models.CheckConstraint(condition=Q(recipient__regex=r"\S"), name="consent_has_a_recipient"),
        ]
        indexes = [models.Index(fields=["expires_on"], condition=Q(withdrawn_on=None), name="consent_ending")]

    @property
    def state(self) -> str:
        """Where the consent stands today: one of `State`."""
        return consent_state(today(), self.given_on, self.refused_on, self.expires_on, self.withdrawn_on)

    @property
    def state_in_words(self) -> str:
        """The state as pages say it."""
        return str(self.State(self.state).label)

    @property
    def is_in_force(self) -> bool:
        """Whether sharing under it is allowed today."""
        return self.state == self.State.IN_FORCE
