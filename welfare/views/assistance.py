"""The ledger of assistance: asking, deciding, giving."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.access import record_list, record_open
from core.answering import ask_first
from core.clock import today
from core.forms import HouseForm, posted
from core.templatetags.house import hkd
from welfare import queries, services
from welfare.forms import AssistanceForm, GivenForm, RefusalForm
from welfare.views.pages import answer_form


def assistance_list(request, client_id):
    """A client's ledger with its sums."""
    context = queries.file_of(request.user, client_id, "assistance")
    context |= queries.ledger_of(request.user, client_id, request.GET.get("show", ""))
    context |= {"funds": queries.funds(request.user, only_open=True)}
    record_list(request.user, "list", context["lines"])
    return render(request, "welfare/assistance.html", context)


def assistance_ask(request, client_id):
    """Ask for assistance."""
    context = queries.file_of(request.user, client_id)
    form = AssistanceForm(request.POST or None, funds=queries.fund_choices(request.user))

    def act():
        answers = form.answers
        services.request_assistance(
            client_id=client_id,
            fund_id=answers.pop("fund"),
            answers=answers,
            by=request.user,
            key=form.cleaned_data["idempotency_key"],
        )

    return answer_form(
        request,
        form,
        act,
        title=_("Ask for assistance"),
        submit=pgettext("assistance", "Ask"),
        done=_("Asked. A second person decides."),
        back=reverse("welfare:assistance", args=[client_id]),
        **context,
    )


def assistance_waiting(request):
    """What waits for a second person."""
    lines = queries.waiting(request.user)
    record_list(request.user, "list", lines)
    return render(request, "welfare/waiting.html", {"lines": lines, "me_pk": request.user.pk})


def assistance_detail(request, pk):
    """One line: what was asked, who decides, and what can be done with it now."""
    line = queries.assistance_of(request.user, pk)
    record_open(request.user, line)
    context = {
        "line": line,
        "is_mine": line.requested_by_id == request.user.pk,
        "refusal": RefusalForm(version=line.version),
        "given": GivenForm(version=line.version, initial={"given_on": today()}),
        **queries.file_of(request.user, line.client_id),
    }
    return render(request, "welfare/assistance_detail.html", context)


def assistance_approve(request, pk):
    """Approve what somebody else asked for; with scripts off, the page that asks first."""
    line = _writable(request, pk, "approved_by")
    words = {"fund": line.fund.name, "left": hkd(line.fund.left), "amount": hkd(line.amount)}
    return _confirmed(
        request,
        line,
        services.approve_assistance,
        heading=_("Approve this?"),
        text=_("%(amount)s from %(fund)s, which has %(left)s left.") % words,
        submit=_("Approve"),
        done=_("Approved."),
    )


def assistance_cancel(request, pk):
    """Take a request back, or let go of what was approved; with scripts off, the page that asks first."""
    line = _writable(request, pk, "state")
    return _confirmed(
        request,
        line,
        services.cancel_assistance,
        heading=_("Cancel this request?"),
        text=_(
            "What was set aside goes back to the fund. The line stays in the ledger, marked as cancelled."
        ),
        submit=_("Cancel the request"),
        done=_("Cancelled."),
    )


def assistance_refuse(request, pk):
    """Refuse, with the reason."""
    line = _writable(request, pk, "approved_by")
    form = RefusalForm(request.POST or None, version=line.version)

    def act():
        services.refuse_assistance(
            assistance_id=pk,
            version=form.cleaned_data["version"],
            reason=form.answers["reason"],
            by=request.user,
        )

    return _line_form(request, line, form, act, _("Refuse"), _("Refused."))


def assistance_give(request, pk):
    """Record that it was given."""
    line = _writable(request, pk, "given_on")
    form = GivenForm(request.POST or None, version=line.version, initial={"given_on": today()})

    def act():
        services.give_assistance(
            assistance_id=pk, version=form.cleaned_data["version"], by=request.user, **form.answers
        )

    return _line_form(request, line, form, act, _("Record as given"), _("Recorded."))


def _line_form(request, line, form, act, title, done):
    return answer_form(
        request,
        form,
        act,
        title=title,
        submit=title,
        done=done,
        back=reverse("welfare:line", args=[line.pk]),
        current=lambda: queries.assistance_of(request.user, line.pk),
        text=line.purpose,
        **queries.file_of(request.user, line.client_id),
    )


def _writable(request, pk, name):
    line = queries.assistance_of(request.user, pk)
    if not line.may_write(name):
        raise Http404
    return line


def _confirmed(request, line, act, *, heading, text, submit, done):
    """Ask, then do one step; the line's own page comes next, or the queue the question was asked from."""
    form = HouseForm(posted(request), version=line.version)
    back = reverse("welfare:line", args=[line.pk])
    return ask_first(
        request,
        form,
        lambda _given: act(assistance_id=line.pk, version=form.cleaned_data["version"], by=request.user),
        heading=heading,
        text=text,
        submit=submit,
        back=back,
        go=reverse("welfare:waiting") if request.POST.get("from") == "waiting" else back,
        done=done,
        current=lambda: queries.assistance_of(request.user, line.pk),
        changed=_("Somebody changed this meanwhile. Look again before you decide."),
    )
