"""Lists that staff maintain: retired values stay on old records, labels are in both languages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.history import tracked

from .base import HouseModel


class Choice(HouseModel):
    """One value of one list ("gender", "decline_reason"); `code` is what records store."""

    list_name = models.SlugField(_("list"), max_length=40)
    code = models.SlugField(_("code"), max_length=40)
    label_en = models.CharField(_("English"), max_length=120)
    label_zh = models.CharField(_("Traditional Chinese"), max_length=120)
    help_en = models.CharField(_("explanation, English"), max_length=300, blank=True)
    help_zh = models.CharField(_("explanation, Chinese"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    retired_on = models.DateField(_("retired"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["list_name", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["list_name", "code"], name="choice_once"),
            models.CheckConstraint(
                condition=~Q(label_en="") & ~Q(label_zh=""), name="choice_in_both_languages"
            ),
        ]

    def __str__(self) -> str:
        return self.label_zh if (get_language() or "").startswith("zh") else self.label_en
