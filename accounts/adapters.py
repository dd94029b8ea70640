"""How allauth is bent to the house: no open sign-up, neutral mails, one second factor for everybody."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; mails leave through the house's message gate."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Ask your administrator."),
        "email_password_mismatch": _("E-mail address and password do not fit together. Check both."),
        "incorrect_password": _("This is not your password. Check it and try again."),
        "too_many_login_attempts": _("Too many tries. Wait 15 minutes, then try again."),
        "rate_limited": _("Too many tries. Wait some minutes, then try again."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not within minutes of signing in: whoever just gave password and code is not asked again."""
        records = self.request.session.get("account_authentication_methods", [])
        latest = max((record.get("at", 0) for record in records), default=0)
        if time.time() - latest < REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user) -> list[dict]:
        """By a second factor where there is one: a password seen over a shoulder confirms nothing."""
        methods = super().get_reauthentication_methods(user)
        return [one for one in methods if one["id"] != "reauthenticate"] or methods

    def send_mail(self, template_prefix, email, context):
        from accounts.messages import send_account_message

        send_account_message(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):
    """Second factors are named for the house, never for a person."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not fit. Wait for the next one, then enter all 6 digits."),
    }

    def get_totp_label(self, user) -> str:
        return user.email

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Nothing is mailed about factors: the page says it, and mailboxes are shared."""
