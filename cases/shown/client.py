"""What the strip of a case says of the person: language, safe contact, alerts."""

from typing import Any

from clients.files import contact_in_words, person_in_words
from clients.models import Alert, ClientLanguage
from core.access import Seen, attach_many


def client_cells(user: Any, client: Any) -> dict[str, Any]:
    """Context of the strip's cells about the client; empty where the reader does not reach them."""
    if not isinstance(client, Seen):
        return {"person": "", "contact_lines": [], "languages": [], "client_alerts": []}
    languages = ClientLanguage.objects.visible_to(user).filter(ended_on=None)
    attach_many(user, [client], languages, by="client", name="languages")
    alerts = Alert.objects.visible_to(user).filter(ended_on=None)
    attach_many(user, [client], alerts, by="client", name="alerts")
    return {
        "person": person_in_words(client),
        "contact_lines": contact_in_words(client),
        "languages": client.languages,
        "client_alerts": client.alerts,
    }
