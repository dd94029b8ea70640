"""Forms of the house: one look, three-box dates, cleaned text, a version and a key that travel along."""

from core.forms.dates import DayMonthYearField, DayMonthYearWidget, PartialDateField, PartialDateWidget
from core.forms.house import HouseForm, HouseFormMixin, HouseModelForm
from core.forms.phones import PhoneField, PhoneInput

__all__ = [
    "DayMonthYearField",
    "DayMonthYearWidget",
    "HouseForm",
    "HouseFormMixin",
    "HouseModelForm",
    "PartialDateField",
    "PartialDateWidget",
    "PhoneField",
    "PhoneInput",
]
