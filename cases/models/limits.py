"""The rule book as staff keep it: dated versions of every time limit."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.rules import limits as rules
from cases.rules.closed_days import Forum
from cases.words import BASES, FORUMS, UNITS
from core.history import tracked
from core.models import HouseModel


class TimeLimit(HouseModel):
    """One version of one legal period; a changed law is a new version, never an edited old one."""

    code = models.SlugField(_("code"), max_length=40)
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    name_en = models.CharField(_("name, English"), max_length=160)
    name_zh = models.CharField(_("name, Chinese"), max_length=160)
    source = models.CharField(_("source"), max_length=200)
    effective_from = models.DateField(_("in force from"))
    effective_to = models.DateField(_("in force to"), null=True, blank=True)
    period = models.PositiveSmallIntegerField(_("period"))
    unit = models.CharField(_("unit"), max_length=10, choices=UNITS)
    basis = models.CharField(_("runs from"), max_length=10, choices=BASES)
    forum = models.CharField(_("before"), max_length=15, choices=FORUMS)
    runs_back = models.BooleanField(_("counted backwards"), default=False)
    back_from = models.CharField(_("counted back from the last day of"), max_length=40, blank=True)
    is_critical = models.BooleanField(_("a second person confirms it"), default=True)
    is_verified = models.BooleanField(_("checked against its source"), default=False)
    extendable_en = models.CharField(_("extension, English"), max_length=300, blank=True)
    extendable_zh = models.CharField(_("extension, Chinese"), max_length=300, blank=True)
    notes_en = models.CharField(_("notes, English"), max_length=400, blank=True)
    notes_zh = models.CharField(_("notes, Chinese"), max_length=400, blank=True)

    history = tracked()

    class Meta:
        ordering = ["code", "number"]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="time_limit_version_once"),
            models.CheckConstraint(condition=Q(period__gte=1), name="time_limit_period_counts"),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=F("effective_from")),
                name="time_limit_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_zh if _in_chinese() else self.name_en

    @property
    def extendable(self) -> str:
        """How the period may be lengthened, in the reader's language."""
        return self.extendable_zh if _in_chinese() else self.extendable_en

    @property
    def notes(self) -> str:
        """What to know about the rule, in the reader's language."""
        return self.notes_zh if _in_chinese() else self.notes_en

    def as_rule(self) -> rules.TimeLimit:
        """The row as the value the rules count with."""
        return rules.TimeLimit(
            code=self.code,
            version=self.number,
            name_en=self.name_en,
            name_zh=self.name_zh,
            source=self.source,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            period=self.period,
            unit=rules.Unit(self.unit),
            basis=rules.Basis(self.basis),
            forum=Forum(self.forum),
            runs_back=self.runs_back,
            back_from=self.back_from,
            is_critical=self.is_critical,
            verified=self.is_verified,
        )


def _in_chinese() -> bool:
    return (get_language() or "").startswith("zh")
