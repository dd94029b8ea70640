"""The code of conduct: accepted before first use, and every year again."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel

from .users import User


class CodeOfConduct(HouseModel):
    """One version of the text."""

    number = models.PositiveSmallIntegerField(_("version"), unique=True)
    text_en = models.TextField(_("text, English"))
    text_zh = models.TextField(_("text, Chinese"))
    in_force_from = models.DateField(_("in force from"))

    history = tracked()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def text(self) -> str:
        """The text in the reader's language."""
        return self.text_zh if (get_language() or "").startswith("zh") else self.text_en


class CodeAcceptance(HouseModel):
    """That a user accepted one version, on a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="acceptances")
    code = models.ForeignKey(CodeOfConduct, models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField(_("accepted"), db_default=Now())

    history = tracked()

    class Meta:
        ordering = ["-accepted_at"]
