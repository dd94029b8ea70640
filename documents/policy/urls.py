"""Who may open which address of documents."""

from accounts.policy import FRONT_LINE, OVERSIGHT, Role
from core.access import classify_urls
from documents.policy.letters import ISSUERS, TEMPLATE_READERS
from documents.policy.papers import CONTENT_READERS, UPLOADERS

LISTS = CONTENT_READERS | {Role.PROBONO}
classify_urls(
    "documents",
    {
        "of_client": LISTS - {Role.LAWYER},
        "of_case": LISTS - {Role.INTAKE},
        "of_event": LISTS - {Role.INTAKE, Role.PROBONO},
        "add_to_client": UPLOADERS - {Role.LAWYER, Role.PARTNER},
        "add_to_case": UPLOADERS - {Role.PARTNER, Role.INTAKE},
        "detail": LISTS | {Role.PARTNER},
        "file": CONTENT_READERS | {Role.PARTNER},
        "edit": FRONT_LINE,
        "letters_client": ISSUERS,
        "letters_case": ISSUERS - {Role.INTAKE},
        "issue_client": ISSUERS,
        "issue_case": ISSUERS - {Role.INTAKE},
        "letter": ISSUERS | {Role.MANAGER},
        "letter_retry": ISSUERS,
        "templates": TEMPLATE_READERS,
        "template": TEMPLATE_READERS,
        "template_add": OVERSIGHT,
        "template_edit": OVERSIGHT,
        "template_retire": OVERSIGHT,
    },
)
