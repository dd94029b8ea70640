"""The desk: what waits, one referral with what the house knows, and the acts on it."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from core.access import Conflict
from core.lists import answer_list
from referrals import services
from referrals.board import Board, board_for, people_of
from referrals.forms.answering import ConflictForm, MatchForm
from referrals.models import ConflictDecision, MatchDecision, ReferredPerson
from referrals.policy import acts
from referrals.queries import urgency_today
from referrals.rules import WAITING
from referrals.tables import Answered, Inbox
from referrals.telling import score_in_words

from .reaching import open_page, reach, said

# Buttons are verbs; the decisions they make are called by the model.
CONFLICT_BUTTONS = (
    (ConflictDecision.Answer.CLEAR, _("No conflict")),
    (ConflictDecision.Answer.SUPERVISOR, _("Send to the supervisor")),
    (ConflictDecision.Answer.CONFLICT, _("There is a conflict")),
)


def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for an answer."""
    return answer_list(request, Inbox, "referrals/desk/inbox.html", {"here": "inbox"})


def answered(request: HttpRequest) -> HttpResponse:
    """What was answered."""
    return answer_list(request, Answered, "referrals/desk/inbox.html", {"here": "answered"})


@require_GET
def detail(request: HttpRequest, pk: Any) -> HttpResponse:
    """One referral: what was sent on one side, what is to be decided on the other."""
    referral = open_page(request, pk)
    people = people_of(request.user, pk, follow=["client", "case"])
    context = {
        "referral": referral,
        "people": people,
        "score": score_in_words(urgency_today(pk), may_explain=referral.may_read("pressing")),
        **said(request.user, referral),
        **_deciding(request, referral, people),
    }
    return render(request, "referrals/desk/detail.html", context)


def _deciding(request: HttpRequest, referral: Any, people: list[Any]) -> dict[str, Any]:
    """The board and the acts, for those who triage while the referral waits."""
    user = request.user
    is_open = referral.state in WAITING and acts.may_triage(user)
    return {
        "referral": referral,
        "is_open": is_open,
        "board": board_for(user, referral, people) if is_open else Board(),
        "may_accept": is_open and acts.may_accept(user),
        "may_override": is_open and acts.may_override_consent(user) and referral.consent != "yes",
        "may_undo": acts.may_undo(user) and referral.state in {"accepted", "declined"},
        "may_close": acts.may_triage(user) and referral.state == "accepted",
        "answers": CONFLICT_BUTTONS,
    }


@require_POST
def take(request: HttpRequest, pk: Any) -> HttpResponse:
    """Begin to read."""
    referral = reach(request, pk)
    # Somebody else began, or answered, a moment ago: the page says so.
    with suppress(Conflict, ValidationError):
        services.take_referral(referral_id=pk, version=referral.version, by=request.user)
    return redirect("referrals:detail", pk)


@require_POST
def match(request: HttpRequest, pk: Any, client_id: Any) -> HttpResponse:
    """Same person, or a different one; `pk` is the referred person."""
    form = MatchForm(request.POST)
    referral_id = _referral_of(request, pk)
    problem = ""
    if form.is_valid():
        decided = {"person_id": pk, "candidate_id": client_id, "by": request.user}
        problem = _problem(lambda: services.record_match_decision(**decided, **form.answers))
    return _board(request, referral_id, problem)


@require_POST
def match_undo(request: HttpRequest, pk: Any) -> HttpResponse:
    """Take a decision on a match back."""
    rows = MatchDecision.objects.visible_to(request.user).filter(pk=pk)
    referral_id = _first(rows.values_list("person__referral", flat=True))
    problem = _problem(lambda: services.undo_match_decision(decision_id=pk, by=request.user))
    return _board(request, referral_id, problem)


@require_POST
def conflict(request: HttpRequest, pk: Any) -> HttpResponse:
    """What a known name on the other side means."""
    reach(request, pk)
    form = ConflictForm(request.POST)
    problem = " ".join(text for texts in form.errors.values() for text in texts)
    if form.is_valid():
        decided = {"referral_id": pk, "by": request.user}
        problem = _problem(lambda: services.record_conflict_decision(**decided, **form.answers))
    return _board(request, pk, problem)


@require_POST
def conflict_undo(request: HttpRequest, pk: Any) -> HttpResponse:
    """Take a decision on a conflict back."""
    rows = ConflictDecision.objects.visible_to(request.user).filter(pk=pk)
    referral_id = _first(rows.values_list("referral", flat=True))
    problem = _problem(lambda: services.undo_conflict_decision(decision_id=pk, by=request.user))
    return _board(request, referral_id, problem)


def _referral_of(request: HttpRequest, person_id: Any) -> Any:
    rows = ReferredPerson.objects.visible_to(request.user).filter(pk=person_id)
    return _first(rows.values_list("referral", flat=True))


def _first(keys: Any) -> Any:
    key = keys.first()
    if key is None:
        raise Http404
    return key


def _problem(act: Any) -> str:
    try:
        act()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _board(request: HttpRequest, referral_id: Any, problem: str) -> HttpResponse:
    """To htmx the board and the bar below; without it the whole page again."""
    if not request.htmx and not problem:
        return redirect("referrals:detail", referral_id)
    referral = reach(request, referral_id)
    people = people_of(request.user, referral_id, follow=["client", "case"])
    context = {**_deciding(request, referral, people), "problem": problem, "people": people}
    if not request.htmx:
        score = score_in_words(urgency_today(referral_id), may_explain=referral.may_read("pressing"))
        context |= {"score": score, **said(request.user, referral)}
    template = "referrals/desk/_board_answer.html" if request.htmx else "referrals/desk/detail.html"
    response = render(request, template, context, status=422 if problem else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response
