"""The classes of data a column may belong to, and who sees which: the house's one matrix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class FieldClass(models.TextChoices):
    SYSTEM = "system", _("Keys and ordering")
    PUBLIC = "public", _("Public")
    OPERATIONAL = "operational", _("Stage, deadlines, work")
    IDENTITY = "identity", _("Names and identity")
    CONTACT = "contact", _("Phone and address")
    PROTECTION = "protection", _("Protection needs and family abroad")
    PERSECUTION = "persecution", _("Account of persecution")
    SEXUAL_VIOLENCE = "sexual_violence", _("Past harm")
    HEALTH = "health", _("Health")
    CLINICAL = "clinical", _("Counselling content")
    SAFEGUARDING = "safeguarding", _("Safeguarding")
    LEGAL_PRIVILEGED = "legal_privileged", _("Privileged legal work")
    IMMIGRATION = "immigration", _("Immigration numbers")
    FINANCE = "finance", _("Money")
    STAFF = "staff", _("Staff records")


# Never opened by asking: for these there is break-glass only (design: walls and clinical content).
NEVER_ASKED = frozenset({FieldClass.CLINICAL, FieldClass.SAFEGUARDING})


@dataclass(frozen=True)
class Level:
    """Who may read, write, or ask to read one class of data (names of roles)."""

    read: frozenset[str] = field(default_factory=frozenset)
    write: frozenset[str] = field(default_factory=frozenset)
    ask: frozenset[str] = field(default_factory=frozenset)


def level(read: Iterable[str] = (), write: Iterable[str] = (), ask: Iterable[str] = ()) -> Level:
    """A level in which whoever may write may also read."""
    writers = frozenset(map(str, write))
    return Level(frozenset(map(str, read)) | writers, writers, frozenset(map(str, ask)))


_matrix: dict[FieldClass, Level] = {}


def install_matrix(matrix: Mapping[FieldClass, Level]) -> None:
    """Set the house's matrix; the accounts' policy does so once."""
    _matrix.update(matrix)


def level_of(field_class: FieldClass) -> Level:
    """Who may do what with a class of data; nobody, when nobody was named."""
    return _matrix.get(field_class, Level())


def matrix() -> dict[FieldClass, Level]:
    """A copy of the matrix, for the page that shows it."""
    return dict(_matrix)
