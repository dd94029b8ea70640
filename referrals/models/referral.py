"""The referral itself: who sent it, what they wrote about the situation, where its answer stands."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from clients.places import language_choices
from core.history import tracked
from core.models import HouseModel
from core.sealed import SealedTextField
from referrals.rules import State

from . import words

USER = settings.AUTH_USER_MODEL
STATES = [
    (State.RECEIVED.value, _("Received")),
    (State.IN_TRIAGE.value, _("Being read")),
    (State.MORE_ASKED.value, _("More asked")),
    (State.ACCEPTED.value, _("Accepted")),
    (State.DECLINED.value, _("Declined")),
    (State.WITHDRAWN.value, _("Withdrawn")),
    (State.CLOSED.value, _("Closed")),
]


class Referral(HouseModel):
    """One form as it was sent; `created_at` is when. What was sent is never changed afterwards.

    `organisation` is empty for what came through the public form, `submitted_by` for a visitor.
    """

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=words.Kind)
    state = models.CharField(_("state"), max_length=12, choices=STATES, default=State.RECEIVED.value)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    submitted_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sent by")
    )
    language = models.CharField(_("language of the form"), max_length=10, choices=settings.LANGUAGES)
    form_version = models.PositiveSmallIntegerField(_("version of the form"))
    # HMAC of the visitor's status code under a key outside the database; empty where nobody needs one.
    status_code_digest = models.CharField(max_length=64, blank=True)

    sender = models.CharField(_("who refers"), max_length=12, choices=words.Sender)
    referrer_name = models.CharField(_("referrer's name"), max_length=120)
    referrer_role = models.CharField(_("referrer's work"), max_length=120, blank=True)
    referrer_agency = models.CharField(_("referrer's organisation"), max_length=200, blank=True)
    referrer_email = models.EmailField(_("referrer's e-mail"), blank=True)
    referrer_phone = models.CharField(_("referrer's phone"), max_length=40, blank=True)

    stage = models.CharField(_("stage of the claim"), max_length=20, choices=words.Stage, blank=True)
    next_kind = models.CharField(_("what comes next"), max_length=12, choices=words.NextDate, blank=True)
    next_on = models.DateField(_("next date"), null=True, blank=True)
    is_detained = models.BooleanField(_("in detention"), default=False)
    detained_at = models.CharField(_("place of detention"), max_length=200, blank=True)
    has_lawyer = models.BooleanField(_("a lawyer acts now"), null=True, blank=True)
    lawyer = models.CharField(_("lawyer or duty lawyer"), max_length=200, blank=True)
    pressing = ArrayField(
        models.CharField(max_length=12, choices=words.Pressing),
        verbose_name=_("what cannot wait"),
        default=list,
        blank=True,
    )
    asked_for = models.CharField(_("help asked for"), max_length=1000)
    other_side = models.CharField(_("people or companies on the other side"), max_length=500, blank=True)
    account = SealedTextField(
        verbose_name=_("in the referrer's words"),
        max_length=8000,
        blank=True,
        scope="id",
        scope_kind="referral",
    )

    consent = models.CharField(_("agreement"), max_length=12, choices=words.Consent)
    consent_on = models.DateField(_("agreed on"), null=True, blank=True)
    consent_how = models.CharField(_("how they agreed"), max_length=12, choices=words.ConsentHow, blank=True)
    consent_language = models.CharField(
        _("language of the agreement"), max_length=10, choices=language_choices, blank=True
    )
    consent_interpreter = models.CharField(
        _("who interpreted"), max_length=12, choices=words.Interpreting, blank=True
    )
    consent_missing_why = models.CharField(_("why they could not be asked"), max_length=500, blank=True)
    consent_override = models.CharField(_("why accepted without agreement"), max_length=500, blank=True)

    urgency = models.CharField(_("urgency"), max_length=10, choices=words.Urgency)
    urgency_why = models.CharField(_("why the urgency was changed"), max_length=300, blank=True)
    answer_by_on = models.DateField(_("answer due"))
    triaged_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("read by")
    )
    withdrawn_why = models.CharField(_("why withdrawn"), max_length=300, blank=True)

    history = tracked(excluded_fields=["status_code_digest"])

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(consent=words.Consent.NO), name="referral_not_without_agreement"
            ),
            models.CheckConstraint(
                condition=~Q(consent=words.Consent.YES) | Q(consent_on__isnull=False),
                name="referral_agreement_dated",
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | ~Q(next_kind=""), name="referral_next_date_named"
            ),
        ]
        indexes = [
            models.Index(
                fields=["answer_by_on", "created_at"],
                condition=Q(state__in=["received", "in_triage", "more_asked"]),
                name="referral_waiting",
            ),
            models.Index(fields=["organisation", "-created_at"], name="referral_of_organisation"),
        ]

    def __str__(self) -> str:
        return self.reference
