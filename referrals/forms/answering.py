"""What the desk answers a referral with, and what referrers answer back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from referrals.choices import decline_reasons
from referrals.models import ConflictDecision, MatchDecision
from referrals.models.words import Urgency

from .base import either, long_text

TOLD = _("The referrer reads this. Write nothing about the person.")


class StatusForm(HouseForm):
    """Reference and code from the receipt."""

    reference = forms.CharField(label=_("Reference"), max_length=20, help_text=_("For example, R-2026-0318"))
    code = forms.CharField(
        label=_("Status code"),
        max_length=30,
        help_text=_("For example, 7K4Q2-M9TXW. It is on the page you saw after sending."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "w-8"}),
    )


class AnswerForm(HouseForm):
    """A referrer's answer to a question."""

    answer = forms.CharField(label=_("Your answer"), max_length=4000, widget=long_text(4))


class WithdrawForm(HouseForm):
    """Taking a referral back."""

    why = forms.CharField(label=_("Why do you withdraw it?"), max_length=300, required=False)


class AskForm(HouseForm):
    """A question to the referrer."""

    question = forms.CharField(label=_("What do we need to know?"), max_length=2000, widget=long_text(4))
    due_on = DayMonthYearField(label=_("Answer wanted by"), noun=_("the day"), not_before=today)


class DeclineForm(HouseForm):
    """Saying no, with a reason from the list."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=lambda: either(decline_reasons, _("Choose a reason"))
    )
    words = forms.CharField(
        label=_("What we tell the referrer"), max_length=1000, widget=long_text(4), help_text=TOLD
    )
    note = forms.CharField(
        label=_("Note for ourselves"), max_length=1000, required=False, widget=long_text(3)
    )


class AcceptForm(HouseForm):
    """Saying yes, with or without a new case."""

    case = forms.ChoiceField(label=_("Case"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What we tell the referrer"),
        max_length=1000,
        required=False,
        widget=long_text(3),
        help_text=TOLD,
    )

    def __init__(
        self, *args: Any, cases: list[tuple[str, Any]], in_the_way: Sequence[Any] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = cases  # type: ignore[attr-defined]
        self.fields["case"].initial = cases[0][0]
        # What must be decided first, said before anybody types; the service refuses with the same list.
        self.in_the_way = in_the_way


class ReasonForm(HouseForm):
    """An act that wants its reason."""

    why = forms.CharField(label=_("Reason"), max_length=300, widget=long_text(2))


class UrgencyForm(ReasonForm):
    """Another urgency than the one worked out."""

    field_order = ["urgency"]
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency, widget=forms.RadioSelect)


class MatchForm(HouseForm):
    """The same person, or a different one."""

    answer = forms.ChoiceField(choices=MatchDecision.Answer)


class ConflictForm(HouseForm):
    """What a known name on the other side means."""

    subject = forms.CharField(max_length=100)
    answer = forms.ChoiceField(choices=ConflictDecision.Answer)
    reason = forms.CharField(max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == ConflictDecision.Answer.CLEAR and not given.get("reason"):
            self.add_error("reason", _("Say why there is no conflict"))
        return given
