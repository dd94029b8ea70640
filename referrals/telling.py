"""A referral's way in words: the line of its states, and why the answer is no."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.access import Seen
from core.templatetags.house import day
from referrals.choices import every_decline_reason
from referrals.models.referral import STATES
from referrals.models.words import Pressing, Urgency
from referrals.rules import Level, Score, State

NAMES = dict(STATES)
LINE = (State.RECEIVED, State.IN_TRIAGE)
WORRIES = {
    "detained": gettext_lazy("In detention"),
    "due_now": gettext_lazy("The next date is at most 3 working days away, or has passed"),
    "due_soon": gettext_lazy("The next date is at most 14 days away"),
    "dated": gettext_lazy("An interview or hearing has its date"),
    "no_lawyer": gettext_lazy("No lawyer acts"),
}
TONES = {Level.URGENT: "urgent", Level.HIGH: "soon", Level.STANDARD: ""}
ENDS = {State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.CLOSED}


def rail_of(state: str, steps: Iterable[tuple[str, dt.datetime]]) -> list[dict[str, Any]]:
    """Received, being read, answer: what is done, where it stands, what is to come, with the dates."""
    reached = {State(code): day(at) for code, at in steps}
    now = State(state)
    line = [*LINE, *([State.MORE_ASKED] if now == State.MORE_ASKED else [])]
    stages = [_stage(one, now, reached) for one in line]
    if now in ENDS:
        ends = [one for one in (State.ACCEPTED, now) if one in reached or one == now]
        return stages + [_stage(one, now, reached) for one in dict.fromkeys(ends)]
    return [*stages, {"state": "next", "name": _("Answer"), "note": ""}]


def _stage(one: State, now: State, reached: dict[State, str]) -> dict[str, Any]:
    is_past = one in reached or now in ENDS
    state = "now" if one == now else "done" if one in reached else "skipped" if is_past else "next"
    return {"state": state, "name": str(NAMES[one.value]), "note": reached.get(one, "")}


def reason_in_words(code: str) -> str:
    """A declined referral's reason in the reader's language."""
    return str(dict(every_decline_reason()).get(code, code))


def score_in_words(score: Score, *, may_explain: bool) -> dict[str, Any]:
    """The urgency's level, points and reasons; who may not read what is pressing gets the level alone."""
    worries = {**dict(Pressing.choices), **WORRIES}
    reasons = [(worries[worry.value], points) for worry, points in score.reasons] if may_explain else []
    return {
        "level": Urgency(score.level).label,
        "tone": TONES[score.level],
        "points": score.points if may_explain else "",
        "reasons": reasons,
        "is_explained": may_explain,
    }


WAYS = (
    ("may_call", gettext_lazy("call"), gettext_lazy("no call")),
    ("may_voicemail", gettext_lazy("voicemail"), gettext_lazy("no voicemail")),
    ("may_text", gettext_lazy("text"), gettext_lazy("no text")),
    ("may_say_who", gettext_lazy("we may say who we are"), gettext_lazy("do not say who we are")),
)


def ways_in_words(person: Seen) -> Any:
    """How a person may be reached, both what is safe and what is not; a chip where that is not the reader's."""
    if not person.may_read("may_call"):
        return person.may_call
    return _(", ").join(str(yes if getattr(person, name) else no) for name, yes, no in WAYS)


def pressing_in_words(referral: Seen) -> Any:
    """What cannot wait, in words; a chip where that is not the reader's."""
    if not referral.may_read("pressing"):
        return referral.pressing
    known = dict(Pressing.choices)
    return _("; ").join(str(known[code]) for code in referral.pressing)
