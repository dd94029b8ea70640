"""The partnership with a firm, renewed every year, and its lawyers."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from core.history import tracked
from core.models import HouseModel

USER = settings.AUTH_USER_MODEL


class FirmAgreement(HouseModel):
    """One year of partnership with a firm or chambers."""

    firm = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements", verbose_name=_("firm"))
    started_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    pledged_hours = models.DecimalField(
        _("pledged hours"), max_digits=7, decimal_places=1, default=0, validators=[MinValueValidator(0)]
    )
    data_sharing_signed_on = models.DateField(_("data-sharing terms signed"), null=True, blank=True)
    contact_name = models.CharField(_("contact at the firm"), max_length=120, blank=True)
    ended_on = models.DateField(_("ended early"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("firm agreement")
        ordering = ["-started_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("started_on")), name="agreement_dates_in_order"
            ),
            models.UniqueConstraint(fields=["firm", "started_on"], name="agreement_once"),
        ]


class LawyerProfile(HouseModel):
    """What must be known of a lawyer before a case is placed with them."""

    class Status(models.TextChoices):
        HK_SOLICITOR = "hk_solicitor", _("Hong Kong solicitor")
        HK_BARRISTER = "hk_barrister", _("Hong Kong barrister")
        FOREIGN = "foreign", _("Registered foreign lawyer")
        TRAINEE = "trainee", _("Trainee solicitor")
        IN_HOUSE = "in_house", _("In-house counsel")

    lawyer = models.OneToOneField(
        USER, models.PROTECT, related_name="lawyer_profile", verbose_name=_("lawyer")
    )
    status = models.CharField(_("practising status"), max_length=14, choices=Status)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=80, blank=True)
    languages = models.CharField(_("languages"), max_length=160, blank=True)
    insured_until = models.DateField(_("insured until"), null=True, blank=True)
    trained_on = models.DateField(_("training done"), null=True, blank=True)
    most_cases = models.PositiveSmallIntegerField(_("most cases at a time"), default=2)

    history = tracked()

    class Meta:
        verbose_name = _("lawyer's profile")
