"""Who lives together, and family elsewhere. Every member is a client with claims of their own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clients.places import country_choices
from core.history import tracked
from core.models import HouseModel

from .client import Client


class Relationship(models.TextChoices):
    """What one person is to another: the household's first person, or the client."""

    SELF = "self", _("First person")
    SPOUSE = "spouse", _("Husband or wife")
    PARTNER = "partner", _("Partner")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    SIBLING = "sibling", _("Brother or sister")
    GRANDPARENT = "grandparent", _("Grandparent")
    GRANDCHILD = "grandchild", _("Grandchild")
    RELATIVE = "relative", _("Other relative")
    CARER = "carer", _("Carer or guardian")
    OTHER = "other", _("Other")


class Household(HouseModel):
    """People who live and are supported together; being in one gives nobody access to the others."""

    ended_on = models.DateField(_("household ended"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")


class HouseholdMember(HouseModel):
    """That a client belongs to a household, and what they are to its first person."""

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="members", verbose_name=_("household")
    )
    client = models.ForeignKey(Client, models.PROTECT, related_name="memberships", verbose_name=_("client"))
    relationship = models.CharField(_("relationship"), max_length=12, choices=Relationship)
    joined_on = models.DateField(_("joined"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("household member")
        verbose_name_plural = _("household members")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=Q(left_on=None), name="client_in_one_household"
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(relationship=Relationship.SELF, left_on=None),
                name="household_one_first_person",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=models.F("joined_on")),
                name="household_left_after_joining",
            ),
        ]


class Relative(HouseModel):
    """A family member who is no client, here or abroad. Nothing is ever sent to them by machine."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="relatives", verbose_name=_("client"))
    relationship = models.CharField(_("relationship"), max_length=12, choices=Relationship)
    name = models.CharField(_("name"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=3, choices=country_choices, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    ended_on = models.DateField(_("taken off the record"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("family member who is no client")
        verbose_name_plural = _("family members who are no clients")
        ordering = ["created_at", "id"]
