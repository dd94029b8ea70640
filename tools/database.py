"""Small questions to PostgreSQL, inside the environment: python -m tools.database WORD ..."""

import sys

import psycopg
from psycopg import sql


def create(superuser_url: str, name: str, owner: str) -> str:
    """Create the database unless it is there; answers "created" or "there"."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        if connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            return "there"
        words = {"name": sql.Identifier(name), "owner": sql.Identifier(owner)}
        connection.execute(sql.SQL("create database {name} owner {owner} template template0").format(**words))
        return "created"


def has_people(owner_url: str) -> str:
    """Answer yes or no: demonstration data goes into an empty house only."""
    with psycopg.connect(owner_url) as connection:
        row = connection.execute("select exists (select from accounts_user)").fetchone()
    return "yes" if row and row[0] else "no"


if __name__ == "__main__":
    word, *given = sys.argv[1:]
    print({"create": create, "has_people": has_people}[word](*given))
