"""Offering a case without names, and asking a firm whether it may act."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from clients.models import ClientName
from core.access import lock, require_create, save_changes
from core.access.grants import grant, revoke
from core.clock import today
from core.db import acting
from core.posts import next_reference, once
from probono.models import ConflictCheck, Opportunity
from probono.rules import what_gives_away

WHAT_TO_DO = {
    "NAME": _('A name of the client stands in the summary. Write "the client" instead.'),
    "NUMBER": _("A number that identifies the client stands in the summary. Leave it out."),
    "DATE": _('A full date stands in the summary. Write the year, or "last spring".'),
}


def offer_case(*, case_id: Any, by: Any, key: Any = None, **facts: Any) -> str:
    """List a case for firms with a summary that names nobody; the opportunity's key.

    Raises:
        ValidationError: the summary gives the client away.
    """
    require_create(by, Opportunity, set(facts) | {"case"})
    with acting(by, "probono.offer_case"):
        case = lock(Case, case_id, by=by)
        _refuse_telling(case, facts["summary"])

        def make() -> str:
            row = Opportunity(case=case, made_by=by, reference=next_reference("O", today().year), **facts)
            row.full_clean()
            row.save()
            # Whoever offers a case has to see whose it is, for the firm's conflict team.
            grant([case], users=[by], source=row, by=by)
            grant([case.client], users=[by], source=row, by=by)
            return str(row.pk)

        return once(key, by=by, action="probono.offer_case", make=make)


def _refuse_telling(case: Case, summary: str) -> None:
    names = ClientName.objects.filter(client=case.client_id).values_list("full_name", flat=True)
    codes = what_gives_away(summary, [*names, case.client.display_name])
    if codes:
        raise ValidationError({"summary": [str(WHAT_TO_DO[code]) for code in codes]})


def withdraw_offer(*, opportunity_id: Any, by: Any) -> None:
    """Take a case off the list; whoever offered it is off the file, too."""
    with acting(by, "probono.withdraw_offer"):
        row = lock(Opportunity, opportunity_id, by=by)
        save_changes(row, {"state": Opportunity.State.WITHDRAWN}, by=by)
        revoke([Case, type(row.case.client)], source=row)


def ask_conflict_check(*, opportunity_id: Any, firm: Any, undertaking_by: str, by: Any) -> ConflictCheck:
    """Note that names went to a firm's conflict team against an undertaking."""
    require_create(by, ConflictCheck, {"opportunity", "firm", "undertaking_by"})
    with acting(by, "probono.ask_conflict_check"):
        row = lock(Opportunity, opportunity_id, by=by)
        check, is_new = ConflictCheck.objects.get_or_create(
            opportunity=row, firm=firm, defaults={"undertaking_by": undertaking_by, "asked_by": by}
        )
    return check


def answer_conflict_check(*, check_id: Any, is_clear: bool, by: Any) -> ConflictCheck:
    """Keep a firm's answer; it is not given twice.

    Raises:
        ValidationError: it was answered already.
    """
    with acting(by, "probono.answer_conflict_check"):
        check = lock(ConflictCheck, check_id, by=by)
        if check.answer != ConflictCheck.Answer.WAITING:
            raise ValidationError(_("The firm has answered already."))
        answer = ConflictCheck.Answer.CLEAR if is_clear else ConflictCheck.Answer.CONFLICT
        save_changes(check, {"answer": answer, "answered_on": today()}, by=by)
    return check
