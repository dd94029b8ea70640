"""Signing in by e-mail and password; whose access has ended does not get in."""

from allauth.account.auth_backends import AuthenticationBackend

from accounts.rules import access_has_ended
from core.clock import today


class SignInBackend(AuthenticationBackend):
    """allauth's backend, without permissions of its own and with an end of access."""

    def user_can_authenticate(self, user) -> bool:
        return super().user_can_authenticate(user) and not access_has_ended(user.access_until, today())

    def get_user(self, user_id):
        user = super().get_user(user_id)
        return user if user and not access_has_ended(user.access_until, today()) else None

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        return False
