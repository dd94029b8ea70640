"""How allauth is bent to the house: no open sign-up, neutral mails, one second factor for everybody."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; mails leave through the house's message gate."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def send_mail(self, template_prefix, email, context):
        from accounts.messages import send_account_message

        send_account_message(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):
    """Second factors are named for the house, never for a person."""

    def get_totp_label(self, user) -> str:
        return user.email

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Nothing is mailed about factors: the page says it, and mailboxes are shared."""
