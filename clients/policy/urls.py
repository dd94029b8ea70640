"""Who may open which of the clients' pages."""

from accounts.policy import OVERSIGHT, Role
from core.access import classify_urls

from .roles import CLIENT_ROWS, EDITORS, IN_THE_HOUSE, KEEPERS, READERS

ALL_ON_FILES = frozenset(CLIENT_ROWS)
WRITERS = EDITORS | {Role.SUPERVISOR}

classify_urls(
    "clients",
    {
        "list": ALL_ON_FILES,
        "look": EDITORS,
        "register": EDITORS,
        "detail": ALL_ON_FILES,
        "household": READERS,
        "names": READERS,
        "consents": IN_THE_HOUSE | {Role.PROBONO},
        "past": IN_THE_HOUSE,
        "edit": WRITERS,
        "contact": READERS,
        "contact_edit": EDITORS,
        "reveal": READERS,
        "hide": KEEPERS | {Role.SUPERVISOR},
        "show": KEEPERS | {Role.SUPERVISOR},
        "aside": ALL_ON_FILES,
        "name_choose": EDITORS,
        "name_add": EDITORS,
        "name_end": EDITORS,
        "language_add": EDITORS,
        "language_end": EDITORS,
        "nationality_add": EDITORS,
        "nationality_end": EDITORS,
        "identifier_add": KEEPERS,
        "identifier_end": KEEPERS,
        "alert_add": EDITORS | OVERSIGHT,
        "alert_end": EDITORS | OVERSIGHT,
        "consent_add": WRITERS,
        "consent_end": WRITERS,
        "need_add": {Role.SUPERVISOR},
        "need_end": {Role.SUPERVISOR},
        "relative_add": {Role.SUPERVISOR},
        "relative_end": {Role.SUPERVISOR},
        "member_add": EDITORS,
        "member_end": EDITORS,
        "detention_add": KEEPERS,
        "detention_end": KEEPERS,
        "recognizance_add": KEEPERS,
        "recognizance_end": KEEPERS,
    },
)
