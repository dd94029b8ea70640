"""Forms of the house: one look, three-box dates, cleaned text, a version and a key that travel along."""

from core.forms.columns import ColumnsForm, field_for, of_columns
from core.forms.dates import DayMonthYearField, DayMonthYearWidget, PartialDateField, PartialDateWidget
from core.forms.house import HouseForm, HouseFormMixin, HouseModelForm, posted
from core.forms.phones import PhoneField, PhoneInput

__all__ = [
    "ColumnsForm",
    "DayMonthYearField",
    "DayMonthYearWidget",
    "HouseForm",
    "HouseFormMixin",
    "HouseModelForm",
    "PartialDateField",
    "PartialDateWidget",
    "PhoneField",
    "PhoneInput",
    "field_for",
    "of_columns",
    "posted",
]
