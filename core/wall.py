"""The second wall: PostgreSQL's own column grants, generated from the policies, and the history triggers.

Refreshed at the end of every migrate, by the owner: first everything is revoked, then what the
policies say is granted. Tables and columns that are not there yet are skipped, so a half migrated
database is narrower than the policies, never wider.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import connections, models

from core.access.policy import Policy, all_policies
from core.access.roles import all_roles, database_role
from core.db import BASE_ROLE, OPENED_ROLE, SYSTEM_ROLE
from core.history.triggers import append_only_models, tracked_models, trigger_sql
from core.models import ScopingModel
from core.querysets import EndableQuerySet

# What signing in, sessions and limits need before anybody is somebody; nothing of the house's own data.
BASE_APPS = frozenset({"sessions", "account", "mfa", "sites", "contenttypes", "auth"})
CACHE_TABLE = "cache"
# Read by the framework whichever role runs.
FRAMEWORK_READS = ("django_content_type", "auth_permission", "auth_group")
OWN_HISTORY_COLUMNS = (
    "history_id",
    "history_date",
    "history_type",
    "history_user_id",
    "history_change_reason",
    "history_actor",
    "history_action",
    "history_request_id",
)


def refresh_wall(sender=None, using: str = "default", plan=None, **_: object) -> None:
    """After migrate (which sends its plan; a test's flush does not): triggers, then grants."""
    if plan is None:
        return
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select pg_get_userbyid(datdba) = current_user from pg_database "
            "where datname = current_database()"
        )
        if not cursor.fetchone()[0]:
            return
        present = columns_present(cursor)
        cursor.execute(trigger_sql(set(present)))
        cursor.execute("\n".join(grant_statements(present)))


def columns_present(cursor) -> dict[str, set[str]]:
    """Table -> columns that exist now."""
    cursor.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'"
    )
    present: dict[str, set[str]] = {}
    for table, column in cursor.fetchall():
        present.setdefault(table, set()).add(column)
    return present


def grant_statements(present: dict[str, set[str]]) -> list[str]:
    """Every revoke and grant, in order."""
    everybody = [BASE_ROLE, SYSTEM_ROLE, OPENED_ROLE, *map(database_role, all_roles())]
    names = ", ".join(everybody)
    out = [f"grant usage on schema public to {names};"]
    out += [f'revoke all on "{table}" from {names}, public;' for table in present]
    out += _base_grants(present)
    out += _system_grants(present)
    out += _scoping_grants(present)
    for role in all_roles():
        out += _role_grants(role, present)
    for policy in all_policies():
        out += _select(OPENED_ROLE, policy.model, policy.fields, present)
    return out


def _base_grants(present: dict[str, set[str]]) -> list[str]:
    tables = [
        m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.app_label in BASE_APPS
    ]
    user = apps.get_model("accounts", "User")
    writable = [table for table in [*tables, CACHE_TABLE, user._meta.db_table] if table in present]
    out = [f'grant select, insert, update, delete on "{table}" to {BASE_ROLE};' for table in writable]
    out += [
        f'grant select on "{table}" to {", ".join(map(database_role, all_roles()))};'
        for table in FRAMEWORK_READS
        if table in present
    ]
    return [*out, f"grant usage on all sequences in schema public to {BASE_ROLE}, {SYSTEM_ROLE};"]


def _system_grants(present: dict[str, set[str]]) -> list[str]:
    past = {model._meta.db_table for _, model in tracked_models()}
    kept = {model._meta.db_table for model in append_only_models()} - past
    return [
        f'grant {_system_rights(table, past, kept)} on "{table}" to {SYSTEM_ROLE};'
        for table in sorted(present)
    ]


def _system_rights(table: str, past: set[str], kept: set[str]) -> str:
    if table in past or table == "django_migrations":
        return "select"
    if table in kept:
        return "select, insert"
    return "select, insert, update, delete" if table in deletable_tables() else "select, insert, update"


def deletable_tables() -> set[str]:
    """Tables whose rows may go: grants, drafts, links between framework rows; no record of a person."""
    endable = {
        m._meta.db_table for m in apps.get_models() if isinstance(m._default_manager.all(), EndableQuerySet)
    }
    framework = {
        m._meta.db_table
        for m in apps.get_models(include_auto_created=True)
        if m._meta.app_label in BASE_APPS or m._meta.auto_created
    }
    return endable | framework | {CACHE_TABLE}


def _scoping_grants(present: dict[str, set[str]]) -> list[str]:
    out = []
    for model in apps.get_models():
        if issubclass(model, ScopingModel):
            for role in [*map(database_role, all_roles()), OPENED_ROLE, BASE_ROLE]:
                out += _select(role, model, model.scoping_columns, present)
    teams = apps.get_model("accounts", "User").groups.through._meta.db_table
    if teams in present:
        out.append(f'grant select on "{teams}" to {", ".join(map(database_role, all_roles()))};')
    return out


def _role_grants(role: str, present: dict[str, set[str]]) -> list[str]:
    out = []
    pasts = dict(tracked_models())
    for policy in all_policies():
        names = policy.database_columns(role)
        out += _select(database_role(role), policy.model, names, present)
        past = pasts.get(policy.model)
        if past is not None and names:
            out += _select_history(database_role(role), policy, past, names, present)
    return out


def _select(role: str, model: Any, names: Iterable[str], present: dict[str, set[str]]) -> list[str]:
    table = model._meta.db_table
    columns = sorted({model._meta.get_field(name).column for name in names} & present.get(table, set()))
    return [f'grant select ({_quoted(columns)}) on "{table}" to {role};'] if columns else []


def _select_history(
    role: str, policy: Policy, past: type[models.Model], names: Iterable[str], present: dict[str, set[str]]
) -> list[str]:
    table = past._meta.db_table
    wanted = {policy.model._meta.get_field(name).column for name in names} | set(OWN_HISTORY_COLUMNS)
    columns = sorted(wanted & present.get(table, set()))
    return [f'grant select ({_quoted(columns)}) on "{table}" to {role};'] if columns else []


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
