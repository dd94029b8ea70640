"""Who may open which address of documents."""

from accounts.policy import FRONT_LINE, Role
from core.access import classify_urls
from documents.policy.papers import CONTENT_READERS, UPLOADERS

LISTS = CONTENT_READERS | {Role.PROBONO}
classify_urls(
    "documents",
    {
        "of_client": LISTS - {Role.LAWYER},
        "of_case": LISTS - {Role.INTAKE},
        "add_to_client": UPLOADERS - {Role.LAWYER, Role.PARTNER},
        "add_to_case": UPLOADERS - {Role.PARTNER, Role.INTAKE},
        "detail": LISTS | {Role.PARTNER},
        "file": CONTENT_READERS | {Role.PARTNER},
        "edit": FRONT_LINE,
    },
)
