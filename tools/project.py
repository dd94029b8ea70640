"""From running services to a database that fits the code: roles, tables, messages, demonstration data."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.console import run, say
from tools.messages import stale_catalogues
from tools.services import DATABASE, Services
from tools.state import PYTHON, ROOT

# What a migration, a grant or a trigger is made from; any change of these means migrating again.
_SOURCES = (
    *("*/migrations/*.py", "*/models.py", "*/models/*.py", "*/policy.py", "*/policy/*.py"),
    *("*/apps.py", "*/choices.py", "core/**/*.py", "accounts/**/*.py", "config/settings.py"),
)
# Demonstration data goes into an empty house only.
_HAS_PEOPLE = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as connection:
    print(connection.execute("select exists (select from accounts_user)").fetchone()[0])
"""


def has_command(name: str) -> bool:
    return any(ROOT.glob(f"*/management/commands/{name}.py"))


def manage(env: Mapping[str, str], *words: str) -> str:
    """Run a management command to its end and give its answer."""
    return run(PYTHON, "manage.py", *words, env=env, cwd=ROOT)


def provision(services: Services, env: Mapping[str, str]) -> None:
    """Make the cluster's roles and the database, where we are allowed to; both may be there already."""
    superuser = services.superuser_url()
    if superuser:
        words = ["--database", DATABASE] if services.own_database else []
        manage({**env, "PROVISION_URL": superuser}, "provision_roles", *words)


def compile_messages() -> None:
    if stale_catalogues():
        run(PYTHON, "-m", "tools.messages", cwd=ROOT)


def migrate(services: Services, env: Mapping[str, str]) -> None:
    """Bring roles, database and tables up to the code; does nothing when neither has changed."""
    compile_messages()
    stamp = services.state.path / "prepared"
    with services.state.lock("prepare"):
        wanted = _fingerprint(env["DATABASE_URL"])
        if stamp.exists() and stamp.read_text() == wanted:
            return
        say("preparing the database")
        provision(services, env)
        manage(env, "migrate", "--verbosity", "0")
        stamp.write_text(wanted)


def load_demonstration(services: Services, env: Mapping[str, str]) -> None:
    """Fill an empty house with invented people, once."""
    marker = services.state.path / "demo-loaded"
    if marker.exists() or not has_command("load_demo"):
        return
    with services.state.lock("prepare"):
        if run(PYTHON, "-c", _HAS_PEOPLE, env=env).strip() == "False":
            say("loading demonstration data")
            manage(env, "load_demo")
        marker.touch()


def _sources() -> Iterator[Path]:
    for pattern in _SOURCES:
        yield from ROOT.glob(pattern)


def _fingerprint(database_url: str) -> str:
    digest = hashlib.sha256(database_url.encode())
    for path in sorted(set(_sources())):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()
