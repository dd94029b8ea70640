"""A paper as it came in or went out, and the files of people and cases it lies in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Case, CaseEvent
from clients.models import Client
from core.file_types import MEDIA_TYPES
from core.history import tracked
from core.models import HouseModel
from core.querysets import EndableQuerySet
from core.scanning import ScanState


class Document(HouseModel):
    """One paper; its bytes lie sealed under `file_id`, `sha256` is of the plain bytes."""

    class Kind(models.TextChoices):
        SIGNIFICATION = "signification", _("Written signification")
        CONFIRMATION = "confirmation", _("Letter of confirmation")
        CLAIM_FORM = "claim_form", _("Claim form")
        DECISION = "decision", _("Notice of Decision")
        APPEAL = "appeal", _("Notice of Appeal")
        COURT = "court", _("Court paper")
        LEGAL_AID = "legal_aid", _("Legal aid paper")
        RECOGNIZANCE = "recognizance", _("Recognizance or detention paper")
        IDENTITY = "identity", _("Identity or travel document")
        MEDICAL = "medical", _("Medical or psychological report")
        STATEMENT = "statement", _("Statement")
        EVIDENCE = "evidence", _("Country information or other evidence")
        TRANSLATION = "translation", _("Translation")
        CONSENT = "consent", _("Signed consent or form")
        RECEIVED = "received", _("Letter or e-mail received")
        LETTER = "letter", _("Letter we sent")
        OTHER = "other", _("Other paper")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    title = models.CharField(_("title, without names"), max_length=120, blank=True)
    dated_on = models.DateField(_("date on the paper"), null=True, blank=True)
    received_on = models.DateField(_("received"), null=True, blank=True)
    served_on = models.DateField(_("served"), null=True, blank=True)
    from_whom = models.CharField(pgettext_lazy("sender", "from"), max_length=120, blank=True)
    is_sensitive = models.BooleanField(_("sensitive: for the legal team only"), default=False)

    file_id = models.UUIDField(_("content"), unique=True, editable=False)
    file_name = models.CharField(_("name of the file sent"), max_length=120, editable=False)
    file_kind = models.CharField(
        _("type of file"), max_length=4, choices={kind: kind.upper() for kind in MEDIA_TYPES}, editable=False
    )
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("checksum"), max_length=64, editable=False)
    scan_state = models.CharField(_("virus check"), max_length=12, choices=ScanState, editable=False)
    scanned_at = models.DateTimeField(_("checked"), null=True, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("put in by"),
    )

    history = tracked()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dated_on=None) | Q(served_on=None) | Q(served_on__gte=F("dated_on")),
                name="document_served_after_dated",
                violation_error_message=_("A paper cannot be served before the date it bears"),
            ),
            models.CheckConstraint(
                condition=Q(dated_on=None) | Q(received_on=None) | Q(received_on__gte=F("dated_on")),
                name="document_received_after_dated",
                violation_error_message=_("A paper cannot be received before the date it bears"),
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_has_checksum"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "id"], name="document_newest"),
            models.Index(
                fields=["created_at"], condition=Q(scan_state="quarantined"), name="document_quarantined"
            ),
        ]

    @property
    def heading(self) -> str:
        """What lists call it: its title, or what kind of paper it is."""
        return self.title or str(self.get_kind_display())

    @property
    def is_held(self) -> bool:
        """Whether nobody may open it: not checked yet, or refused."""
        return self.scan_state in {ScanState.QUARANTINED, ScanState.REFUSED}


class DocumentLink(HouseModel):
    """In whose file, and there in which matter, a paper lies; without a case it is the person's own."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="links", verbose_name=_("document"))
    client = models.ForeignKey(
        Client, models.PROTECT, related_name="document_links", verbose_name=_("client")
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="document_links", verbose_name=_("case")
    )

    objects = EndableQuerySet.as_manager()
    history = tracked()

    class Meta:
        verbose_name = _("place of a document")
        verbose_name_plural = _("places of documents")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "client", "case"], nulls_distinct=False, name="document_link_once"
            )
        ]


class EventProof(HouseModel):
    """That a paper proves an event of a case: the notice that was served, the receipt of what was filed."""

    event = models.ForeignKey(CaseEvent, models.PROTECT, related_name="proofs", verbose_name=_("event"))
    document = models.ForeignKey(Document, models.PROTECT, related_name="proofs", verbose_name=_("document"))

    objects = EndableQuerySet.as_manager()
    history = tracked()

    class Meta:
        verbose_name = _("proof of an event")
        verbose_name_plural = _("proofs of events")
        constraints = [models.UniqueConstraint(fields=["event", "document"], name="event_proof_once")]
