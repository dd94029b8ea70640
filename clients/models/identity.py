"""Names in every script, nationalities, languages and numbers on papers: any number of each."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clients.places import country_choices, language_choices
from core.history import tracked
from core.models import HouseModel
from core.writing import direction_of

from .client import Client


class ClientName(HouseModel):
    """One name as it is used or written somewhere; given and family name stay empty where there are none."""

    class Kind(models.TextChoices):
        USED = "used", _("Name they use")
        PAPERS = "papers", _("On Immigration papers")
        BIRTH = "birth", _("At birth")
        ALIAS = "alias", _("Also known as")
        FORMER = "former", _("Former name")
        SPELLING = "spelling", _("Other spelling")

    client = models.ForeignKey(Client, models.PROTECT, related_name="names", verbose_name=_("client"))
    kind = models.CharField(_("kind of name"), max_length=10, choices=Kind, default=Kind.USED)
    full_name = models.CharField(_("full name"), max_length=200)
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120, blank=True)
    script = models.CharField(_("script"), max_length=20, blank=True)
    language = models.CharField(_("language of the name"), max_length=20, blank=True)
    is_display = models.BooleanField(_("name we use"), default=False)
    note = models.CharField(_("note"), max_length=200, blank=True)
    ended_on = models.DateField(_("no longer used since"), null=True, blank=True)
    # Folded for searching: see clients.rules.naming.
    search_key = models.CharField(_("name, folded"), max_length=400, blank=True, editable=False)
    sound_key = models.CharField(_("name, by its sound"), max_length=200, blank=True, editable=False)

    history = tracked(excluded_fields=["search_key", "sound_key"])

    class Meta:
        verbose_name = _("name of a client")
        verbose_name_plural = _("names of clients")
        ordering = ["-is_display", "created_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(full_name__regex=r"\S"), name="client_name_not_blank"),
            models.UniqueConstraint(
                fields=["client"], condition=Q(is_display=True, ended_on=None), name="client_one_display_name"
            ),
        ]
        indexes = [
            GinIndex(fields=["search_key"], opclasses=["gin_trgm_ops"], name="client_name_search"),
            GinIndex(fields=["sound_key"], opclasses=["gin_trgm_ops"], name="client_name_sound"),
        ]

    @property
    def direction(self) -> str:
        """Which way the name runs: `rtl` or `ltr`."""
        return direction_of(self.full_name)


class ClientNationality(HouseModel):
    """One nationality and how sure it is; stateless and unknown are values."""

    class Status(models.TextChoices):
        CLAIMED = "claimed", _("Claimed, no document")
        DOCUMENTED = "documented", _("Documented")
        DISPUTED = "disputed", _("Disputed")
        RENOUNCED = "renounced", _("Renounced or lost")

    client = models.ForeignKey(Client, models.PROTECT, related_name="nationalities", verbose_name=_("client"))
    country = models.CharField(_("nationality"), max_length=3, choices=country_choices)
    status = models.CharField(_("how sure"), max_length=10, choices=Status, default=Status.CLAIMED)
    is_at_birth = models.BooleanField(_("nationality at birth"), default=False)
    is_current = models.BooleanField(_("nationality now"), default=True)
    ended_on = models.DateField(_("no longer held since"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("nationality")
        verbose_name_plural = _("nationalities")
        ordering = ["-is_current", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "country"], condition=Q(ended_on=None), name="client_nationality_once"
            )
        ]


class ClientLanguage(HouseModel):
    """One language of a client, with its dialect."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="languages", verbose_name=_("client"))
    language = models.CharField(_("language"), max_length=10, choices=language_choices)
    dialect = models.CharField(_("dialect"), max_length=60, blank=True)
    is_first = models.BooleanField(_("first language"), default=False)
    is_interpreter_needed = models.BooleanField(_("interpreter needed"), default=False)
    ended_on = models.DateField(_("taken off the record"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("language of a client")
        verbose_name_plural = _("languages of clients")
        ordering = ["-is_first", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=Q(is_first=True, ended_on=None), name="client_one_first_language"
            ),
            models.UniqueConstraint(
                fields=["client", "language", "dialect"],
                condition=Q(ended_on=None),
                name="client_language_once",
            ),
        ]

    @property
    def in_words(self) -> str:
        """The language with its dialect: "Somali (Maay)"."""
        name = self.get_language_display()
        return f"{name} ({self.dialect})" if self.dialect else str(name)


class ClientIdentifier(HouseModel):
    """A number on a paper: Form 8, passport, UNHCR, the Department's own."""

    class Kind(models.TextChoices):
        HKID = "hkid", _("Hong Kong identity card")
        PASSPORT = "passport", _("Passport")
        RBCL = "rbcl", _("Recognizance RBCL")
        RBGI = "rbgi", _("Recognizance RBGI")
        RBCZ = "rbcz", _("Recognizance RBCZ")
        IMMD = "immd", _("Immigration file")
        UNHCR = "unhcr", _("UNHCR file")
        NATIONAL = "national", _("Identity card of another country")
        OTHER = "other", _("Other paper")

    client = models.ForeignKey(Client, models.PROTECT, related_name="identifiers", verbose_name=_("client"))
    kind = models.CharField(_("kind of paper"), max_length=10, choices=Kind)
    number = models.CharField(_("number"), max_length=60)
    # Letters and figures only, so that spaces and strokes do not hide a match.
    number_key = models.CharField(_("number, folded"), max_length=60, editable=False)
    country = models.CharField(_("issued by"), max_length=3, choices=country_choices, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    whereabouts = models.CharField(_("where the paper is"), max_length=120, blank=True)
    ended_on = models.DateField(_("no longer valid since"), null=True, blank=True)

    history = tracked(excluded_fields=["number_key"])

    class Meta:
        verbose_name = _("number on a paper")
        verbose_name_plural = _("numbers on papers")
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "kind", "number_key"],
                condition=Q(ended_on=None),
                name="client_identifier_once",
            ),
            models.CheckConstraint(condition=~Q(number_key=""), name="client_identifier_has_a_number"),
        ]
        indexes = [models.Index(fields=["number_key"], name="client_identifier_number")]
