"""Hearings and interviews, notes of what was said and done, and tasks."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.history import tracked
from core.models import HouseModel

from .case import Case

USER = settings.AUTH_USER_MODEL


class Hearing(HouseModel):
    """An appointment before an authority or court; its date is fixed and never moves for holidays."""

    class Kind(models.TextChoices):
        INTERVIEW = "interview", _("Screening interview")
        BOARD = "board", _("Hearing before the Board")
        COURT = "court", _("Court hearing")
        REPORTING = "reporting", _("Recognizance report")
        OTHER = "other", _("Other appointment")

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        VIDEO = "video", _("By video")
        PHONE = "phone", _("By phone")

    case = models.ForeignKey(Case, models.PROTECT, related_name="hearings", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    starts_at = models.DateTimeField(_("starts"))
    venue = models.CharField(_("place"), max_length=160, blank=True)
    mode = models.CharField(_("how it is held"), max_length=10, choices=Mode, default=Mode.IN_PERSON)
    interpreter = models.CharField(_("interpreter"), max_length=120, blank=True)
    adviser_present = models.BooleanField(_("lawyer or adviser present"), null=True, blank=True)
    notice_given_on = models.DateField(_("notice given"), null=True, blank=True)
    held = models.BooleanField(_("took place"), null=True, blank=True)
    outcome = models.TextField(_("what happened"), max_length=4000, blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["case", "starts_at"], name="hearing_when")]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Note(HouseModel):
    """An attendance note: what was said or done, with whom, when."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("Phone call")
        MEETING = "meeting", _("Meeting")
        MAIL = "mail", _("Letter or e-mail")
        MESSAGE = "message", _("Message")
        FILE = "file", _("File note")

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("when"))
    with_whom = models.CharField(pgettext_lazy("person", "with"), max_length=160, blank=True)
    interpreter = models.CharField(_("interpreter"), max_length=120, blank=True)
    text = models.TextField(pgettext_lazy("attendance", "note"), max_length=20000)
    written_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("written by"))

    history = tracked()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["case", "-at"], name="note_when")]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Task(HouseModel):
    """Something to do in a case that no rule sets a date for."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks", verbose_name=_("case"))
    title = models.CharField(_("what is to be done"), max_length=160)
    due_on = models.DateField(pgettext_lazy("date", "by"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("done by")
    )

    history = tracked()

    class Meta:
        ordering = ["due_on", "created_at"]
        indexes = [models.Index(fields=["assigned_to"], condition=Q(done_at=None), name="task_open")]

    def __str__(self) -> str:
        return self.title
