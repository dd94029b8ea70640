"""What the strip of a case says of the person: language, safe contact, alerts."""

from typing import Any

from clients.files import contact_in_words, person_in_words
from clients.models import Alert, Client, ClientLanguage
from core.access import Restricted, Seen, reading
from core.together import Reader, side_by_side


def reading_client(user: Any, case: Seen) -> Reader[None]:
    """Hang the client on the case, with languages and alerts; the chip where the user does not reach them."""
    below = {"client": case.client_id, "ended_on": None}
    found, languages, alerts = yield from side_by_side(
        reading(user, Client.objects.visible_to(user).filter(pk=case.client_id)),
        reading(user, ClientLanguage.objects.visible_to(user).filter(**below)),
        reading(user, Alert.objects.visible_to(user).filter(**below)),
    )
    for client in found:
        client.attach("languages", languages)
        client.attach("alerts", alerts)
    case.attach("client", found[0] if found else Restricted())


def client_cells(client: Any) -> dict[str, Any]:
    """Context of the strip's cells about the client; empty where the reader does not reach them."""
    if not isinstance(client, Seen):
        return {"person": "", "contact_lines": [], "languages": [], "client_alerts": []}
    return {
        "person": person_in_words(client),
        "contact_lines": contact_in_words(client),
        "languages": client.languages,
        "client_alerts": client.alerts,
    }
