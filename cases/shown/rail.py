"""The stations and the track under them, in words."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cases.rules.consequences import Span
from cases.rules.rail import AHEAD_COLUMNS, OnRecord, StageStep, Station, StationState, stations, track
from cases.rules.stages import Stage
from cases.shown.deadlines import limit_of
from cases.words import PHASES, STAGES
from core.access import Seen
from core.clock import today
from core.templatetags.house import in_words

# Phases whose last stage says more than that they were reached.
TELLING = frozenset({"DECISION", "APPEAL", "JUDICIAL_REVIEW", "HIGHER_COURTS"})


def rail_stations(case: Seen, steps: Iterable[Seen], running: Sequence[Seen]) -> list[dict[str, Any]]:
    """The stations as the rail's part wants them."""
    codes = [(limit_of(one), one.due_on) for one in running]
    line = stations(
        [StageStep(Stage(one.stage), one.started_on) for one in steps if one.stage != Stage.UNREGISTERED],
        [(limit.code, due_on) for limit, due_on in codes if limit],
        is_closed=case.closed_on is not None,
    )
    return [{"state": one.state.value, "name": PHASES[one.phase], "note": _note(one)} for one in line]


def _note(station: Station) -> str:
    if station.due_on is not None:
        return _("Open. Due %(date)s") % {"date": in_words(station.due_on)}
    if station.reached_on is None or station.state == StationState.NEXT:
        return ""
    date = in_words(station.reached_on)
    if station.phase in TELLING and station.stage is not None:
        return f"{date}, {STAGES[station.stage]}"
    return str(date)


def rail_sentence(shown: Sequence[dict[str, Any]]) -> str:
    """Where the claim stands, in one sentence for small screens."""
    place = next(index for index, one in enumerate(shown, 1) if one["state"] == "now")
    here = shown[place - 1]
    words = {"place": place, "count": len(shown), "name": here["name"], "note": here["note"]}
    return _("Stage %(place)d of %(count)d: %(name)s. %(note)s") % words


def on_record(rows: Iterable[Seen], steps: Sequence[Seen]) -> list[dict[str, Any]]:
    """The track of who acted when, and the room ahead."""
    acting = [(Span(one.acting_from, one.ceased_on), f"{one.get_scheme_display}") for one in rows]
    firsts = [one.started_on for one in steps] + [span.first for span, _text in acting]
    stretches = track(acting, min(firsts, default=today()), today())
    shown = [{"state": _state(one), "span": one.columns, "text": _stretch(one)} for one in stretches]
    return [*shown, {"state": "na", "span": AHEAD_COLUMNS, "text": ""}]


def _state(stretch: OnRecord) -> str:
    if stretch.text:
        return "on"
    return "gap" if stretch.is_gap else "none"


def _stretch(stretch: OnRecord) -> str:
    if stretch.is_gap:
        days = (today() - stretch.first).days + 1
        return ngettext("No one, %(count)d day", "No one, %(count)d days", days) % {"count": days}
    if not stretch.text:
        return pgettext("without a lawyer", "In person")
    words = {"who": stretch.text, "first": in_words(stretch.first), "last": in_words(stretch.last)}
    if stretch.last is None:
        return _("On record: %(who)s, since %(first)s") % words
    return _("On record: %(who)s, %(first)s to %(last)s") % words
