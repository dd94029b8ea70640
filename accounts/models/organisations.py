"""Organisations the house works with."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import HouseModel


class Organisation(HouseModel):
    """A partner NGO, firm, chambers, department or network."""

    class Kind(models.TextChoices):
        HOUSE = "house", _("This organisation")
        PARTNER = "partner", _("Partner NGO")
        FIRM = "firm", _("Law firm")
        CHAMBERS = "chambers", _("Chambers")
        DEPARTMENT = "department", _("Government department")
        LAW_SCHOOL = "law_school", _("Law school")
        MEDICAL = "medical", _("Medical practice")
        NETWORK = "network", _("Network")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name_en = models.CharField(_("name, English"), max_length=200)
    name_zh = models.CharField(_("name, Chinese"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    services = models.CharField(_("what they offer"), max_length=500, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["name_en"]
        constraints = [models.UniqueConstraint(fields=["kind", "name_en"], name="organisation_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language, the English one where there is no other."""
        return self.name_zh if self.name_zh and (get_language() or "").startswith("zh") else self.name_en
