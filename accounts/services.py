"""Verbs of accounts: sessions, the code of conduct, new users."""

import datetime as dt
from typing import Any

from accounts.models import CodeAcceptance, CodeOfConduct, SignIn, TeamMembership, User
from accounts.rules import is_idle
from core.access import require_create
from core.clock import now
from core.db import acting, system_context

TOUCH_EVERY = dt.timedelta(minutes=1)


def touch_sign_in(
    session_key: str,
    user: User,
    at: dt.datetime,
    minutes: int,
    *,
    is_poll: bool = False,
    device: str = "",
) -> bool:
    """Whether the session may go on; notes its use at most once a minute."""
    with system_context("accounts.touch_sign_in", actor="system:sessions", savepoint=False):
        row = SignIn.objects.filter(session_key=session_key, user=user).order_by("-created_at").first()
        if row is None:
            SignIn.objects.create(session_key=session_key, user=user, seen_at=at, device=device)
            return True
        if row.ended_at or not user.is_active:
            return False
        if is_idle(row.seen_at, at, minutes):
            SignIn.objects.filter(pk=row.pk).update(ended_at=at, end=SignIn.End.IDLE)
            return False
        if not is_poll and at - row.seen_at > TOUCH_EVERY:
            SignIn.objects.filter(pk=row.pk).update(seen_at=at)
    return True


def keep_late_words(request: Any) -> None:
    """Keep what an expired session still posted, as a draft of its author."""
    from core.drafts import keep_late_post

    if request.method == "POST":
        keep_late_post(request)


def end_sign_in(*, sign_in_id: Any, by: User, how: str = SignIn.End.ENDED) -> None:
    """End one of the user's own sessions."""
    with acting(by, "accounts.end_sign_in"):
        SignIn.objects.filter(pk=sign_in_id, user=by, ended_at=None).update(ended_at=now(), end=how)


def end_session(*, session_key: str, user: User) -> None:
    """Note that a session was signed out."""
    with acting(user, "accounts.sign_out"):
        SignIn.objects.filter(session_key=session_key, user=user, ended_at=None).update(
            ended_at=now(), end=SignIn.End.SIGNED_OUT
        )


def set_preferences(*, by: User, language: str, uses_shortcuts: bool) -> None:
    """Keep how a user wants the house; everybody sets their own."""
    with acting(by, "accounts.set_preferences"):
        User.objects.filter(pk=by.pk).update(language=language, uses_shortcuts=uses_shortcuts)


def accept_code(*, code: CodeOfConduct, by: User) -> CodeAcceptance:
    """Keep that the user accepted a version of the code."""
    with acting(by, "accounts.accept_code"):
        return CodeAcceptance.objects.create(user=by, code=code)


def create_user(*, by: User, password: str | None = None, teams: tuple = (), **fields: Any) -> User:
    """A new user with one role; the second factor is set up at first sign-in."""
    require_create(by, User, set(fields) - {"id"})
    with acting(by, "accounts.create_user"):
        user = User.objects.create_user(password=password, **fields)
        TeamMembership.objects.bulk_create([TeamMembership(user=user, group=team) for team in teams])
    return user


def deactivate_user(*, user_id: Any, by: User) -> None:
    """Close an account and end its sessions; the person's name stays on what they did."""
    require_create(by, User, {"is_active"})
    with acting(by, "accounts.deactivate_user"):
        User.objects.filter(pk=user_id).update(is_active=False)
        SignIn.objects.filter(user_id=user_id, ended_at=None).update(
            ended_at=now(), end=SignIn.End.DEACTIVATED
        )
