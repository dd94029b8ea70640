"""Papers are reached through the case or person they lie with; a sensitive one is the legal team's.

Whoever may ask for a sensitive paper sees that there is one; to everybody else it does not exist.
"""

from django.db.models import Q

from accounts.policy import CARE, FRONT_LINE, LEGAL, Role
from core.access import SYSTEM, Derived, F, Matching, Policy, Reached, Relation, Via
from documents.models import Document, DocumentLink, EventProof

BASIC = {"id": SYSTEM, "version": SYSTEM, "created_at": SYSTEM}
UPLOADERS = FRONT_LINE | {Role.LAWYER, Role.PARTNER}
CONTENT_READERS = FRONT_LINE | {Role.MANAGER, Role.LAWYER}
MAY_ASK = frozenset({Role.MANAGER, Role.LAWYER})

OF_PERSON = Via("client") & Matching(lambda user: Q(case=None))
IN_FILE = Reached("documents.DocumentLink", "document")
PLAIN = Matching(lambda user: Q(is_sensitive=False))
OWN = Matching(lambda user: Q(uploaded_by=user))

not_sensitive = Relation("not sensitive", CONTENT_READERS, lambda user: Q(is_sensitive=False))
listed = Relation("listed", frozenset({Role.PROBONO}), lambda user: Q(is_sensitive=False))
uploader = Relation("uploader", UPLOADERS, lambda user: Q(uploaded_by=user))

ABOUT = F(
    "legal_privileged",
    read=[*LEGAL, not_sensitive.name, uploader.name, listed.name],
    write=UPLOADERS,
    ask=MAY_ASK,
)
CONTENT = F(
    "legal_privileged", read=[*LEGAL, not_sensitive.name, uploader.name], write=UPLOADERS, ask=MAY_ASK
)

document_policy = Policy(
    Document,
    rows=dict.fromkeys(LEGAL | MAY_ASK, IN_FILE)
    | dict.fromkeys(CARE | {Role.INTAKE}, IN_FILE & (PLAIN | OWN))
    | {Role.PROBONO: IN_FILE & PLAIN, Role.PARTNER: OWN},
    relations=(not_sensitive, listed, uploader),
    fields=BASIC
    | dict.fromkeys(("kind", "title", "dated_on", "received_on", "served_on", "from_whom"), ABOUT)
    | dict.fromkeys(("file_kind", "size", "scan_state", "scanned_at"), ABOUT)
    | dict.fromkeys(("file_id", "file_name", "sha256"), CONTENT)
    | {"is_sensitive": F("system", write=UPLOADERS), "uploaded_by": SYSTEM},
    derived={"heading": Derived(("title", "kind")), "is_held": Derived(("scan_state",))},
)

link_policy = Policy(
    DocumentLink,
    rows=dict.fromkeys(LEGAL | CARE | {Role.MANAGER, Role.PROBONO}, Via("case") | OF_PERSON)
    | {Role.LAWYER: Via("case"), Role.INTAKE: OF_PERSON},
    fields=BASIC | {"document": SYSTEM, "client": SYSTEM, "case": SYSTEM},
)

proof_policy = Policy(
    EventProof,
    rows=dict.fromkeys(LEGAL | CARE | {Role.MANAGER, Role.LAWYER}, Via("event") & Via("document")),
    fields=BASIC | {"event": F("system", write=LEGAL), "document": F("system", write=LEGAL)},
)
