"""A case placed with a lawyer until a date, and the hours given to it."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cases.models import Case
from core.history import tracked
from core.models import HouseModel

USER = settings.AUTH_USER_MODEL


class Placement(HouseModel):
    """That a lawyer has a case until a date; what the lawyer may see comes from here and ends with it."""

    class Scope(models.TextChoices):
        FULL = "full", _("Full representation")
        ADVICE = "advice", _("Advice only")
        DRAFTING = "drafting", _("Drafting")
        HEARING = "hearing", _("One hearing")

    case = models.ForeignKey(Case, models.PROTECT, related_name="placements", verbose_name=_("case"))
    opportunity = models.ForeignKey(
        "probono.Opportunity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("opportunity"),
    )
    lawyer = models.ForeignKey(USER, models.PROTECT, related_name="placements", verbose_name=_("lawyer"))
    firm = models.ForeignKey(Organisation, models.PROTECT, related_name="placements", verbose_name=_("firm"))
    supervising_solicitor = models.CharField(_("supervising Hong Kong solicitor"), max_length=120)
    insured_entity = models.CharField(_("insured entity"), max_length=160)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope)
    goes_on_record = models.BooleanField(_("goes on record"), default=False)
    started_on = models.DateField(_("from"))
    until_on = models.DateField(_("until, included"))
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    placed_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("placed by"))

    history = tracked()

    class Meta:
        verbose_name = _("placement")
        ordering = ["-started_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("started_on")), name="placement_dates_in_order"
            ),
            models.UniqueConstraint(
                fields=["case", "lawyer"], condition=Q(ended_on=None), name="placement_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["lawyer"], condition=Q(ended_on=None), name="placement_live")]


class TimeEntry(HouseModel):
    """Time given to a case, in units of six minutes."""

    class Activity(models.TextChoices):
        CASEWORK = "casework", _("Casework")
        RESEARCH = "research", _("Research")
        DRAFTING = "drafting", _("Drafting")
        HEARING = "hearing", _("Hearing")
        MEETING = "meeting", _("Meeting with the client")

    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="hours", verbose_name=_("placement")
    )
    lawyer = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("lawyer"))
    worked_on = models.DateField(_("day"))
    hours = models.DecimalField(
        _("hours"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal("24"))],
    )
    activity = models.CharField(_("activity"), max_length=10, choices=Activity)

    history = tracked()

    class Meta:
        verbose_name = _("time entry")
        ordering = ["-worked_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0) & Q(hours__lte=24), name="time_entry_within_a_day"
            )
        ]
