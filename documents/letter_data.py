"""What a letter may say: values the issuer may read, and what they answered; never more."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from cases.models import Case
from clients.models import Client, ClientName
from core.access import Seen, read, read_one
from core.clock import now
from core.partial_dates import PartialDate, Precision
from core.writing import script_of
from documents.rules.letter_text import fields_in
from documents.rules.merge_fields import EN, LANGUAGES, ZH, Value, day_in

YEAR_ONLY = {Precision.YEAR, Precision.ESTIMATED}


def gather(
    by: Any, *, client_id: UUID, case_id: UUID | None, answers: Mapping[str, Value]
) -> dict[str, Value]:
    """Every value at hand for a letter: of the client, of the case, as answered, and of the house."""
    values: dict[str, Value] = {**answers, **_of_client(by, client_id), **_of_author(by)}
    if case_id is not None:
        case = read_one(by, Case.objects.visible_to(by).filter(pk=case_id))
        values["case_reference"] = _plain(case.reference)
    values["letter_on"] = timezone.localtime(now()).date().isoformat()
    return {name: value for name, value in values.items() if value}


def wanted_by(wording: Any, texts: Mapping[str, Any]) -> set[str]:
    """Names of all merge fields a version asks for, in its words and its facts."""
    parts = [part for text in texts.values() for part in (text.subject, text.body)]
    return fields_in(parts) | set(wording.facts)


def _of_client(by: Any, client_id: UUID) -> dict[str, Value]:
    client = read_one(by, Client.objects.visible_to(by).filter(pk=client_id))
    rows = ClientName.objects.visible_to(by).filter(client=client_id, ended_on=None)
    names = [_plain(name.full_name) for name in read(by, rows)]
    own = [name for name in names if script_of(name) != "LATIN"]
    return {
        "client_name": _printed_name(client, names),
        "client_own_name": own[0] if own else "",
        "client_reference": _plain(client.reference),
        "birth": _birth(client),
    }


def _printed_name(client: Seen, names: list[str]) -> str:
    """The name in use; of a hidden one only what the issuer has opened, never the code name."""
    if not client.may_read("display_name"):
        return ""
    return (names[0] if names else "") if client.is_name_hidden else str(client.display_name)


def _birth(client: Seen) -> Value:
    birth = client.birth
    if not isinstance(birth, PartialDate):
        return ""
    if birth.precision not in YEAR_ONLY:
        return {language: _known(birth, language) for language in LANGUAGES}
    about = birth.precision == Precision.ESTIMATED
    return {EN: f"{'about ' * about}{birth.on.year}", ZH: f"{'約' * about}{birth.on.year}年"}


def _known(birth: PartialDate, language: str) -> str:
    if birth.precision == Precision.MONTH:
        return f"{birth.on.year}年{birth.on.month}月" if language == ZH else f"{birth.on:%b %Y}"
    return day_in(birth.on, language)


def _of_author(by: Any) -> dict[str, Value]:
    posts = {}
    for language in LANGUAGES:
        with override(language):
            posts[language] = str(by.get_role_display())
    return {"author_name": by.full_name, "author_post": posts}


def _plain(value: Any) -> str:
    """A readable value as text; one that may not be seen as nothing, so that the letter names it as missing."""
    return "" if getattr(value, "is_restricted", False) or value is None else str(value)
