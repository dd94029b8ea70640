"""How values look: icons, dates, money, names. Nothing here asks the database or decides who."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import qrcode
from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from core.draft_titles import draft_title_of

register = template.Library()

TURNING = frozenset({"chevron-left", "chevron-right", "arrow-right", "arrow-back-up", "send"})


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A Tabler outline icon; silent beside words, named when it stands alone."""
    classes = " ".join(filter(None, ["i", f"i-{size}" if size else "", "i-turns" if name in TURNING else ""]))
    speech = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="{}" {} focusable="false"><use href="{}#{}"></use></svg>',
        classes,
        SafeString(speech),
        static("vendor/icons.svg"),
        name,
    )


@register.simple_tag
def qr(text: str, label: str) -> SafeString:
    """A QR code as drawn shapes: our policy on images shuts out `data:` pictures."""
    code = qrcode.QRCode(border=2)
    code.add_data(text)
    rows = code.get_matrix()
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}"><path d="{2}"></path></svg>',
        len(rows),
        label,
        "".join(squares),
    )


@register.filter
def as_json(value: Any) -> str:
    """A value for a data attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@dataclass(frozen=True)
class ErrorLine:
    """One line of an error summary: what to do, and the control it leads to."""

    text: str
    anchor: str


@register.filter
def error_lines(form: Any) -> list[ErrorLine]:
    """Every error of a bound form, those of the whole form first."""
    if not form or not form.is_bound or not form.errors:
        return []
    whole = [ErrorLine(str(text), "") for text in form.non_field_errors()]
    fields = [ErrorLine(str(text), _anchor(bound)) for bound in form for text in bound.errors]
    return whole + fields


def _anchor(bound: Any) -> str:
    return str(getattr(bound, "anchor", "") or bound.id_for_label)


@register.filter
def draft_title(form_key: str) -> str:
    """What a form is called in a list of drafts."""
    return draft_title_of(form_key)


@register.filter
def is_blank(value: Any) -> bool:
    """True for what a page calls "Not recorded"; no and 0 are answers."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | tuple | set | dict) and not value)


@register.filter
def in_words(value: Any) -> Any:
    """A value as readers expect it: yes and no, dates, lists with commas."""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, datetime):
        return _dated(value, "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list | tuple | set):
        return gettext(", ").join(str(in_words(part)) for part in value)
    return value


@register.filter
def day(value: date | datetime | None) -> str:
    """A date that matters, with its weekday: "Wed 08 Apr 2026"."""
    return _dated(value, pgettext("date format: weekday, day, month, year", "D d M Y"))


@register.filter
def short_day(value: date | datetime | None) -> str:
    """A date within the year, with its weekday: "Wed 08 Apr"."""
    return _dated(value, pgettext("date format: weekday, day, month", "D d M"))


@register.filter
def month_day(value: date | datetime | None) -> str:
    """A date of a calendar that shows its weekday elsewhere: "08 Apr"."""
    return _dated(value, pgettext("date format: day, month", "d M"))


@register.filter
def moment(value: datetime | None) -> str:
    """An instant in Hong Kong time with its weekday: "Wed 08 Apr 2026, 16:40"."""
    return _dated(value, pgettext("date format: weekday, day, month, year, time", "D d M Y, H:i"))


@register.filter
def clock(value: datetime | None) -> str:
    """The time of an instant in Hong Kong: "16:40"."""
    return _dated(value, "H:i")


def _dated(value: date | datetime | None, wanted: str) -> str:
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return date_format(value, wanted)


@register.filter
def hkd(value: Decimal | int | None) -> str:
    """Hong Kong dollars: "HK$1,180.00"."""
    if value is None or value == "":
        return ""
    return f"HK${number_format(value, decimal_pos=2, use_l10n=True, force_grouping=True)}"


@register.filter
def initials(name: Any) -> str:
    """Up to two letters for a round badge, hidden from readers: "Nadia Quill" gives "NQ"."""
    parts = str(name or "").split()
    if not parts:
        return ""
    ends = parts if len(parts) < 2 else [parts[0], parts[-1]]
    return "".join(part[0] for part in ends).upper()


@register.filter
def join_with_bdi(values: Iterable[Any]) -> SafeString:
    """Values with commas between, each keeping its own direction."""
    parts = ((conditional_escape(value),) for value in values)
    return format_html_join(gettext(", "), '<bdi dir="auto">{}</bdi>', parts)
