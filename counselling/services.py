"""Counselling's verbs: opening and closing, sessions and signing, scores, plans and flags."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from clients.models import Client, ClientUserObjectPermission
from core.access import lock, require_create, require_write, save_changes
from core.access.grants import grant, revoke
from core.access.rows import LIVE
from core.clock import now, today
from core.db import acting
from core.notices import notify
from core.posts import next_reference, once
from counselling import rules
from counselling.models import (
    Addendum,
    ClinicalSupervision,
    Episode,
    Flag,
    Measure,
    RiskTask,
    SafetyPlan,
    Session,
)
from counselling.policy import legal_team, may_counsel

CLOSED = _("This episode is closed. Open a new one to go on.")
SIGNED = _("This note is signed. Write an addendum instead.")


def open_episode(*, client_id: Any, counsellor_id: Any, opened_on: dt.date, by: Any, key: Any = None) -> str:
    """Open an episode and put its counsellor on the client; the episode's id."""
    with acting(by, "counselling.open_episode"):
        client = lock(Client, client_id, by=by)
        require_create(by, Episode, {"counsellor", "opened_on"})
        counsellor = _counsellor(counsellor_id, "counsellor")
        return once(
            key,
            by=by,
            action="counselling.open_episode",
            make=lambda: _open(client, counsellor, opened_on, by),
        )


def _open(client: Client, counsellor: Any, opened_on: dt.date, by: Any) -> str:
    number = next_reference("E", opened_on.year)
    episode = Episode(reference=number, client=client, counsellor=counsellor, opened_on=opened_on)
    _save_new(episode)
    grant([client], users=[counsellor], source=episode, by=by)
    return str(episode.pk)


def close_episode(*, episode_id: Any, version: int | None, closed_on: dt.date, by: Any) -> None:
    """Close an episode: its grants on the client end, its record stays with its counsellor."""
    with acting(by, "counselling.close_episode"):
        episode = lock(Episode, episode_id, by=by, version=version)
        _refuse_closed(episode)
        save_changes(episode, {"closed_on": closed_on}, by=by)
        revoke([Client], source=episode)


def record_session(*, episode_id: Any, answers: dict[str, Any], by: Any, key: Any = None) -> str:
    """Record that a session was held, missed or cancelled, with its unsigned note; the session's id."""
    with acting(by, "counselling.record_session"):
        episode = _open_episode(episode_id, by)
        require_create(by, Session, answers, through=episode)

        def make() -> str:
            session = Session(episode=episode, **answers)
            _save_new(session)
            return str(session.pk)

        return once(key, by=by, action="counselling.record_session", make=make)


def change_session(*, session_id: Any, version: int | None, changes: dict[str, Any], by: Any) -> set[str]:
    """Change a session whose note is not signed yet; the names of what changed."""
    with acting(by, "counselling.change_session"):
        session = lock(Session, session_id, by=by, version=version)
        require_write(by, session, changes)
        _refuse_signed(session)
        return save_changes(session, changes, by=by)


def sign_note(*, session_id: Any, version: int | None, by: Any) -> None:
    """Sign a session's note: from now on it stands; high risk asks for action the same day."""
    with acting(by, "counselling.sign_note"):
        session = lock(Session, session_id, by=by, version=version)
        require_write(by, session, {"signed_at", "signed_by"})
        _refuse_signed(session)
        _refuse_unfinished(session)
        save_changes(session, {"signed_at": now(), "signed_by": by}, by=by)
        if rules.is_high_risk(session.risk_level):
            _raise_risk(session.episode, RiskTask.Cause.SESSION)


def add_addendum(*, session_id: Any, text: str, by: Any, key: Any = None) -> str:
    """Add to a signed note; the addendum's id."""
    with acting(by, "counselling.add_addendum"):
        session = lock(Session, session_id, by=by)
        require_create(by, Addendum, {"text", "written_by"}, through=session)
        if not session.signed_at:
            raise ValidationError(_("This note is not signed yet. Change the note itself."))

        def make() -> str:
            addendum = Addendum(session=session, text=text, written_by=by)
            _save_new(addendum)
            return str(addendum.pk)

        return once(key, by=by, action="counselling.add_addendum", make=make)


def record_measure(
    *,
    episode_id: Any,
    tool: str,
    taken_on: dt.date,
    total: int,
    item_nine: int | None,
    by: Any,
    key: Any = None,
) -> str:
    """Record a questionnaire's score; item 9 above 0 raises a risk task. The measure's id."""
    with acting(by, "counselling.record_measure"):
        episode = _open_episode(episode_id, by)
        require_create(by, Measure, {"tool", "taken_on", "total", "item_nine"}, through=episode)
        if not rules.score_is_possible(tool, total, item_nine):
            raise ValidationError({"total": _("Check the score: the questionnaire cannot give it")})

        def make() -> str:
            measure = Measure(episode=episode, tool=tool, taken_on=taken_on, total=total, item_nine=item_nine)
            _save_new(measure)
            if rules.asks_for_action(item_nine):
                _raise_risk(episode, RiskTask.Cause.ITEM_NINE)
            return str(measure.pk)

        return once(key, by=by, action="counselling.record_measure", make=make)


def settle_risk(*, risk_task_id: Any, version: int | None, action: str, by: Any) -> None:
    """Record what was done about a danger, which ends the task."""
    with acting(by, "counselling.settle_risk"):
        task = lock(RiskTask, risk_task_id, by=by, version=version)
        if task.done_on:
            raise ValidationError(_("What was done is recorded already."))
        save_changes(task, {"action": action, "done_on": today()}, by=by)


def write_safety_plan(*, episode_id: Any, text: str, by: Any, key: Any = None) -> str:
    """Keep a new version of the safety plan; its id."""
    with acting(by, "counselling.write_safety_plan"):
        episode = _open_episode(episode_id, by)
        require_create(by, SafetyPlan, {"number", "made_on", "text", "written_by"}, through=episode)

        def make() -> str:
            number = episode.safety_plans.count() + 1
            plan = SafetyPlan(episode=episode, number=number, made_on=today(), text=text, written_by=by)
            _save_new(plan)
            return str(plan.pk)

        return once(key, by=by, action="counselling.write_safety_plan", make=make)


def raise_flag(*, episode_id: Any, kind: str, reason: str, by: Any, key: Any = None) -> str:
    """Raise a flag the legal team sees without its reason; the flag's id."""
    with acting(by, "counselling.raise_flag"):
        episode = _open_episode(episode_id, by)
        require_create(by, Flag, {"kind", "raised_on", "reason"}, through=episode)

        def make() -> str:
            flag = Flag(episode=episode, kind=kind, raised_on=today(), reason=reason)
            _save_new(flag)
            _tell_legal_team(flag)
            return str(flag.pk)

        return once(key, by=by, action="counselling.raise_flag", make=make)


def end_flag(*, flag_id: Any, version: int | None, by: Any) -> None:
    """Take a flag down; that it was up stays known."""
    with acting(by, "counselling.end_flag"):
        flag = lock(Flag, flag_id, by=by, version=version)
        if flag.ended_on:
            raise ValidationError(_("This flag has ended already."))
        save_changes(flag, {"ended_on": today()}, by=by)


def appoint_supervisor(
    *,
    supervisor_id: Any,
    counsellor_id: Any,
    from_on: dt.date,
    until_on: dt.date | None,
    by: Any,
    key: Any = None,
) -> str:
    """Let one counsellor supervise, and so read, another's clinical work; the supervision's id."""
    with acting(by, "counselling.appoint_supervisor"):
        names = {"supervisor", "counsellor", "from_on", "until_on"}
        require_create(by, ClinicalSupervision, names)
        row = ClinicalSupervision(
            supervisor=_counsellor(supervisor_id, "supervisor"),
            counsellor=_counsellor(counsellor_id, "counsellor"),
            from_on=from_on,
            until_on=until_on,
        )

        def make() -> str:
            _save_new(row)
            return str(row.pk)

        return once(key, by=by, action="counselling.appoint_supervisor", make=make)


def end_supervision(*, supervision_id: Any, version: int | None, until_on: dt.date, by: Any) -> None:
    """Let a clinical supervision end on a day."""
    with acting(by, "counselling.end_supervision"):
        row = lock(ClinicalSupervision, supervision_id, by=by, version=version)
        save_changes(row, {"until_on": until_on}, by=by)


def _tell_legal_team(flag: Flag) -> None:
    """Who works on the client's cases learns that a flag is up; not which, and not why."""
    client = flag.episode.client
    on_client = ClientUserObjectPermission.objects.filter(LIVE, content_object=client).values("user")
    notify(
        User.objects.filter(legal_team(), pk__in=on_client).values_list("pk", flat=True),
        "counselling.flag_raised",
        url_name="counselling:of_client",
        url_args=[client.pk],
        dedupe_key=f"counselling.flag:{flag.pk}",
        about=client,
    )


def _counsellor(user_id: Any, field: str) -> User:
    user = User.objects.filter(pk=user_id).first()
    if user is None or not may_counsel(user):
        raise ValidationError({field: _("Choose a counsellor")})
    return user


def _save_new(row: Any) -> None:
    row.full_clean()
    row.save()


def _open_episode(episode_id: Any, by: Any) -> Episode:
    episode = lock(Episode, episode_id, by=by)
    require_write(by, episode, {"closed_on"})
    _refuse_closed(episode)
    return episode


def _raise_risk(episode: Episode, cause: str) -> None:
    _save_new(RiskTask(episode=episode, cause=cause, raised_on=today()))


def _refuse_closed(episode: Episode) -> None:
    if episode.closed_on:
        raise ValidationError(CLOSED)


def _refuse_signed(session: Session) -> None:
    if session.signed_at:
        raise ValidationError(SIGNED)


def _refuse_unfinished(session: Session) -> None:
    if not session.note:
        raise ValidationError({"note": _("Write the note before you sign it")})
    if session.attendance == Session.Attendance.ATTENDED and not session.risk_level:
        raise ValidationError({"risk_level": _("Set the risk level before you sign")})
