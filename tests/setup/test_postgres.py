"""The private PostgreSQL: which programs, what it knows, what it survives."""

import os
import signal
from dataclasses import replace

import psycopg
import pytest

from tools import postgres
from tools.console import SetUpError


@pytest.fixture
def cluster(state):
    made = postgres.cluster(state, careless=True)
    made.start()
    yield made
    made.stop()


def ask(cluster, question):
    with psycopg.connect(host=str(cluster.sockets), user="postgres", dbname="postgres") as connection:
        return connection.execute(question).fetchone()[0]


def test_it_sees_letters_of_every_script_and_lets_nobody_else_in(cluster):
    assert ask(cluster, "select '陳' ~ '[[:alpha:]]' and 'አ' ~ '[[:alpha:]]'") is True
    assert ask(cluster, "show listen_addresses") == ""
    assert cluster.sockets.stat().st_mode & 0o077 == 0


def test_it_comes_back_after_a_hard_end_with_what_it_had(cluster):
    with psycopg.connect(host=str(cluster.sockets), user="postgres", autocommit=True) as connection:
        connection.execute("create database kept")
    os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    cluster.start()

    assert ask(cluster, "select count(*) from pg_database where datname = 'kept'") == 1


def test_a_creation_that_was_interrupted_is_begun_again(state):
    one = postgres.cluster(state, careless=True)
    half = one.data.with_name(f"{one.data.name}.new")
    half.mkdir()
    (half / "PG_VERSION").write_text("18")

    one.start()
    one.stop()

    assert (one.data / "PG_VERSION").exists()
    assert not half.exists()


def test_data_of_another_version_is_left_alone(state):
    one = postgres.cluster(state)
    one.data.mkdir(exist_ok=True)
    (one.data / "PG_VERSION").write_text("9\n")

    with pytest.raises(SetUpError, match="was made by PostgreSQL 9 and this one is"):
        one.start()

    assert (one.data / "PG_VERSION").read_text() == "9\n"


def test_programs_that_are_not_there_are_refused(state, monkeypatch):
    with monkeypatch.context() as patch, pytest.raises(SetUpError, match="No PostgreSQL was found"):
        patch.setenv("HARBOUR_PG_BIN", str(state.path))
        postgres.find_binaries()


def test_a_failure_shows_what_postgresql_said(state):
    one = replace(postgres.cluster(state), sockets=state.path / "missing")

    with pytest.raises(SetUpError, match=r"FATAL: .*lock file"):
        one.start()
