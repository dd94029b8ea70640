"""What signing in says by mail."""

from core.access import refuse


def send_account_message(template_prefix: str, email: str, context: dict) -> None:
    """Hand an allauth message to the gate; only the password reset has one."""
    refuse(context.get("user"), "message", "accounts.user", None, [template_prefix])
