"""The roles. Their names stand in policies and nowhere else."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    INTAKE = "intake", _("Intake officer")
    CASEWORKER = "caseworker", _("Caseworker")
    SUPERVISOR = "supervisor", _("Legal supervisor")
    WELFARE = "welfare", _("Welfare officer")
    COUNSELLOR = "counsellor", _("Counsellor")
    PROBONO = "probono", _("Pro bono coordinator")
    PROGRAMME = "programme", _("Programme officer")
    RESEARCHER = "researcher", _("Researcher")
    MANAGER = "manager", _("Manager")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    PARTNER = "partner", _("Partner organisation")
    LAWYER = "lawyer", _("Pro bono lawyer")


OUTSIDE = frozenset({Role.PARTNER, Role.LAWYER})
STAFF = frozenset(Role) - OUTSIDE
LEGAL = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
CARE = frozenset({Role.WELFARE, Role.COUNSELLOR})
# Who works on people's files at all.
FRONT_LINE = LEGAL | CARE | {Role.INTAKE}
OVERSIGHT = frozenset({Role.SUPERVISOR, Role.MANAGER})
EVERYBODY = frozenset(Role)
