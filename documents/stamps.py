"""What a copy for people outside says about itself."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format


def stamp_for(user: Any, at: dt.datetime, document_id: UUID) -> str:
    """Who took the copy, when, and of what: "Lee Vane 27 Mar 2026 14:02 1a2b3c4d"."""
    local = timezone.localtime(at)
    return f"{user.full_name} {date_format(local, 'd M Y')} {local:%H:%M} {str(document_id)[:8]}"
