"""The client record itself; what there may be several of (names, languages, numbers) has rows of its own."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clients.places import country_choices
from clients.rules import ages_on, birth_as_date
from core.clock import today
from core.history import tracked
from core.models import HouseModel
from core.partial_dates import PartialDate, Precision

YEAR = [MinValueValidator(1900), MaxValueValidator(2100)]


class Client(HouseModel):
    """One person. `display_name` is what lists and pages show: the code name where the name is hidden."""

    class Gender(models.TextChoices):
        WOMAN = "woman", _("Woman")
        MAN = "man", _("Man")
        NON_BINARY = "non_binary", _("Non-binary")
        OTHER = "other", _("In another way")
        UNDISCLOSED = "undisclosed", _("Prefers not to say")

    class FormSex(models.TextChoices):
        FEMALE = "F", _("F")
        MALE = "M", _("M")

    class InterpreterGender(models.TextChoices):
        WOMAN = "woman", _("Woman interpreter only")
        MAN = "man", _("Man interpreter only")

    class Entry(models.TextChoices):
        LEAVE = "leave", _("Has permission to stay")
        ILLEGAL_ENTRANT = "entrant", _("Entered without permission")
        OVERSTAYED_VISITOR = "visitor", _("Overstayed as a visitor")
        OVERSTAYED_HELPER = "helper", _("Overstayed as a domestic worker")
        REFUSED = "refused", _("Refused at a control point")
        OTHER = "other", _("Other")

    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    display_name = models.CharField(_("name"), max_length=200)
    is_name_hidden = models.BooleanField(_("name is hidden"), default=False)
    code_name = models.CharField(_("code name"), max_length=60, blank=True)

    gender = models.CharField(_("gender"), max_length=12, choices=Gender, blank=True)
    gender_words = models.CharField(_("gender, in their own words"), max_length=80, blank=True)
    form_sex = models.CharField(_("sex on official forms"), max_length=1, choices=FormSex, blank=True)

    birth_year = models.PositiveSmallIntegerField(_("birth year"), null=True, blank=True, validators=YEAR)
    birth_month = models.PositiveSmallIntegerField(_("birth month"), null=True, blank=True)
    birth_day = models.PositiveSmallIntegerField(_("birth day"), null=True, blank=True)
    birth_precision = models.CharField(
        _("how well the birth date is known"), max_length=9, choices=Precision, blank=True
    )
    birth_on_papers = models.CharField(_("birth date on papers"), max_length=40, blank=True)
    stated_age = models.PositiveSmallIntegerField(
        _("age stated"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    stated_age_on = models.DateField(_("age stated on"), null=True, blank=True)
    habitual_residence = models.CharField(
        _("country lived in last"), max_length=3, choices=country_choices, blank=True
    )

    phone = models.CharField(_("phone"), max_length=40, blank=True)
    phone_digits = models.CharField(_("phone, digits only"), max_length=20, blank=True, editable=False)
    address = models.CharField(_("address"), max_length=300, blank=True)
    address_changed_on = models.DateField(_("address changed"), null=True, blank=True, editable=False)

    may_call = models.BooleanField(_("may we call"), default=False)
    may_leave_voicemail = models.BooleanField(_("may we leave a message"), default=False)
    may_text = models.BooleanField(_("may we text or chat"), default=False)
    may_say_who_we_are = models.BooleanField(_("may we say who we are"), default=False)
    may_write_home = models.BooleanField(_("may we write to the home"), default=False)
    contact_hours = models.CharField(_("hours for contact"), max_length=80, blank=True)
    contact_language = models.CharField(_("safe language"), max_length=80, blank=True)
    contact_note = models.CharField(_("before you contact them"), max_length=500, blank=True)
    contact_checked_on = models.DateField(_("contact rules checked with them"), null=True, blank=True)
    contact_review_on = models.DateField(_("contact rules to review"), null=True, blank=True)

    interpreter_gender = models.CharField(
        _("interpreter wanted"), max_length=5, choices=InterpreterGender, blank=True
    )
    adjustments = models.CharField(_("what they need to take part"), max_length=300, blank=True)

    arrived_on = models.DateField(_("arrived in Hong Kong"), null=True, blank=True)
    entry = models.CharField(_("how they stay"), max_length=8, choices=Entry, blank=True)
    stay_limit_on = models.DateField(_("limit of stay"), null=True, blank=True)
    protection_note = models.TextField(
        _("protection concerns and family abroad"), max_length=2000, blank=True
    )

    source_kind = models.CharField(_("came through"), max_length=40, blank=True, editable=False)
    source_id = models.UUIDField(_("source"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("file closed"), null=True, blank=True)

    history = tracked(excluded_fields=["phone_digits"])

    class Meta:
        verbose_name = _("client")
        verbose_name_plural = _("clients")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(display_name__regex=r"\S"), name="client_has_a_name"),
            models.CheckConstraint(
                condition=Q(is_name_hidden=False) | Q(display_name=F("code_name")),
                name="client_hidden_name_shows_code",
            ),
            models.CheckConstraint(
                condition=Q(birth_year=None, birth_month=None, birth_day=None, birth_precision="")
                | Q(birth_precision=Precision.DAY, birth_day__range=(1, 31), birth_month__range=(1, 12))
                & Q(birth_year__isnull=False)
                | Q(birth_precision=Precision.MONTH, birth_day=None, birth_month__range=(1, 12))
                & Q(birth_year__isnull=False)
                | Q(
                    birth_precision__in=[Precision.YEAR, Precision.ESTIMATED],
                    birth_month=None,
                    birth_day=None,
                )
                & Q(birth_year__isnull=False),
                name="client_birth_agrees_with_precision",
            ),
            models.CheckConstraint(
                condition=Q(stated_age=None) | Q(stated_age_on__isnull=False),
                name="client_stated_age_is_dated",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "id"], name="client_newest"),
            models.Index(fields=["phone_digits"], condition=~Q(phone_digits=""), name="client_phone"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def birth(self) -> PartialDate | None:
        """The birth date as far as it is known."""
        on = birth_as_date(self.birth_year, self.birth_month, self.birth_day)
        return PartialDate(on, self.birth_precision) if on else None

    @property
    def age(self) -> int | None:
        """Full years today, by the birth date or by the age the person stated."""
        born = birth_as_date(self.birth_year, self.birth_month, self.birth_day)
        return ages_on(today(), born, self.stated_age, self.stated_age_on)

    @property
    def is_age_estimated(self) -> bool:
        """Whether the age may be off by a year or more."""
        return self.birth_precision != Precision.DAY

    @property
    def phone_hint(self) -> str:
        """The number with all but its last two figures covered; opening it is kept."""
        return f"\u2022\u2022\u2022\u2022 \u2022\u2022{self.phone[-2:]}" if self.phone else ""

    @property
    def may_be_contacted(self) -> bool:
        """Whether any way to the person is safe; before anybody asked them, none is."""
        ways = (self.may_call, self.may_leave_voicemail, self.may_text, self.may_write_home)
        return self.contact_checked_on is not None and any(ways)
