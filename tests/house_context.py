"""What tests need to act as the house, and to be somebody in a browserless client."""

from contextlib import contextmanager

from django.db import transaction

from accounts.models import User
from core.confirming import note_factor
from core.context import Current, enter, leave
from core.db import as_role, system_context


@contextmanager
def house(actor: str = "system:test"):
    """Trusted context: arrange rows, or look at what was written."""
    token = enter(Current())
    try:
        with transaction.atomic(), system_context("test", actor=actor):
            yield
    finally:
        leave(token)


@contextmanager
def being(user: User):
    """Run as the user's own database role, as a view does."""
    token = enter(Current(user=user))
    try:
        with transaction.atomic(), as_role(f"r_{user.role}", actor=f"user:{user.pk}", user_id=str(user.pk)):
            yield
    finally:
        leave(token)


def sign_in(client, user: User):
    """A signed-in client, past the second factor and the code of conduct."""
    with house():
        client.force_login(user, backend="accounts.backends.SignInBackend")
        session = client.session
        session["second_factor"] = True
        session["conduct_accepted"] = True
        note_factor(session)
        session.save()
    return client
