"""Episodes of counselling, and who supervises a counsellor."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.history import tracked
from core.models import HouseModel
from core.querysets import ScopedQuerySet


class Episode(HouseModel):
    """One stretch of counselling of one client by one counsellor."""

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    client = models.ForeignKey(Client, models.PROTECT, related_name="episodes", verbose_name=_("client"))
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="episodes", verbose_name=_("counsellor")
    )
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("counselling episode")
        verbose_name_plural = _("counselling episodes")
        ordering = ["-opened_on", "-reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="episode_closed_after_open",
            ),
            models.UniqueConstraint(
                fields=["client", "counsellor"],
                condition=Q(closed_on=None),
                name="episode_open_once",
                violation_error_message=_("This counsellor has an open episode with this client already."),
            ),
        ]
        indexes = [models.Index(fields=["counsellor", "closed_on"], name="episode_of_counsellor")]

    def __str__(self) -> str:
        return self.reference


class ClinicalSupervisionQuerySet(ScopedQuerySet):
    """Supervision on a given day."""

    def on(self, day):
        """The rows in force on `day`."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class ClinicalSupervision(HouseModel):
    """Who supervises a counsellor's clinical work, and so reads it, from when until when."""

    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("clinical supervisor")
    )
    counsellor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("counsellor")
    )
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    history = tracked()
    objects = ClinicalSupervisionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("clinical supervision")
        verbose_name_plural = _("clinical supervisions")
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(supervisor=F("counsellor")),
                name="clinical_supervision_of_another",
                violation_error_message=_("Nobody supervises themselves."),
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="clinical_supervision_in_order",
            ),
        ]
        indexes = [models.Index(fields=["supervisor", "counsellor"], name="clinical_supervision_pair")]
