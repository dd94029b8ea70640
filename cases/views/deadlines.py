"""One deadline: how it was worked out, who checked it, how it moved; and the acts upon it."""

from typing import Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases import services
from cases.book import rule_book
from cases.forms import (
    AddDeadlineForm,
    AnswerReviewForm,
    ConfirmForm,
    EndDeadlineForm,
    FileDeadlineForm,
    MoveDeadlineForm,
)
from cases.models import Deadline, DeadlineReview
from cases.policy import may_answer_review, may_confirm
from cases.shown.deadline_page import deadline_page
from cases.shown.deadlines import title_of
from cases.shown.frame import CaseFile, frame, open_file
from cases.views.acting import act
from core.access import Seen, read_one
from core.clock import today
from core.templatetags.house import day as in_full


def _reach(file: CaseFile, pk: Any) -> Seen:
    return read_one(file.user, Deadline.objects.visible_to(file.user).filter(case=file.case.pk, pk=pk))


def _url(file: CaseFile, pk: Any) -> str:
    return reverse("cases:deadline", args=[file.case.reference, pk])


def deadline_detail(request, reference, pk):
    """The sum in boxes, calendar and words; who checked it; reminders; what changed."""
    file = open_file(request, reference)
    seen = _reach(file, pk)
    context = {
        **frame(file, request, "deadlines", has_own_heading=True),
        **deadline_page(file, seen),
        "may_confirm": may_confirm(request.user, seen.entered_by_id),
        "may_answer": may_answer_review(request.user),
    }
    return render(request, "cases/deadline.html", context)


def deadline_add(request, reference):
    """A deadline no event opens."""
    file = open_file(request, reference)
    newest = {code: row for (code, _number), (row, _rule) in sorted(rule_book().items()) if not row.runs_back}
    rules = [(code, row.name, row.basis) for code, row in newest.items()]
    form = AddDeadlineForm(request.POST or None, rules=rules)

    def do():
        key = form.cleaned_data["idempotency_key"]
        return services.add_deadline(case_id=file.case.pk, by=request.user, key=key, **form.facts)

    page = {
        "heading": _("Add a deadline"),
        "sub": _("For a date no event of the case gives. Record the event instead where there is one."),
        "submit": _("Add the deadline"),
        "back": reverse("cases:deadlines", args=[reference]),
    }
    return act(
        request, file, form, do=do, done=_("Added. A second person has to confirm it."),
        to=lambda made: _url(file, made.pk), page=page,
    )  # fmt: skip


def _acting(request, reference, pk, form_class, service, *, heading, submit, done, sub="", **form_kwargs):
    """One act upon one deadline: its form, its service, and back to the deadline."""
    file = open_file(request, reference)
    seen = _reach(file, pk)
    form = form_class(request.POST or None, version=seen.version, **form_kwargs)

    def do():
        answers = form.answers
        return service(answers, deadline_id=seen.pk, version=form.cleaned_data["version"], by=request.user)

    title = {"title": title_of(seen), "date": in_full(seen.due_on)}
    page = {"heading": heading % title, "sub": sub, "submit": submit, "back": _url(file, pk)}
    return act(
        request, file, form, do=do, done=done, to=lambda made: _url(file, pk), page=page,
        again=lambda: _reach(file, pk),
    )  # fmt: skip


def deadline_confirm(request, reference, pk):
    """The second person's check."""
    return _acting(
        request, reference, pk, ConfirmForm, lambda given, **on: services.confirm_deadline(**given, **on),
        heading=_("Confirm %(date)s: %(title)s"), submit=_("I have checked this date"), done=_("Confirmed."),
        sub=_("Look at the paper itself, not at the record. Whoever entered a date cannot confirm it."),
    )  # fmt: skip


def deadline_move(request, reference, pk):
    """Extend, adjourn or set the date by hand."""
    return _acting(
        request, reference, pk, MoveDeadlineForm, lambda given, **on: services.move_deadline(**given, **on),
        heading=_("Change the date of %(title)s"), submit=_("Change the date"),
        done=_("Changed. The old date is kept; a second person has to confirm the new one."),
    )  # fmt: skip


def deadline_file(request, reference, pk):
    """Mark the step as filed."""
    return _acting(
        request, reference, pk, FileDeadlineForm, lambda given, **on: services.file_deadline(**given, **on),
        heading=_("Mark as filed: %(title)s"), submit=_("Mark as filed"), done=_("Filed. Its reminders stop."),
        initial={"filed_on": today()},
    )  # fmt: skip


def deadline_end(request, reference, pk):
    """Say that a step is not needed, or was missed."""
    ends = {"let_go": services.let_deadline_go, "missed": services.note_missed_deadline}
    return _acting(
        request, reference, pk, EndDeadlineForm, lambda given, **on: ends[given["how"]](reason=given["reason"], **on),
        heading=_("End without filing: %(title)s"), submit=_("End it"), done=_("Ended. Its reminders stop."),
        sub=_("The date stays in the record with your reason."),
    )  # fmt: skip


def review_answer(request, reference, pk, review_id):
    """Accept what is proposed for a deadline, or keep it."""
    file = open_file(request, reference)
    seen = _reach(file, pk)
    rows = DeadlineReview.objects.visible_to(request.user).filter(
        deadline=seen.pk, pk=review_id, answered_at=None
    )
    review = read_one(request.user, rows)
    form = AnswerReviewForm(request.POST or None)

    def do():
        accept = form.answers["answer"] == "accept"
        return services.answer_review(
            review_id=review.pk, accept=accept, reason=form.answers["reason"], by=request.user
        )

    proposal = (
        _("Proposed: %(date)s instead of %(old)s.") if review.proposed_on else _("Proposed: let it go.")
    )
    dates = {"date": in_full(review.proposed_on), "old": in_full(seen.due_on)}
    page = {
        "heading": _("Look again at %(title)s") % {"title": title_of(seen)},
        "sub": f"{review.get_cause_display}. {proposal % dates}",
        "submit": _("Save the answer"),
        "back": _url(file, pk),
    }
    return act(request, file, form, do=do, done=_("Answered."), to=lambda made: _url(file, pk), page=page)


@require_POST
def deadline_acknowledge(request, reference, pk):
    """Say that one has read what one was told of a deadline."""
    file = open_file(request, reference)
    seen = _reach(file, pk)
    services.acknowledge_reminders(deadline_id=seen.pk, by=request.user)
    return redirect(_url(file, pk))
