"""Forms of the coordinator and of the lawyers' door."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from core.clock import today
from core.forms import DayMonthYearField, HouseForm
from probono.models import Placement, TimeEntry


class OfferForm(HouseForm):
    """A case told without names."""

    creates = True
    summary = forms.CharField(
        label=_("Blind summary"),
        help_text=_('What the case is about, without names, full dates or numbers. Say "the client".'),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    needed = forms.CharField(
        label=_("What is needed"), help_text=_("For example: written appeal, one hearing."), max_length=200
    )
    languages = forms.CharField(label=_("Languages that help"), max_length=160, required=False)
    estimated_hours = forms.DecimalField(
        label=_("Estimated hours"), max_digits=6, decimal_places=1, min_value=0, required=False
    )
    wanted_by_on = DayMonthYearField(
        label=_("Wanted by"), noun=_("the day a lawyer is wanted by"), required=False
    )


class ConflictAskForm(HouseForm):
    """To which firm the names go, and who there gave the undertaking."""

    firm = forms.ChoiceField(label=_("Firm"))
    undertaking_by = forms.CharField(
        label=_("Undertaking given by"),
        help_text=_("Who at the firm promised in writing to use the names for the conflict check only."),
        max_length=120,
    )

    def __init__(self, *args, firms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["firm"].choices = [("", "---"), *((str(firm.pk), firm.name_en) for firm in firms)]


class PlaceForm(HouseForm):
    """Who takes the case, how far, and until when."""

    creates = True
    lawyer = forms.ChoiceField(label=_("Lawyer"))
    scope = forms.ChoiceField(label=_("Scope"), choices=Placement.Scope)
    supervising_solicitor = forms.CharField(label=_("Supervising Hong Kong solicitor"), max_length=120)
    insured_entity = forms.CharField(label=_("Insured entity"), max_length=160)
    goes_on_record = forms.BooleanField(label=_("Goes on record"), required=False)
    started_on = DayMonthYearField(label=_("From"), noun=_("the first day"))
    until_on = DayMonthYearField(
        label=_("Until"), noun=_("the last day"), help_text=_("Access ends by itself after this day.")
    )

    def __init__(self, *args, lawyers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lawyer"].choices = [("", "---"), *((str(one.pk), one.full_name) for one in lawyers)]
        self.fields["started_on"].initial = today()


class EndForm(HouseForm):
    """Why a placement ends."""

    reason = forms.CharField(
        label=_("Why does it end?"),
        help_text=_("The lawyer loses access at once."),
        min_length=3,
        max_length=300,
    )


class HoursForm(HouseForm):
    """Time given to one placed case."""

    creates = True
    placement = forms.ChoiceField(label=_("Case"))
    activity = forms.ChoiceField(label=_("Activity"), choices=TimeEntry.Activity)
    worked_on = DayMonthYearField(label=_("Day"), noun=_("the day"), not_after=today)
    hours = forms.DecimalField(
        label=_("Hours"),
        help_text=_("0.1 is 6 minutes"),
        min_value=Decimal("0.1"),
        max_value=24,
        max_digits=4,
        decimal_places=1,
    )

    def __init__(self, *args, placements, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["placement"].choices = [(str(one.pk), one.case.reference) for one in placements]
        self.fields["worked_on"].initial = today()
