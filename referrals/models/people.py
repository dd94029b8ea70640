"""The people a referral is about; what was sent about them stays here, the client is somebody else's record."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from clients.models import Client, ClientIdentifier
from clients.models.households import Relationship
from clients.places import country_choices, language_choices
from core.history import tracked
from core.models import HouseModel
from core.partial_dates import PartialDate, Precision

from . import words
from .referral import Referral


class ReferredPerson(HouseModel):
    """One person as the referrer described them; `position` 0 is whom the referral is about.

    `client` and `case` are set when the referral is accepted; nobody outside ever reads them.
    """

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="people", verbose_name=_("referral"))
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    relationship = models.CharField(
        _("relationship"), max_length=12, choices=Relationship, default=Relationship.SELF
    )
    name = models.CharField(_("name"), max_length=200)
    name_original = models.CharField(_("name in its own script"), max_length=200, blank=True)
    other_names = models.CharField(_("other names"), max_length=300, blank=True)
    birth_on = models.DateField(_("born"), null=True, blank=True)
    birth_precision = models.CharField(
        _("how much of it is known"), max_length=10, choices=Precision, blank=True
    )
    gender = models.CharField(_("gender"), max_length=12, choices=Client.Gender, blank=True)
    nationalities = ArrayField(
        models.CharField(max_length=3, choices=country_choices),
        verbose_name=_("nationality"),
        default=list,
        blank=True,
    )
    language = models.CharField(_("language"), max_length=10, choices=language_choices, blank=True)
    other_languages = models.CharField(_("other languages or dialect"), max_length=200, blank=True)
    needs_interpreter = models.CharField(
        _("interpreter needed"), max_length=8, choices=words.NeedsInterpreter, blank=True
    )
    interpreter_gender = models.CharField(
        _("interpreter preferred"), max_length=5, choices=Client.InterpreterGender, blank=True
    )
    identifier_kind = models.CharField(
        _("kind of paper"), max_length=10, choices=ClientIdentifier.Kind, blank=True
    )
    identifier = models.CharField(_("number on a paper"), max_length=60, blank=True)
    phone = models.CharField(_("safe phone"), max_length=40, blank=True)
    may_call = models.BooleanField(_("may be called"), default=False)
    may_voicemail = models.BooleanField(_("voicemail may be left"), default=False)
    may_text = models.BooleanField(_("may be sent texts"), default=False)
    may_say_who = models.BooleanField(_("we may say who we are"), default=False)
    safe_hours = models.CharField(_("safe hours"), max_length=80, blank=True)
    safety_note = models.CharField(_("safety"), max_length=500, blank=True)
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("client")
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("case")
    )

    history = tracked()

    class Meta:
        ordering = ["referral_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "position"], name="referred_person_in_order"),
            models.CheckConstraint(
                condition=Q(birth_on=None, birth_precision="")
                | (Q(birth_on__isnull=False) & ~Q(birth_precision="")),
                name="referred_person_birth_known_how_well",
            ),
            models.CheckConstraint(
                condition=Q(case=None) | Q(client__isnull=False), name="referred_person_case_has_client"
            ),
            models.CheckConstraint(
                condition=Q(identifier="") | ~Q(identifier_kind=""), name="referred_person_number_of_a_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["client"], condition=Q(client__isnull=False), name="referred_person_client"),
            models.Index(fields=["case"], condition=Q(case__isnull=False), name="referred_person_case"),
        ]

    @property
    def born(self) -> PartialDate | None:
        """The birth date with what is known of it."""
        return PartialDate(self.birth_on, self.birth_precision) if self.birth_on else None
