"""The consent ledger's verbs."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clients.models import Client, Consent
from core.access import lock, save_changes
from core.clock import today
from core.db import acting

from .rows import add_row


def record_consent(*, client_id: Any, by: Any, **values: Any) -> Consent:
    """What a client agreed to, was asked, or refused: columns of `Consent`."""
    for name in ("given_on", "refused_on", "asked_on"):
        if values.get(name) and values[name] > today():
            raise ValidationError({name: _("Check the date: it cannot be after today")})
    if not any(values.get(name) for name in ("given_on", "refused_on", "asked_on")):
        values["asked_on"] = today()
    with acting(by, "clients.record_consent"):
        return add_row(Consent, lock(Client, client_id, by=by), values, by=by)


def withdraw_consent(
    *, consent_id: Any, by: Any, version: int | None = None, on: dt.date | None = None
) -> Consent:
    """End a consent in force: from that day on nothing may be shared under it."""
    with acting(by, "clients.withdraw_consent"):
        consent = lock(Consent, consent_id, by=by, version=version)
        if not consent.is_in_force:
            raise ValidationError(_("This consent is not in force, so there is nothing to withdraw"))
        save_changes(consent, {"withdrawn_on": on or today()}, by=by)
    return consent
