"""Forms of clients' pages."""

from .record import ClientForm, CodeNameForm, ContactForm, ReasonForm
from .registering import LookForm, RegisterForm
from .rows import (
    AlertForm,
    ConsentForm,
    DetentionForm,
    EndAlertForm,
    IdentifierForm,
    LanguageForm,
    MemberForm,
    NameForm,
    NationalityForm,
    NeedForm,
    RecognizanceForm,
    RelativeForm,
    ReleaseForm,
)

__all__ = [
    "AlertForm",
    "ClientForm",
    "CodeNameForm",
    "ConsentForm",
    "ContactForm",
    "DetentionForm",
    "EndAlertForm",
    "IdentifierForm",
    "LanguageForm",
    "LookForm",
    "MemberForm",
    "NameForm",
    "NationalityForm",
    "NeedForm",
    "ReasonForm",
    "RecognizanceForm",
    "RegisterForm",
    "RelativeForm",
    "ReleaseForm",
]
