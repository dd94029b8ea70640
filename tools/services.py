"""Database and broker of a state directory: started when first needed, stopped when nobody uses them."""

import contextlib
import functools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from tools import packages, postgres, valkey
from tools.console import SetUpError
from tools.state import VENV, State

DATABASE = "harbour"
_HALF_GIVEN = (
    "DATABASE_URL is set: DATABASE_OWNER_URL must be too (docs/operations.md says what each may do)."
)


def refuse_production() -> None:
    """Keep demonstration data and known keys away from an installation that means it.

    Raises:
        SetUpError: the environment or .env asks for production.
    """
    dotenv = VENV.parent / ".env"
    lines = dotenv.read_text().splitlines() if dotenv.exists() else []
    written = any(line.replace(" ", "").startswith("HARBOUR_MODE=production") for line in lines)
    if os.environ.get("HARBOUR_MODE") == "production" or written:
        raise SetUpError(
            "HARBOUR_MODE is production: this command is for demonstration, development and tests. "
            "docs/operations.md tells how to run the real thing."
        )


def socket_url(scheme: str, user: str, database: str, sockets: object) -> str:
    """A database URL over a Unix socket; the directory goes in the query, where every library finds it."""
    return f"{scheme}://{user}@/{database}?host={quote(str(sockets), safe='/')}"


@dataclass(frozen=True)
class Services:
    """The services of one state directory; what the environment names already is left alone."""

    state: State
    careless: bool = False

    @property
    def own_database(self) -> bool:
        return "DATABASE_URL" not in os.environ

    @property
    def own_broker(self) -> bool:
        return "CELERY_BROKER_URL" not in os.environ

    @functools.cached_property
    def cluster(self) -> postgres.Cluster:
        return postgres.cluster(self.state, careless=self.careless)

    @functools.cached_property
    def broker(self) -> valkey.Broker:
        return valkey.broker(self.state)

    @contextlib.contextmanager
    def in_use(self) -> Iterator[dict[str, str]]:
        """Keep the services up while the block runs; gives the environment of a process that uses them."""
        self.state.make()
        with self.state.lock("services", shared=True):
            with self.state.lock("starting"):
                self._start()
            yield self.environment()

    def stop_if_unused(self) -> bool:
        """Stop what was started here, unless another command is using it."""
        with self.state.lock_if_free("services") as free:
            if free:
                self._stop()
            return free

    def environment(self) -> dict[str, str]:
        """What web, worker, beat and management commands need to know."""
        return {
            **os.environ,
            **packages.library_environment(),
            **(self._database_urls() if self.own_database else {}),
            **(self._broker_url() if self.own_broker else {}),
            "HARBOUR_MODE": "demo",
            "HARBOUR_STATE": str(self.state.path),
            "PYTHONUNBUFFERED": "1",
        }

    def superuser_url(self, database: str = "postgres") -> str | None:
        """The address with which roles and databases are made, where we may make them."""
        if self.own_database:
            return socket_url("postgres", postgres.SUPERUSER, database, self.cluster.sockets)
        return os.environ.get("PROVISION_URL")

    def _database_urls(self) -> dict[str, str]:
        cluster = self.cluster
        return {
            "DATABASE_URL": socket_url("postgres", "harbour_app", DATABASE, cluster.sockets),
            "DATABASE_OWNER_URL": socket_url("postgres", "harbour_owner", DATABASE, cluster.sockets),
            "HARBOUR_PG_BIN": str(cluster.binaries),
        }

    def _broker_url(self) -> dict[str, str]:
        return {
            "CELERY_BROKER_URL": f"redis+socket://{quote(str(self.broker.socket), safe='/')}?virtual_host=0"
        }

    def _start(self) -> None:
        if self.own_database:
            self.cluster.start()
        elif "DATABASE_OWNER_URL" not in os.environ:
            raise SetUpError(_HALF_GIVEN)
        if self.own_broker:
            self.broker.start()

    def _stop(self) -> None:
        if self.own_broker:
            self.broker.stop()
        if self.own_database:
            self.cluster.stop()
