"""Letters: templates with their versions and words, and each letter that went out."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from clients.models import Client
from core.history import tracked
from core.models import HouseModel
from core.sealed import SealedTextField
from documents.rules.merge_fields import EN, FIELDS, ZH

from .document import Document

USER = settings.AUTH_USER_MODEL
LANGUAGE_NAMES = {EN: _("English"), ZH: _("Traditional Chinese")}


class LetterTemplate(HouseModel):
    """A letter the house writes again and again; its words are in its versions."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name_en = models.CharField(_("name, English"), max_length=120)
    name_zh = models.CharField(_("name, Chinese"), max_length=120)
    retired_on = models.DateField(_("retired"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_en="") & ~Q(name_zh=""), name="letter_named_in_both")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.name_zh if (get_language() or "").startswith("zh") else self.name_en


class LetterTemplateVersion(HouseModel):
    """The words of a template from one day on; never changed, only followed by the next number."""

    template = models.ForeignKey(
        LetterTemplate, models.PROTECT, related_name="versions", verbose_name=_("template")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    facts = ArrayField(
        models.CharField(max_length=40, choices={name: field.label_en for name, field in FIELDS.items()}),
        verbose_name=_("facts shown as a table"),
        default=list,
        blank=True,
    )
    change_note = models.CharField(_("what changed"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )

    history = tracked()

    class Meta:
        verbose_name = _("version of a letter template")
        verbose_name_plural = _("versions of letter templates")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="letter_version_once")]


class LetterText(HouseModel):
    """A version's words in one language."""

    wording = models.ForeignKey(
        LetterTemplateVersion, models.PROTECT, related_name="texts", verbose_name=_("version")
    )
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGE_NAMES)
    subject = models.CharField(_("subject"), max_length=160)
    body = models.TextField(_("text"), max_length=8000)

    history = tracked()

    class Meta:
        verbose_name = _("words of a letter")
        verbose_name_plural = _("words of letters")
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["wording", "language"], name="letter_text_once")]


class IssuedLetter(HouseModel):
    """A letter that goes out: the version and the values it was made from, and the file that came of it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Being made")
        ISSUED = "issued", _("Made")
        FAILED = "failed", _("Could not be made")

    reference = models.CharField(_("reference"), max_length=20, unique=True)
    wording = models.ForeignKey(
        LetterTemplateVersion, models.PROTECT, related_name="letters", verbose_name=_("template and version")
    )
    client = models.ForeignKey(Client, models.PROTECT, related_name="letters", verbose_name=_("client"))
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="letters", verbose_name=_("case")
    )
    languages = ArrayField(
        models.CharField(max_length=10, choices=LANGUAGE_NAMES), verbose_name=_("languages")
    )
    # JSON: merge field -> value, as documents.rules.merge_fields describes it.
    data_used = SealedTextField(_("values used"), scope="client_id")
    check_code = models.CharField(_("check code"), max_length=9)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    issued_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("issued by"))
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="letter", verbose_name=_("document")
    )
    sha256 = models.CharField(_("checksum"), max_length=64, blank=True)
    made_at = models.DateTimeField(_("made"), null=True, blank=True)

    history = tracked()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(document__isnull=False, sha256__regex=r"^[0-9a-f]{64}$"),
                name="letter_issued_with_file",
            )
        ]

    def __str__(self) -> str:
        return self.reference
