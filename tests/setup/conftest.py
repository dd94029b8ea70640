"""The set-up is tested on services of its own: whatever this run was given must not reach it."""

import os

import pytest

from tools.postgres import erase_copy
from tools.services import Services
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


def forget(state):
    """Stop and remove a state directory and what lies outside of it: socket paths, root's database."""
    if state.path.is_dir():
        Services(state).stop_if_unused()
        state.erase()
    erase_copy(state)


@pytest.fixture
def make_state(tmp_path):
    """State directories below tmp_path that leave nothing behind."""
    made = []

    def make(name):
        made.append(State(tmp_path / name))
        return made[-1]

    yield make
    for one in made:
        forget(one)


@pytest.fixture
def state(make_state):
    one = make_state("state")
    one.make()
    return one
