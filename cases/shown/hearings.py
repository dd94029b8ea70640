"""Hearings with the finding on their notice."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cases.book import rules
from cases.models import Hearing
from cases.rules.backward import NoticeLength, check_notice
from cases.rules.limits import rule_in_force
from core.access import Seen

STANDARD, SHORTEST = "TCAB_HEARING_NOTICE_STD", "TCAB_HEARING_NOTICE_MIN"


@dataclass(frozen=True)
class HearingRow:
    """One appointment, and whether its notice was long enough."""

    hearing: Seen
    notice: str
    tone: str


def hearing_rows(hearings: Iterable[Seen]) -> list[HearingRow]:
    """Appointments for their page."""
    return [HearingRow(one, *_notice(one)) for one in hearings]


def _notice(one: Seen) -> tuple[str, str]:
    """The finding in words, and its tone; nothing where no notice is recorded or none is due."""
    if one.kind != Hearing.Kind.BOARD or one.notice_given_on is None:
        return "", ""
    held_on = timezone.localtime(one.starts_at).date()
    if held_on < one.notice_given_on:
        return _("The notice is dated after the hearing: check it."), "urgent"
    standard, minimum = (
        rule_in_force(rules(), code, one.notice_given_on).period for code in (STANDARD, SHORTEST)
    )
    found = check_notice(one.notice_given_on, held_on, standard=standard, minimum=minimum)
    words = {
        NoticeLength.LONG_ENOUGH: _("%(days)d days' notice: long enough."),
        NoticeLength.ONLY_IF_SHORTENED: _("%(days)d days' notice: only if the Board shortened it."),
        NoticeLength.TOO_SHORT: _("%(days)d days' notice: too short."),
    }[found.length] % {"days": found.days_given}
    if found.is_borderline:
        words += " " + _("If clear days are needed, it is one day short.")
    return words, "" if found.length == NoticeLength.LONG_ENOUGH and not found.is_borderline else "urgent"
