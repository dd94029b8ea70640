"""Names, nationalities, languages and numbers. A hidden name's rows are shut until somebody opens them."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from accounts.policy import OVERSIGHT
from clients.models import ClientIdentifier, ClientLanguage, ClientName, ClientNationality, NameReveal
from core.access import Derived, F, Matching, Policy, Via

from .roles import BASIC, CLIENT_ROWS, EDITORS, KEEPERS, READERS, below

IDENTITY = F("identity")


def _open_names(user):
    """Names of clients the user is on; of a hidden one only while the user has opened it, with a reason."""
    opened = NameReveal.objects.filter(client=OuterRef("client_id"), user=user, until__gt=Now())
    return Via("client").condition(ClientName, user) & (Q(client__is_name_hidden=False) | Q(Exists(opened)))


name_policy = Policy(
    ClientName,
    rows={role: Matching(_open_names) for role in READERS},
    derived={"direction": Derived(("full_name",))},
    fields=BASIC
    | {
        "kind": IDENTITY,
        "full_name": IDENTITY,
        "given_name": IDENTITY,
        "family_name": IDENTITY,
        "script": IDENTITY,
        "language": IDENTITY,
        "is_display": IDENTITY,
        "note": IDENTITY,
        "ended_on": IDENTITY,
        "search_key": F("identity", write=(), derived_from=("full_name",)),
        "sound_key": F("identity", write=(), derived_from=("full_name",)),
    },
)

nationality_policy = Policy(
    ClientNationality,
    rows=below(READERS),
    fields=BASIC
    | {
        "country": IDENTITY,
        "status": IDENTITY,
        "is_at_birth": IDENTITY,
        "is_current": IDENTITY,
        "ended_on": IDENTITY,
    },
)

SPOKEN = F("operational", write=EDITORS)
language_policy = Policy(
    ClientLanguage,
    rows=below(CLIENT_ROWS),
    derived={"in_words": Derived(("language", "dialect"))},
    fields=BASIC
    | {
        "language": SPOKEN,
        "dialect": SPOKEN,
        "is_first": SPOKEN,
        "is_interpreter_needed": SPOKEN,
        "ended_on": SPOKEN,
    },
)

NUMBER = F("immigration")
identifier_policy = Policy(
    ClientIdentifier,
    # Only for whom the numbers themselves are: the mere count of papers would tell something.
    rows=below(KEEPERS | OVERSIGHT),
    opened_by="client",
    fields=BASIC
    | {
        "kind": NUMBER,
        "number": NUMBER,
        "number_key": F("immigration", write=(), derived_from=("number",)),
        "country": NUMBER,
        "issued_on": NUMBER,
        "expires_on": NUMBER,
        "whereabouts": NUMBER,
        "ended_on": NUMBER,
    },
)
