"""Create the cluster's roles: owner, app login, and one NOLOGIN role for every role of the house.

Runs once a cluster, as a superuser (`PROVISION_URL`), before the database exists; safe to run again.
"""

import os

import environ
import psycopg
from django.core.management.base import BaseCommand, CommandError

from core.access.roles import all_roles, database_role
from core.db import BASE_ROLE, OPENED_ROLE, SYSTEM_ROLE

OWNER, APP = "harbour_owner", "harbour_app"


class Command(BaseCommand):
    help = "Create the database roles and, with --database, the database itself."
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--database", help="create this database, owned by the owner role, if it is missing"
        )

    def handle(self, *args, database=None, **options):
        url = os.environ.get("PROVISION_URL")
        if not url:
            raise CommandError("Set PROVISION_URL to a superuser's address of the cluster.")
        config = environ.Env.db_url_config(url)
        host = config.get("OPTIONS", {}).get("host") or config["HOST"] or None
        with psycopg.connect(
            host=host,
            port=config["PORT"] or None,
            user=config["USER"],
            password=config["PASSWORD"] or None,
            dbname=config["NAME"] or "postgres",
            autocommit=True,
        ) as connection:
            provision(
                connection, os.environ.get("HARBOUR_OWNER_PASSWORD"), os.environ.get("HARBOUR_APP_PASSWORD")
            )
            if database:
                create_database(connection, database)


def provision(connection: psycopg.Connection, owner_password: str | None, app_password: str | None) -> None:
    """All roles and memberships, created or brought up to date."""
    _role(connection, OWNER, "login createdb", owner_password)
    _role(connection, APP, "login noinherit", app_password)
    for name in [BASE_ROLE, SYSTEM_ROLE, OPENED_ROLE, *map(database_role, all_roles())]:
        _role(connection, name, "nologin", None)
        connection.execute(
            psycopg.sql.SQL("grant {} to {}, {}").format(*map(psycopg.sql.Identifier, (name, APP, OWNER)))
        )


def _role(connection: psycopg.Connection, name: str, rights: str, password: str | None) -> None:
    known = connection.execute("select 1 from pg_roles where rolname = %s", [name]).fetchone()
    verb = "alter" if known else "create"
    statement = psycopg.sql.SQL(f"{verb} role {{}} {rights}").format(psycopg.sql.Identifier(name))
    if password:
        statement += psycopg.sql.SQL(" password {}").format(psycopg.sql.Literal(password))
    connection.execute(statement)


def create_database(connection: psycopg.Connection, name: str) -> None:
    """The database, owned by the owner role, in UTF-8 with code-point order."""
    if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
        identifiers = map(psycopg.sql.Identifier, (name, OWNER))
        connection.execute(
            psycopg.sql.SQL("create database {} owner {} encoding 'UTF8' template template0").format(
                *identifiers
            )
        )
