"""An empty database raised from the models is the one that every migration in turn would have made."""

import os
import subprocess
import sys
import uuid
from pathlib import Path

import environ
import psycopg
import pytest
from django.conf import settings

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
# Django's own link table: the width of its key depends on the settings of the day it was made.
ELSEWHERE = frozenset({"auth_group_permissions"})
SCHEMA = """
    select 'column', table_name, column_name, data_type || coalesce(column_default, '') || is_nullable
      from information_schema.columns where table_schema = 'public'
    union all
    select 'constraint', conrelid::regclass::text, pg_get_constraintdef(oid), contype::text
      from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select 'index', tablename, regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON'), ''
      from pg_indexes where schemaname = 'public'
    union all
    select 'trigger', tgrelid::regclass::text, tgname, '' from pg_trigger where not tgisinternal
"""


def connect(database):
    owner = environ.Env.db_url_config(settings.DATABASE_OWNER_URL)
    return psycopg.connect(
        host=owner["OPTIONS"].get("host") or owner["HOST"] or None,
        user=owner["USER"],
        password=owner["PASSWORD"] or None,
        dbname=database,
        autocommit=True,
    )


def raised(*flags):
    name = f"schema_{uuid.uuid4().hex[:12]}"
    with connect("postgres") as connection:
        connection.execute(f'create database "{name}"')
    try:
        urls = {
            key: value.replace(f"/{environ.Env.db_url_config(value)['NAME']}", f"/{name}", 1)
            for key, value in os.environ.items()
            if key in {"DATABASE_URL", "DATABASE_OWNER_URL"}
        }
        command = [sys.executable, "manage.py", "migrate", "-v0", *flags]
        subprocess.run(command, cwd=ROOT, env={**os.environ, **urls}, check=True)
        with connect(name) as connection:
            return {line for line in connection.execute(SCHEMA).fetchall() if line[1] not in ELSEWHERE}
    finally:
        with connect("postgres") as connection:
            connection.execute(f'drop database "{name}" with (force)')


def test_both_ways_lead_to_the_same_schema():
    short, long = raised(), raised("--retrace")
    assert short - long == set()
    assert long - short == set()
