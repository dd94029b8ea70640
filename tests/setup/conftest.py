"""The set-up is tested on services of its own: whatever this run was given must not reach it."""

import os

import pytest

from tools.state import State

GIVEN = (
    *("DATABASE_URL", "DATABASE_OWNER_URL", "PROVISION_URL", "CELERY_BROKER_URL", "FILES_DIR"),
    *("HARBOUR_STATE", "HARBOUR_MODE", "HARBOUR_PG_BIN", "MIGRATE_AS_OWNER", "PYTEST_XDIST_WORKER"),
)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in GIVEN:
        monkeypatch.delenv(name, raising=False)
    return os.environ


@pytest.fixture
def state(tmp_path):
    made = State(tmp_path / "state")
    made.make()
    return made
