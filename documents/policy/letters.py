"""Templates are the house's; a letter is reached as its place is, and the values in it by nobody.

What stands in a letter is read in its file, by whoever may read that.
"""

from accounts.policy import CARE, FRONT_LINE, LEGAL, OVERSIGHT, Role
from core.access import ALL, SYSTEM, Derived, F, Policy, Via
from documents.models import IssuedLetter, LetterTemplate, LetterTemplateVersion, LetterText
from documents.policy.papers import BASIC, OF_PERSON

ISSUERS = FRONT_LINE
TEMPLATE_READERS = FRONT_LINE | {Role.MANAGER}
TEMPLATE = F("public", read=TEMPLATE_READERS, write=OVERSIGHT)

template_policy = Policy(
    LetterTemplate,
    rows=dict.fromkeys(TEMPLATE_READERS, ALL),
    label="code",
    fields=BASIC | dict.fromkeys(("code", "name_en", "name_zh", "retired_on"), TEMPLATE),
    derived={"name": Derived(("name_en", "name_zh"))},
)

wording_policy = Policy(
    LetterTemplateVersion,
    rows=dict.fromkeys(TEMPLATE_READERS, ALL),
    label="number",
    fields=BASIC | dict.fromkeys(("template", "number", "facts", "change_note", "made_by"), TEMPLATE),
)

text_policy = Policy(
    LetterText,
    rows=dict.fromkeys(TEMPLATE_READERS, ALL),
    label="language",
    fields=BASIC | dict.fromkeys(("wording", "language", "subject", "body"), TEMPLATE),
)

LETTER = F("operational", read=LEGAL | CARE | {Role.INTAKE, Role.MANAGER}, write=ISSUERS)
letter_policy = Policy(
    IssuedLetter,
    rows=dict.fromkeys(LEGAL | CARE | {Role.MANAGER}, Via("case") | OF_PERSON) | {Role.INTAKE: OF_PERSON},
    label="reference",
    fields=BASIC
    | {"client": F("system", write=ISSUERS), "case": F("system", write=ISSUERS), "document": SYSTEM}
    | dict.fromkeys(("reference", "wording", "languages", "state", "issued_by", "made_at"), LETTER)
    | {
        "check_code": LETTER,
        "sha256": LETTER,
        "data_used": F("identity", read=(), write=ISSUERS),
    },
)
