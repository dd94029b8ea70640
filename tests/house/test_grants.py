"""The database's column grants are the policies, column by column, and not one column more."""

import pytest
from django.apps import apps
from django.db import connection

from core.access.policy import _policies
from core.access.roles import all_roles, database_role
from core.checks import house_models
from core.history.triggers import append_only_models, tracked_models
from core.models import ScopingModel
from core.wall import FRAMEWORK_READS, OWN_HISTORY_COLUMNS, deletable_tables
from tests.house_context import house

pytestmark = pytest.mark.django_db


def granted(role: str, right: str = "SELECT") -> dict[str, set[str]]:
    sql = """
        select c.relname, a.attname from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
           and has_column_privilege(%s, c.oid, a.attnum, %s)
    """
    found: dict[str, set[str]] = {}
    with house(), connection.cursor() as cursor:
        cursor.execute(sql, [role, right])
        for table, column in cursor.fetchall():
            found.setdefault(table, set()).add(column)
    return found


def expected(role: str) -> dict[str, set[str]]:
    columns: dict[str, set[str]] = {}
    past = dict(tracked_models())
    for model in house_models():
        names = set(_policies[model].database_columns(role))
        wanted = {model._meta.get_field(name).column for name in names}
        if wanted and model in past:
            kept = {field.column for field in past[model]._meta.concrete_fields}
            columns[past[model]._meta.db_table] = (wanted & kept) | set(OWN_HISTORY_COLUMNS)
        if issubclass(model, ScopingModel):
            wanted |= {model._meta.get_field(name).column for name in model.scoping_columns}
        if wanted:
            columns[model._meta.db_table] = wanted
    return columns


@pytest.mark.parametrize("role", all_roles())
def test_a_roles_database_role_reads_what_the_policies_say(role):
    memberships = apps.get_model("accounts", "TeamMembership")._meta.db_table
    found = granted(database_role(role))
    for table in FRAMEWORK_READS:
        found.pop(table, None)
    house_tables = {t for t in found if t.startswith(tuple(f"{m._meta.app_label}_" for m in house_models()))}
    assert set(found) <= house_tables

    wanted = expected(role)
    # Team memberships are scoping: `visible_to` asks them for everybody.
    wanted.setdefault(memberships, set()).update(found.get(memberships, set()))
    assert found == wanted


@pytest.mark.parametrize("role", all_roles())
@pytest.mark.parametrize("right", ["INSERT", "UPDATE"])
def test_no_users_role_writes(role, right):
    assert granted(database_role(role), right) == {}


def test_the_system_role_deletes_only_what_explains_access_and_drafts():
    with house(), connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' "
            "and has_table_privilege('r_system', oid, 'DELETE')"
        )
        found = {row[0] for row in cursor.fetchall()}
    people = {
        model._meta.db_table for model in house_models() if model._meta.app_label in {"clients", "cases"}
    }
    assert found <= deletable_tables()
    assert not {t for t in found & people if not t.endswith("objectpermission")}


def test_the_system_role_changes_no_append_only_table():
    tables = {model._meta.db_table for model in append_only_models()}
    assert not tables & set(granted("r_system", "UPDATE"))


def test_every_tracked_table_has_its_triggers():
    with house(), connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text, tgname from pg_trigger where not tgisinternal")
        found = set(cursor.fetchall())
    for model, past in tracked_models():
        for name in ("history_insert", "history_update", "history_delete", "kept_truncate"):
            assert (model._meta.db_table, name) in found
        for name in ("append_only", "append_only_truncate"):
            assert (past._meta.db_table, name) in found


def test_the_apps_login_owns_nothing_and_inherits_nothing():
    with house(), connection.cursor() as cursor:
        cursor.execute(
            "select rolinherit, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = session_user"
        )
        assert cursor.fetchone() == (False, False, False, False)
        cursor.execute("select count(*) from pg_class where pg_get_userbyid(relowner) = session_user")
        assert cursor.fetchone() == (0,)
