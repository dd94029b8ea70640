"""Look-ups about users that sign-in needs."""

from typing import Any

from django.apps import apps
from django.utils import timezone

from accounts.models import CodeAcceptance, CodeOfConduct, SignIn, User
from accounts.policy.work import audience_of
from accounts.rules import access_has_ended, conduct_is_due
from core.clock import today
from core.db import system_context
from core.outgoing import Recipient


def has_second_factor(user: User) -> bool:
    """Whether the user has set up a code app or a passkey."""
    kept = apps.get_model("mfa", "Authenticator").objects
    return kept.filter(user=user, type__in=["totp", "webauthn"]).exists()


def open_sign_in(session_key: str, user: User) -> Any:
    """The key of the session a request came in, for "this one" in the list."""
    with system_context("accounts.open_sign_in"):
        found = SignIn.objects.filter(session_key=session_key, user=user, ended_at=None)
        return found.values_list("pk", flat=True).first()


def code_in_force() -> CodeOfConduct | None:
    """The code of conduct that applies today."""
    return CodeOfConduct.objects.filter(in_force_from__lte=today()).order_by("-number").first()


def code_to_accept(user: User) -> CodeOfConduct | None:
    """The code the user has yet to accept, if any."""
    with system_context("accounts.code_to_accept"):
        code = code_in_force()
        if code is None:
            return None
        last = CodeAcceptance.objects.filter(user=user, code=code).order_by("-accepted_at").first()
    accepted_on = timezone.localtime(last.accepted_at).date() if last else None
    return code if conduct_is_due(accepted_on, code.in_force_from, today()) else None


def recipient_of(user_id: Any) -> Recipient:
    """Somebody to write to, as the message gate wants it; to be called in a trusted context."""
    user = User.objects.get(pk=user_id)
    may_sign_in = user.is_active and not access_has_ended(user.access_until, today())
    return Recipient(audience_of(user.role), str(user.pk), user.email, user.language, may_sign_in)
