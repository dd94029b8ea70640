"""Deadlines somebody should look at again: asking, and answering."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.book import closed_days, rules
from cases.models import Deadline, DeadlineChange, DeadlineReview
from cases.rules.backward import latest_before
from cases.rules.closed_days import Forum
from cases.rules.limits import Basis
from cases.rules.opening import OpenedLimit, version_for
from cases.rules.triggers import Dates, Trigger, deadline_for
from cases.services.sums import drop_review, end_deadline, keep_opened, put_sum, read_opened, remind_by
from cases.services.telling import REVIEW, tell_reviews
from core.access import lock, require_create, save_changes
from core.clock import now, today
from core.db import acting
from core.notices import end_notices

FROM_THE_BOOKS = (DeadlineReview.Cause.CLOSED_DAY, DeadlineReview.Cause.RULE_CHANGED)


def ask_review(row: Deadline, cause: str, opened: OpenedLimit | None) -> None:
    """List a deadline for review in place of an earlier open question.

    Until it is answered reminders go by the earlier date, so that nobody is told too late.
    """
    proposed = None if opened is None else opened.sum.due
    kept = None if opened is None else keep_opened(opened)
    DeadlineReview.objects.update_or_create(
        deadline=row,
        answered_at=None,
        defaults={"cause": cause, "proposed_on": proposed, "proposed": kept},
    )
    remind_by(row, min(row.due_on, proposed or row.due_on))
    tell_reviews([row])


def answer_review(*, review_id: Any, accept: bool, reason: str, by: Any) -> DeadlineReview:
    """Move the deadline as proposed (a second person then confirms again), or keep it, with the reason.

    Raises:
        ValidationError: it was answered already.
    """
    require_create(by, DeadlineReview, {"verdict", "reason", "answered_by", "answered_at"})
    with acting(by, "cases.answer_review", reason):
        review = lock(DeadlineReview, review_id, by=by)
        if review.answered_at is not None:
            raise ValidationError(_("This has been answered meanwhile."))
        row = lock(Deadline, review.deadline_id, by=by)
        verdict = DeadlineReview.Verdict.ACCEPTED if accept else DeadlineReview.Verdict.KEPT
        answer = {"verdict": verdict, "reason": reason, "answered_by": by, "answered_at": now()}
        save_changes(review, answer, by=by)
        end_notices("cases.deadline", [row.pk], kinds=[REVIEW])
        if accept:
            _accept(row, review, by)
        else:
            remind_by(row, row.due_on)
    return review


def _accept(row: Deadline, review: DeadlineReview, by: Any) -> None:
    if review.proposed is None:
        end_deadline(row, Deadline.State.LET_GO, today(), reason=review.reason)
        return
    opened = read_opened(review.proposed)
    put_sum(row, opened)
    change_due(row, DeadlineChange.Kind.RECALCULATED, opened.sum.due, reason=review.reason, by=by)


def change_due(
    row: Deadline, kind: str, new_due_on: Any, *, reason: str, by: Any, granted_by: str = ""
) -> None:
    """Move a last day: the old one is kept as a change, and a second person has to confirm the new one."""
    old = row.due_on
    row.due_on = row.remind_by_on = new_due_on
    row.entered_by, row.confirmed_by, row.confirmed_at, row.confirmed_from = by, None, None, ""
    row.version += 1
    row.full_clean()
    row.save()
    end_notices("cases.deadline", [row.pk])
    DeadlineChange.objects.create(
        deadline=row,
        kind=kind,
        old_due_on=old,
        new_due_on=new_due_on,
        granted_by=granted_by,
        reason=reason,
        made_by=by,
    )


def review_open_deadlines(cause: str) -> int:
    """Work every open deadline out again under today's books; how many now differ. Inside `acting`."""
    rows = Deadline.objects.filter(state=Deadline.State.OPEN, limit__isnull=False)
    asked = 0
    for row in rows.select_related("limit", "event").order_by("pk"):
        again = work_out_again(row)
        if again is None or row.told is None:
            continue
        if again.sum.due != row.told.due:
            ask_review(row, cause, again)
            asked += 1
        elif row.reviews.filter(answered_at=None, cause__in=FROM_THE_BOOKS).exists():
            drop_review(row)
    return asked


def work_out_again(row: Deadline) -> OpenedLimit | None:
    """The sum under the books as they are now; none for a date that was printed or set by hand."""
    told = row.told
    if told is None or row.limit is None or row.trigger_on is None:
        return None
    if told.forum == Forum.FIXED and row.limit.forum != Forum.FIXED:
        return None
    dates: Dates = row.event.dates if row.event else {Basis(row.trigger_basis): row.trigger_on}
    rule = version_for(rules(), row.limit.code, dates)
    if not rule.runs_back:
        return OpenedLimit(rule, *deadline_for(rule, dates, closed_days()))
    fresh = latest_before(told.start, rule.period, rule.unit, rule.forum, closed_days())
    trigger = Trigger(row.trigger_on, Basis(row.trigger_basis), rule.basis)
    hangs_on = tuple(step for step in told.steps if step.code == "HANGS_ON")
    return OpenedLimit(rule, trigger, fresh.with_steps(before=hangs_on))
