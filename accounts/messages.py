"""What signing in says by mail: through the message gate, and only for setting a new password."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from accounts.queries import recipient_of
from core import outgoing
from core.access import refuse
from core.db import system_context

RESET = "account/email/password_reset_key"


def send_account_message(template_prefix: str, email: str, context: dict[str, Any]) -> None:
    """Send allauth's password link in the house's own words; an address nobody has gets nothing."""
    user, url = context.get("user"), context.get("password_reset_url", "")
    if template_prefix != RESET or user is None:
        refuse(user, "message", "accounts.user", None, [template_prefix])
        return
    with system_context("accounts.send_account_message"):
        recipient = recipient_of(user.pk)
    outgoing.send("password_reset", recipient, delivery_id=uuid.uuid4(), path=urlsplit(url).path)
