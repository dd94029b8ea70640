"""A client's file as one user opens it: the record, the strip above it, and its tabs."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from clients.models import Alert, Client, ClientLanguage
from clients.summaries import lines_of
from core.access import Restricted, Seen, attach_many, may_open, policy_of, read, read_one, record_open
from core.access.roles import role_of
from core.panels import panels_for

PLACE = "clients.client"


@dataclass(frozen=True)
class Tab:
    """One tab of the file, a link of its own."""

    label: str
    url: str
    count: int | str = ""
    is_current: bool = False


def open_file(user: Any, pk: Any) -> Seen:
    """The client with languages and alerts, noted as opened; 404 alike when missing or not the user's."""
    client = read_one(user, Client.objects.visible_to(user).filter(pk=pk))
    languages = ClientLanguage.objects.visible_to(user).filter(ended_on=None)
    attach_many(user, [client], languages, by="client", name="languages")
    alerts = Alert.objects.visible_to(user).filter(ended_on=None)
    attach_many(user, [client], alerts, by="client", name="alerts", follow=["owner"])
    record_open(user, client)
    return client


def below(
    user: Any, client: Seen, rows: Any, *, anchor: str = "", follow: Any = ()
) -> list[Seen] | Restricted:
    """Rows under a client, or one chip for all of them, so that neither values nor their number show.

    `anchor` is the client's column of the same class: who may not read that sees its chip, and may ask there.
    """
    value = getattr(client, anchor) if anchor else None
    if getattr(value, "is_restricted", False):
        return value
    if role_of(user) not in policy_of(rows.model).rows:
        return Restricted()
    return read(user, rows.filter(client=client.pk), follow=follow)


def frame(user: Any, client: Seen, current: str) -> dict[str, Any]:
    """Context of every page of the file."""
    lines = lines_of(user, [client.pk])[client.pk]
    panels = panels_for(PLACE, user, client)
    return {
        "client": client,
        "lines": lines,
        "next": next((line for line in lines if line.next_on), None),
        "owner": next((line.owner for line in lines if line.owner), ""),
        "sub": person_in_words(client),
        "contact_lines": contact_in_words(client),
        "may_alert": may_open(user, "clients:alert_add"),
        "may_consent": may_open(user, "clients:consent_add"),
        "panels": panels,
        "tabs": list(_tabs(user, client, panels, current)),
    }


def _tabs(user: Any, client: Seen, panels: list, current: str):
    own = [
        ("detail", _("Overview")),
        ("household", _("Household")),
        ("names", _("Names and numbers")),
        ("consents", _("Consents")),
        ("past", _("History and views")),
    ]
    for name, label in own[:1]:
        yield Tab(label, reverse(f"clients:{name}", args=[client.pk]), is_current=current == name)
    for panel in panels:
        if panel.tab:
            yield Tab(panel.title, panel.url, "" if panel.count is None else panel.count)
    for name, label in own[1:]:
        if may_open(user, f"clients:{name}"):
            yield Tab(label, reverse(f"clients:{name}", args=[client.pk]), is_current=current == name)


def person_in_words(client: Seen) -> str:
    """Age and gender as the strip says them: "About 31, woman"."""
    if not (client.may_read("birth_year") and client.may_read("gender")):
        return ""
    gender = client.gender_words or str(client.get_gender_display).lower()
    return _(", ").join(str(part) for part in (age_in_words(client), gender) if part)


def age_in_words(client: Seen) -> str:
    """The age, said to be rough where it is."""
    if client.age is None:
        return ""
    words = _("About %(age)s") if client.is_age_estimated else _("Age %(age)s")
    return words % {"age": client.age}


def contact_in_words(client: Seen) -> list[tuple[str, str]]:
    """Icon and words of the ways to reach the person, for the strip; empty where the reader may not know."""
    if not client.may_read("may_call"):
        return []
    if not client.contact_checked_on:
        return [("alert-triangle", _("Not asked yet: do not contact"))]
    calls = _("Call %(hours)s") % {"hours": client.contact_hours} if client.contact_hours else _("May call")
    lines = [("phone", calls) if client.may_call else ("phone-off", _("Do not call"))]
    if not (client.may_leave_voicemail or client.may_text):
        return [*lines, ("message-off", _("No voicemail or text"))]
    shut = [] if client.may_leave_voicemail else [("message-off", _("No voicemail"))]
    return [*lines, *shut, *([] if client.may_text else [("message-off", _("No text"))])]
