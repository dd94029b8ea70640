"""Welfare: assessments of need, the plan that follows, funds, and the ledger of assistance."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from clients.models import Client
from core.history import tracked
from core.models import HouseModel
from welfare import rules


class NeedsAssessment(HouseModel):
    """What was found when somebody sat down with the client; repeated by `review_on`."""

    client = models.ForeignKey(
        Client, models.PROTECT, related_name="needs_assessments", verbose_name=_("client")
    )
    assessed_on = models.DateField(_("assessed"))
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assessed by")
    )
    review_on = models.DateField(_("next review"), null=True, blank=True)
    situation = models.TextField(_("situation"), max_length=4000, blank=True)
    health_text = models.TextField(_("health"), max_length=4000, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("needs assessment")
        verbose_name_plural = _("needs assessments")
        ordering = ["-assessed_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(review_on__gt=F("assessed_on")),
                name="assessment_reviewed_later",
                violation_error_message=_("The next review must be after the assessment."),
            )
        ]


class Need(HouseModel):
    """One need of a client; categories are those of domain 6.2. Four of them say something about health."""

    class Category(models.TextChoices):
        HOUSING = "HOUSING", _("Housing")
        FOOD = "FOOD", _("Food")
        CLOTHING = "CLOTHING", _("Clothing")
        BABY = "BABY", _("Baby items")
        CHILDREN = "CHILDREN", _("Children and childcare")
        EDUCATION = "EDUCATION", _("Education")
        TRANSPORT = "TRANSPORT", _("Transport")
        PHONE = "PHONE", _("Phone and data")
        PAPERS = "PAPERS", _("Birth, marriage and other papers")
        HOME_SAFETY = "HOME_SAFETY", _("Safety at home")
        DETENTION_VISIT = "DETENTION_VISIT", _("Visit in detention")
        WORK = "WORK", _("Work, with permission")
        FUNERAL = "FUNERAL", _("Funeral")
        RESETTLEMENT = "RESETTLEMENT", _("Preparing to resettle")
        OTHER = "OTHER", _("Other")
        MEDICAL = "MEDICAL", _("Medical")
        DISABILITY = "DISABILITY", _("Disability")
        PREGNANCY = "PREGNANCY", _("Pregnancy")
        PSYCHOLOGICAL = "PSYCHOLOGICAL", _("Wants counselling")

    class Severity(models.TextChoices):
        LOW = "LOW", _("Low")
        MEDIUM = "MEDIUM", _("Medium")
        HIGH = "HIGH", _("High")

    class State(models.TextChoices):
        OPEN = "OPEN", _("Open")
        MET = "MET", _("Met")
        UNMET = "UNMET", _("Could not be met")

    client = models.ForeignKey(Client, models.PROTECT, related_name="welfare_needs", verbose_name=_("client"))
    assessment = models.ForeignKey(
        NeedsAssessment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="needs",
        verbose_name=_("assessment"),
    )
    category = models.CharField(_("need"), max_length=20, choices=Category)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    text = models.CharField(_("what is needed"), max_length=300, blank=True)
    health_text = models.TextField(_("health detail"), max_length=2000, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    noted_on = models.DateField(_("noted"))
    ended_on = models.DateField(_("met or given up"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ["-noted_on", "-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="OPEN", ended_on=None) | (~Q(state="OPEN") & Q(ended_on__isnull=False)),
                name="need_ended_when_not_open",
            ),
            # Whoever may not read health must not find it in the other text.
            models.CheckConstraint(
                condition=~Q(category__in=sorted(rules.ABOUT_HEALTH)) | Q(text=""),
                name="need_health_kept_apart",
            ),
        ]
        indexes = [models.Index(fields=["client", "state"], name="need_of_client")]


class PlanStep(HouseModel):
    """One step of the plan agreed with the client: who does what by when, and what came of it."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="plan_steps", verbose_name=_("client"))
    action = models.CharField(_("what is to be done"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who does it")
    )
    due_on = models.DateField(pgettext_lazy("date", "by"))
    done_on = models.DateField(_("done"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("step of the plan")
        verbose_name_plural = _("steps of the plan")
        ordering = ["due_on", "created_at"]
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(done_on=None), name="plan_step_open")]


class Fund(HouseModel):
    """A pot of money for assistance; `committed` is the sum of what was approved and given from it.

    It changes only while the row is locked, and the database refuses more than the budget.
    """

    code = models.CharField(_("code"), max_length=20, unique=True)
    name_en = models.CharField(_("name, English"), max_length=100)
    name_zh = models.CharField(_("name, Chinese"), max_length=100)
    budget = models.DecimalField(_("budget, HK$"), max_digits=10, decimal_places=2)
    committed = models.DecimalField(
        _("committed, HK$"), default=0, editable=False, max_digits=10, decimal_places=2
    )
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("fund")
        verbose_name_plural = _("funds")
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(condition=Q(committed__gte=0), name="fund_committed_not_negative"),
            models.CheckConstraint(
                condition=Q(committed__lte=F("budget")),
                name="fund_never_below_zero",
                violation_error_message=_("The budget cannot be less than what is committed already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_zh if (get_language() or "").startswith("zh") else self.name_en

    @property
    def left(self):
        """What may still be promised, HK$."""
        return self.budget - self.committed


class Assistance(HouseModel):
    """One line of the ledger: asked for by one person, approved or refused by another, then given."""

    class Kind(models.TextChoices):
        RENT = "RENT", _("Rent")
        DEPOSIT = "DEPOSIT", _("Rent deposit")
        FOOD = "FOOD", _("Food")
        CLOTHING = "CLOTHING", _("Clothing and bedding")
        BABY = "BABY", _("Baby items")
        SCHOOL = "SCHOOL", _("School costs")
        TRANSPORT = "TRANSPORT", _("Transport")
        PHONE = "PHONE", _("Phone and data")
        UTILITIES = "UTILITIES", _("Utilities")
        FEES = "FEES", _("Fees and charges")
        OTHER = "OTHER", _("Other")

    class State(models.TextChoices):
        REQUESTED = "REQUESTED", _("Waiting for approval")
        APPROVED = "APPROVED", _("Approved")
        GIVEN = "GIVEN", _("Given")
        REFUSED = "REFUSED", _("Refused")
        CANCELLED = "CANCELLED", _("Cancelled")

    client = models.ForeignKey(Client, models.PROTECT, related_name="assistance", verbose_name=_("client"))
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="assistance", verbose_name=_("fund"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    purpose = models.CharField(_("for"), max_length=200)
    paid_to = models.CharField(_("paid to"), max_length=100, blank=True)
    amount = models.DecimalField(
        _("amount, HK$"), validators=[MinValueValidator(Decimal("0.01"))], max_digits=10, decimal_places=2
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.REQUESTED)
    requested_on = models.DateField(_("asked"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    decided_on = models.DateField(_("decided"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved or refused by"),
    )
    refusal_reason = models.CharField(_("reason of the refusal"), max_length=300, blank=True)
    given_on = models.DateField(_("given"), null=True, blank=True)
    receipt_number = models.CharField(_("receipt"), max_length=40, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("assistance")
        verbose_name_plural = _("assistance")
        ordering = ["-requested_on", "-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="assistance_of_something"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("requested_by")),
                name="assistance_maker_is_not_checker",
                violation_error_message=_("Who asked for assistance cannot decide about it."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["REQUESTED", "CANCELLED"]) | Q(approved_by__isnull=False),
                name="assistance_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="GIVEN", given_on__isnull=False) | (~Q(state="GIVEN") & Q(given_on=None)),
                name="assistance_given_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["client", "-requested_on"], name="assistance_of_client"),
            models.Index(fields=["requested_on"], condition=Q(state="REQUESTED"), name="assistance_waiting"),
        ]
