"""Asking the referrer for more, and their answer."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from core.access import lock, require_create, require_write
from core.clock import now, today
from core.db import acting
from referrals.models import Inquiry, Referral
from referrals.rules import State

from .moves import move
from .telling import ASKED, REPLIED, end_asking, tell_reader, tell_referrer


def ask_referrer(*, referral_id: Any, version: int, question: str, due_on: dt.date, by: Any) -> Inquiry:
    """Ask the referrer a question; the referral waits for them until it is answered."""
    require_create(by, Inquiry, {"question", "due_on", "asked_by"})
    if due_on < today():
        raise ValidationError({"due_on": _("Choose a day from today on.")})
    with acting(by, "referrals.ask_referrer"):
        referral = lock(Referral, referral_id, by=by, version=version)
        inquiry = Inquiry(referral=referral, question=question, due_on=due_on, asked_by=by)
        move(referral, State.MORE_ASKED, by=by)
        inquiry.full_clean()
        inquiry.save()
        tell_referrer(referral, ASKED, inquiry.pk)
    return inquiry


def answer_inquiry(*, referral_id: Any, answer: str, by: Any) -> None:
    """The answer of a referrer with an account, or of the desk in their name."""
    with acting(by, "referrals.answer_inquiry"):
        referral = lock(Referral, referral_id, by=by)
        inquiry = _open_inquiry(referral)
        require_write(by, inquiry, {"answer"})
        _keep_answer(referral, inquiry, answer, by)


def answer_as_visitor(*, referral_id: Any, answer: str) -> None:
    """The answer of a visitor who looked the referral up with its code; the caller has checked that."""
    with acting(None, "referrals.answer_inquiry"):
        referral = Referral.objects.select_for_update().get(pk=referral_id)
        _keep_answer(referral, _open_inquiry(referral), answer, None)


def _open_inquiry(referral: Referral) -> Inquiry:
    inquiry = Inquiry.objects.select_for_update().filter(referral=referral, answered_at=None).first()
    if inquiry is None:
        raise Http404
    return inquiry


def _keep_answer(referral: Referral, inquiry: Inquiry, answer: str, by: Any) -> None:
    inquiry.answer, inquiry.answered_by, inquiry.answered_at = answer, by, now()
    inquiry.version += 1
    inquiry.full_clean()
    inquiry.save(update_fields=["answer", "answered_by", "answered_at", "version"])
    end_asking(referral, ASKED)
    tell_reader(referral, REPLIED, inquiry.pk)
    if referral.state == State.MORE_ASKED:
        move(referral, State.IN_TRIAGE, by=by)
