"""The calendar of closed days: general holidays as gazetted, and weather days entered when they happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.history import tracked

from .base import HouseModel


class ClosedDay(HouseModel):
    """One day on which offices or courts are closed (Cap. 149; s.71 Cap. 1). Sundays are a rule, not rows."""

    class Kind(models.TextChoices):
        GENERAL_HOLIDAY = "GENERAL_HOLIDAY", _("General holiday")
        GALE = "GALE", _("Gale warning (typhoon signal 8 or above)")
        BLACK_RAIN = "BLACK_RAIN", _("Black rainstorm warning")
        OFFICE_CLOSURE = "OFFICE_CLOSURE", _("Office closure")

    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name_en = models.CharField(_("name, English"), max_length=120)
    name_zh = models.CharField(_("name, Chinese"), max_length=120, blank=True)
    source = models.CharField(_("source"), max_length=200)
    is_verified = models.BooleanField(_("checked against the Gazette"), default=False)

    history = tracked()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["day", "kind"], name="closed_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.name_en}"
