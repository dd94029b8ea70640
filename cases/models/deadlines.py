"""Last days: how each was worked out, who checked it, how it changed, and who was reminded."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.rules.sums import Computation
from cases.words import BASES
from core.history import tracked
from core.models import HouseModel

from .case import Case
from .events import CaseEvent
from .limits import TimeLimit

USER = settings.AUTH_USER_MODEL


class Deadline(HouseModel):
    """The last day for a step, with the version of the rule and the sum that gave it.

    `due_on` moves only with a `DeadlineChange`. `remind_by_on` is the earlier of it and what an open
    review proposes, so that nobody is reminded too late while a review waits.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        FILED = "filed", _("Filed")
        LET_GO = "let_go", _("Not needed")
        MISSED = "missed", _("Missed")

    case = models.ForeignKey(Case, models.PROTECT, related_name="deadlines", verbose_name=_("case"))
    limit = models.ForeignKey(
        TimeLimit, models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name=_("rule")
    )
    event = models.ForeignKey(
        CaseEvent, models.PROTECT, null=True, blank=True, related_name="deadlines", verbose_name=_("event")
    )
    title = models.CharField(_("what is to be done"), max_length=160, blank=True)
    trigger_on = models.DateField(_("runs from"), null=True, blank=True)
    trigger_basis = models.CharField(_("which date that is"), max_length=10, choices=BASES, blank=True)
    trigger_is_certain = models.BooleanField(_("the date it runs from is certain"), default=True)
    due_on = models.DateField(_("last day"))
    sum = models.JSONField(_("sum"), null=True, blank=True)
    computed_on = models.DateField(_("worked out on"))
    remind_by_on = models.DateField(_("reminded by"))
    is_critical = models.BooleanField(_("a second person confirms it"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    entered_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("entered by"))
    confirmed_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("confirmed by")
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    confirmed_from = models.CharField(_("confirmed from"), max_length=160, blank=True)
    ended_on = models.DateField(_("done"), null=True, blank=True)
    ended_by_event = models.ForeignKey(
        CaseEvent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("done by")
    )
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("entered_by")),
                name="deadline_maker_is_not_checker",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="deadline_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state="open", ended_on=None) | (~Q(state="open") & Q(ended_on__isnull=False)),
                name="deadline_ended_with_date",
            ),
            models.CheckConstraint(
                condition=Q(remind_by_on__lte=F("due_on")), name="deadline_reminded_in_time"
            ),
            models.CheckConstraint(
                condition=Q(limit__isnull=False) | ~Q(title=""), name="deadline_says_what"
            ),
        ]
        indexes = [
            models.Index(fields=["remind_by_on"], condition=Q(state="open"), name="deadline_to_remind"),
            models.Index(fields=["case", "due_on"], condition=Q(state="open"), name="deadline_open"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.limit_id)

    @property
    def is_confirmed(self) -> bool:
        """Whether a second person has checked the date, where one is needed."""
        return not self.is_critical or self.confirmed_by_id is not None

    @property
    def told(self) -> Computation | None:
        """The kept sum as it was worked out then."""
        return Computation.from_json(self.sum) if self.sum else None


class DeadlineChange(HouseModel):
    """One move of a last day: the old date stays here."""

    class Kind(models.TextChoices):
        EXTENDED = "extended", _("Extended")
        ADJOURNED = "adjourned", _("Adjourned")
        OUT_OF_TIME = "out_of_time", _("Allowed out of time")
        OVERRIDDEN = "overridden", _("Set by hand")
        RECALCULATED = "recalculated", _("Worked out again")
        REOPENED = "reopened", _("Opened again")

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="changes", verbose_name=_("deadline"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    old_due_on = models.DateField(pgettext_lazy("old date", "from"))
    new_due_on = models.DateField(pgettext_lazy("new date", "to"))
    granted_by = models.CharField(_("granted by"), max_length=120, blank=True)
    reason = models.CharField(_("reason"), max_length=300)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("made by"))

    history = tracked()

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"{self.old_due_on} > {self.new_due_on}"


class DeadlineReview(HouseModel):
    """A deadline somebody should look at again: nothing moves until they have."""

    class Cause(models.TextChoices):
        EVENT_CORRECTED = "event_corrected", _("The event was corrected")
        EVENT_STRUCK = "event_struck", _("The event was struck out")
        RULE_CHANGED = "rule_changed", _("The rule changed")
        CLOSED_DAY = "closed_day", _("The closed days changed")
        LATER_EVENT = "later_event", _("A later event may have made it needless")

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        KEPT = "kept", _("Kept as it was")

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="reviews", verbose_name=_("deadline"))
    cause = models.CharField(_("cause"), max_length=20, choices=Cause)
    # Empty where the proposal is to let the deadline go.
    proposed_on = models.DateField(_("new last day"), null=True, blank=True)
    proposed = models.JSONField(_("new sum"), null=True, blank=True)
    verdict = models.CharField(_("answer"), max_length=10, choices=Verdict, blank=True)
    answered_by = models.ForeignKey(
        USER, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["deadline"], condition=Q(answered_at=None), name="deadline_one_open_review"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_cause_display())


class Reminder(HouseModel):
    """That one person was told of one step of the ladder for one date; shown until acknowledged."""

    deadline = models.ForeignKey(
        Deadline, models.PROTECT, related_name="reminders", verbose_name=_("deadline")
    )
    user = models.ForeignKey(USER, models.PROTECT, related_name="+", verbose_name=_("person"))
    key = models.CharField(_("step"), max_length=40)
    for_on = models.DateField(_("for the last day"))
    raised_on = models.DateField(_("sent"))
    acknowledged_at = models.DateTimeField(_("read"), null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["deadline", "user", "key", "for_on"], name="reminder_once"),
        ]
        indexes = [
            models.Index(fields=["user"], condition=Q(acknowledged_at=None), name="reminder_unread"),
        ]

    def __str__(self) -> str:
        return self.key
