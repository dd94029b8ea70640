"""Opening, describing and closing a case, and the people on it."""

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cases import services
from cases.forms import AssignForm, ClaimForm, CloseCaseForm, OpenCaseForm, ReasonForm
from cases.models import Assignment, Claim
from cases.policy import STAFF_ON_CASES
from cases.queries import client_row, user_row
from cases.shown.claims import may_see_grounds, standing_grounds
from cases.shown.frame import open_file
from cases.views.acting import act
from clients.models import Client
from core.access import read, read_one
from core.answering import answer_form, ask_first


def case_add(request, client_id):
    """A new case of a client."""
    client = read_one(request.user, Client.objects.visible_to(request.user).filter(pk=client_id))
    form = OpenCaseForm(request.POST or None)

    def open_it():
        key = form.cleaned_data["idempotency_key"]
        case = services.open_case(client=client_row(client.pk), by=request.user, key=key, **form.answers)
        messages.success(request, _("Case %(reference)s is open.") % {"reference": case.reference})
        return case

    return answer_form(
        request,
        form,
        open_it,
        template="cases/case_add.html",
        context=lambda: {"client": client},
        go=lambda case: reverse("cases:assign", args=[case.reference]),
    )


def claim_edit(request, reference):
    """What is claimed."""
    file = open_file(request, reference)
    rows = Claim.objects.visible_to(request.user).filter(case=file.case.pk)
    claim = read_one(request.user, rows)
    initial = {
        name: getattr(claim, name) for name in ("risk_states", "on_claim_of_parent") if claim.may_read(name)
    }
    initial["grounds"] = standing_grounds(request.user, file.case)
    writable = [*claim.writable, *(["grounds"] if may_see_grounds(request.user) else [])]
    form = ClaimForm(request.POST or None, initial=initial, version=claim.version, writable=writable)

    def do():
        given = form.answers
        return services.record_claim(
            case_id=file.case.pk, by=request.user, version=form.cleaned_data["version"],
            grounds=given.pop("grounds", None), changes=given,
        )  # fmt: skip

    page = {
        "heading": _("Claim and grounds"),
        "submit": _("Save"),
        "back": reverse("cases:claim", args=[reference]),
    }
    return act(
        request, file, form, do=do, done=_("Saved."), to=lambda made: page["back"], page=page,
        again=lambda: read_one(request.user, rows.all()),
    )  # fmt: skip


def close(request, reference):
    """End a case."""
    file = open_file(request, reference)
    form = CloseCaseForm(request.POST or None, version=file.case.version)

    def do():
        version = form.cleaned_data["version"]
        return services.close_case(case_id=file.case.pk, by=request.user, version=version, **form.answers)

    page = {
        "heading": _("Close the case"),
        "sub": _("Open deadlines and tasks are ended first. A closed case can be opened again."),
        "submit": _("Close the case"),
        "back": reverse("cases:detail", args=[reference]),
    }
    return act(
        request, file, form, do=do, done=_("Closed."), to=lambda made: page["back"], page=page,
        again=lambda: open_file(request, reference).case,
    )  # fmt: skip


def reopen(request, reference):
    """Open a closed case again."""
    file = open_file(request, reference)
    form = ReasonForm(request.POST or None, version=file.case.version)

    def do():
        version = form.cleaned_data["version"]
        return services.reopen_case(case_id=file.case.pk, by=request.user, version=version, **form.answers)

    page = {
        "heading": _("Open the case again"),
        "submit": _("Open it again"),
        "back": reverse("cases:detail", args=[reference]),
    }
    return act(
        request, file, form, do=do, done=_("Open again."), to=lambda made: page["back"], page=page,
        again=lambda: open_file(request, reference).case,
    )  # fmt: skip


def assign(request, reference):
    """Put somebody on the case."""
    file = open_file(request, reference)
    staff = User.objects.visible_to(request.user).filter(is_active=True, role__in=STAFF_ON_CASES)
    people = [(str(one.pk), one.full_name) for one in read(request.user, staff, fields=["full_name"])]
    form = AssignForm(request.POST or None, people=people)

    def do():
        given = form.answers
        return services.assign_user(
            case_id=file.case.pk,
            user=user_row(given["user"]),
            part=given["part"],
            by=request.user,
            reason=given["reason"],
        )

    page = {
        "heading": _("Put somebody on the case"),
        "sub": _("A new caseworker takes over: the one before loses access through this case."),
        "submit": _("Put them on"),
        "back": reverse("cases:detail", args=[reference]),
    }
    return act(request, file, form, do=do, done=_("Done."), to=lambda made: page["back"], page=page)


def assignment_end(request, reference, pk):
    """Take somebody off the case."""
    file = open_file(request, reference)
    rows = Assignment.objects.visible_to(request.user).filter(case=file.case.pk, pk=pk, ended_on=None)
    assignment = read_one(request.user, rows, follow=["user"])
    form = ReasonForm(request.POST or None)

    def do():
        return services.end_assignment(
            assignment_id=assignment.pk, by=request.user, reason=form.answers["reason"]
        )

    page = {
        "heading": _("Take %(name)s off the case") % {"name": assignment.user.full_name},
        "sub": _("Access through this case ends at once."),
        "submit": _("Take them off"),
        "back": reverse("cases:detail", args=[reference]),
    }
    return act(request, file, form, do=do, done=_("Done."), to=lambda made: page["back"], page=page)


def step_aside(request, reference):
    """Shut oneself out of the case."""
    file = open_file(request, reference)
    return ask_first(
        request,
        ReasonForm(request.POST or None),
        lambda answers: services.step_aside(case_id=file.case.pk, by=request.user, **answers),
        back=reverse("cases:detail", args=[reference]),
        go=reverse("cases:list"),
        done=_("You have stepped aside from %(case)s.") % {"case": reference},
        heading=_("Step aside from %(case)s") % {"case": reference},
        text=_(
            "You have a conflict of interest. The case is shut to you at once; a manager can open it again."
        ),
        submit=_("Step aside"),
    )
