"""The desk's answers: accept, decline, ask, and what only some may do."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from core.access import Seen, read
from core.forms import HouseForm
from referrals import services
from referrals.board import board_for, people_of
from referrals.forms.answering import AcceptForm, AskForm, DeclineForm, ReasonForm, UrgencyForm
from referrals.models import MatchDecision
from referrals.models.words import Kind
from referrals.rules import WAITING
from referrals.services.taking_in import IN_THE_WAY, NEW_CASE, NO_CASE

from .acts import Act, act_view


def waits(referral: Seen) -> bool:
    """Whether the referral is still to be answered."""
    return referral.state in WAITING


def _cases(request: HttpRequest, referral: Seen) -> dict[str, Any]:
    """What may become of the person's case: a new one, none, or one that is open already."""
    choices: list[tuple[str, Any]] = [(NO_CASE, _("No case for now"))]
    if referral.kind == Kind.LEGAL:
        choices.insert(0, (NEW_CASE, _("Open a new case (non-refoulement claim)")))
    people = people_of(request.user, referral.pk)
    same = MatchDecision.objects.visible_to(request.user).filter(
        person=people[0].pk, undone_at=None, answer=MatchDecision.Answer.SAME
    )
    for decision in read(request.user, same):
        rows = Case.objects.visible_to(request.user).filter(client=decision.candidate_id, closed_on=None)
        for case in read(request.user, rows.order_by("-created_at"), fields=["reference", "stage"]):
            choices.append((str(case.pk), f"{case.reference}, {case.get_stage_display}"))
    board = board_for(request.user, referral, people)
    return {"cases": choices, "in_the_way": [IN_THE_WAY[code] for code in board.in_the_way]}


accept = act_view(
    Act(
        title=_("Accept the referral"),
        lead=_("Client and household are made from what was sent, and linked to the referral."),
        submit=_("Accept"),
        done=_("Accepted. The referrer is told."),
        form=AcceptForm,
        service=services.accept_referral,
        may=waits,
        make=_cases,
    )
)
decline = act_view(
    Act(
        title=_("Decline the referral"),
        lead=_("Say what the person can do instead, and where."),
        submit=_("Decline"),
        done=_("Declined. The referrer is told."),
        form=DeclineForm,
        service=services.decline_referral,
        may=waits,
    )
)
ask = act_view(
    Act(
        title=_("Ask the referrer"),
        lead=_("The referral waits until they answer. You may still decide before that."),
        submit=_("Ask"),
        done=_("Asked. The referral waits for the answer."),
        form=AskForm,
        service=services.ask_referrer,
        may=lambda referral: referral.state in WAITING - {"more_asked"},
    )
)
urgency = act_view(
    Act(
        title=_("Change the urgency"),
        submit=_("Change"),
        done=_("Urgency changed."),
        form=UrgencyForm,
        service=services.change_urgency,
        may=waits,
    )
)
override = act_view(
    Act(
        title=_("Allow without agreement"),
        lead=_(
            "Only where the person cannot be asked and waiting would harm them. The reason stays on record."
        ),
        submit=_("Allow"),
        done=_("Allowed. The referral can be accepted now."),
        form=ReasonForm,
        service=services.override_consent,
        may=lambda referral: waits(referral) and referral.may_write("consent_override"),
    )
)
undo = act_view(
    Act(
        title=_("Undo the answer"),
        lead=_(
            "The referral is read again, and the referrer sees that. A client or case made from it stays."
        ),
        submit=_("Undo the answer"),
        done=_("Undone. The referral waits again."),
        form=ReasonForm,
        service=services.undo_decision,
        may=lambda referral: referral.state in {"accepted", "declined"},
    )
)
close = act_view(
    Act(
        title=_("Close the referral"),
        lead=_("What it led to is over. The referrer sees that it is closed, and nothing else."),
        submit=_("Close"),
        done=_("Closed."),
        form=HouseForm,
        service=services.close_referral,
        may=lambda referral: referral.state == "accepted",
    )
)
