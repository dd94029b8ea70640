"""One account for every role, colleagues beside them, and how each signs in. Passwords and secrets are public."""

from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import make_password

from accounts.models import CodeAcceptance, CodeOfConduct, Organisation, User
from accounts.policy import Role
from core.clock import now, today
from core.db import system_context

PASSWORD = "harbour-demo-2026"  # noqa: S105
CODE_EN = (
    "I look only at files my work needs. I tell nobody outside what I read. I say so when I know somebody in a "
    "file, and step aside. I ask before I share. I report a mistake the day I see it."
)
CODE_ZH = (
    "我只查看工作所需的檔案，不向外人透露內容。如認識檔案中的人，我會說明並迴避。"
    "分享前先徵得同意。發現錯誤當日匯報。"
)


@dataclass(frozen=True)
class Account:
    """Somebody who signs in; the first of a role is the one printed."""

    role: Role
    name: str
    name_zh: str = ""
    organisation: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@harbour.example"

    @property
    def secret(self) -> str:
        """The second factor's secret: made from the name, the same on every machine."""
        letters = "".join(ch for ch in self.name.upper() if "A" <= ch <= "Z")
        return (letters * 8)[:32]


ACCOUNTS = (
    Account(Role.INTAKE, "Imogen Fairweather"),
    Account(Role.CASEWORKER, "Nadia Quill", "桂娜"),
    Account(Role.CASEWORKER, "Omar Sellick"),
    Account(Role.SUPERVISOR, "Ruth Oakes", "歐如"),
    Account(Role.WELFARE, "Wilma Adeyo"),
    Account(Role.WELFARE, "Bao Lindqvist"),
    Account(Role.COUNSELLOR, "Ines Valmar"),
    Account(Role.COUNSELLOR, "Tobias Renn"),
    Account(Role.PROBONO, "Petra Holm"),
    Account(Role.PROGRAMME, "Gwen Astley"),
    Account(Role.RESEARCHER, "Felix Orme"),
    Account(Role.MANAGER, "Martha Lune", "倫美"),
    Account(Role.ADMINISTRATOR, "Adrian Pike"),
    Account(Role.AUDITOR, "Yvonne Strand"),
    Account(Role.PARTNER, "Chipo Vance", organisation="Harbour Doorway"),
    Account(Role.PARTNER, "Lok Farrow", organisation="Kowloon Kitchen"),
    Account(Role.LAWYER, "Paul Thornby", organisation="Larkspur Dane"),
    Account(Role.LAWYER, "Sabine Coult", organisation="Merrow & Ash"),
)
ORGANISATIONS = (
    (Organisation.Kind.PARTNER, "Harbour Doorway", "海門社", "Drop-in, food, phone cards"),
    (Organisation.Kind.PARTNER, "Kowloon Kitchen", "九龍食堂", "Meals and food parcels"),
    (Organisation.Kind.FIRM, "Larkspur Dane", "", "Litigation"),
    (Organisation.Kind.FIRM, "Merrow & Ash", "", "Employment and immigration"),
    (Organisation.Kind.CHAMBERS, "Pier Court Chambers", "", "Public law"),
)
SUPERVISED = frozenset({Role.CASEWORKER, Role.INTAKE})


def make_accounts() -> dict[str, User]:
    """Organisations and accounts; users by first name."""
    with system_context("demo.accounts", actor="system:load_demo"):
        houses = {
            name: Organisation.objects.create(kind=kind, name_en=name, name_zh=zh, services=services)
            for kind, name, zh, services in ORGANISATIONS
        }
        code = CodeOfConduct.objects.create(number=1, text_en=CODE_EN, text_zh=CODE_ZH, in_force_from=today())
        users = {one.name.split()[0]: _make(one, houses, code) for one in ACCOUNTS}
        # One hash for all: hashing is slow on purpose, and this password is no secret.
        User.objects.update(password=make_password(PASSWORD))
        supervisor = users["Ruth"]
        User.objects.filter(role__in=[str(role) for role in SUPERVISED]).update(supervisor=supervisor)
    return users


def _make(account: Account, houses: dict[str, Organisation], code: CodeOfConduct) -> User:
    user = User.objects.create_user(
        email=account.email,
        password=None,
        full_name=account.name,
        full_name_zh=account.name_zh,
        role=account.role,
        organisation=houses.get(account.organisation),
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    TOTP.activate(user, account.secret)
    CodeAcceptance.objects.create(user=user, code=code, accepted_at=now())
    return user


def code_now(account: Account) -> str:
    """The six digits the account's app would show now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(account.secret, counter))


def account_of(role: str) -> Account | None:
    """The account printed for a role."""
    return next((one for one in ACCOUNTS if one.role == role), None)


def printed_accounts() -> list[Account]:
    """One account a role."""
    found: dict[Any, Account] = {}
    for one in ACCOUNTS:
        found.setdefault(one.role, one)
    return list(found.values())
