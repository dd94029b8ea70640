"""What the services tell their users: addresses, environment, refusals."""

import environ
import pytest
from kombu import Connection

from tools import manage, services
from tools.console import SetUpError
from tools.services import Services, refuse_production, socket_url


@pytest.mark.parametrize("folder", ["/srv/harbour/run", "/srv/a b/run", "/srv/50%/ä/run"])
def test_a_database_address_survives_the_reading_of_the_settings(folder):
    read = environ.Env.db_url_config(socket_url("postgres", "harbour_app", "harbour", folder))

    assert (read["USER"], read["NAME"], read["OPTIONS"]["host"]) == ("harbour_app", "harbour", folder)


def test_the_environment_names_both_logins_and_the_broker(state):
    given = Services(state).environment()

    assert given["HARBOUR_MODE"] == "demo"
    assert given["HARBOUR_STATE"] == str(state.path)
    assert given["DATABASE_URL"].startswith("postgres://harbour_app@/harbour?host=")
    assert given["DATABASE_OWNER_URL"].startswith("postgres://harbour_owner@/harbour?host=")


def test_the_broker_starts_answers_under_its_address_and_stops(make_state):
    one = Services(make_state("ä b%"))
    one.state.make()
    one.broker.start()
    try:
        with Connection(one.environment()["CELERY_BROKER_URL"]) as connection:
            assert connection.ensure_connection(max_retries=1).connected
    finally:
        one.broker.stop()
    assert one.broker.is_ready() is False


def test_no_ordinary_process_learns_the_superusers_address(state):
    one = Services(state)

    assert "PROVISION_URL" not in one.environment()
    assert "PROVISION_URL" not in manage.command_environment(one, {}, "shell")
    assert manage.command_environment(one, {}, "provision_roles") == {"PROVISION_URL": one.superuser_url()}


def test_addresses_that_are_given_win(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://app@db/harbour")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://owner@db/harbour")
    monkeypatch.setenv("CELERY_BROKER_URL", "redis://broker/0")
    one = Services(state)

    given = one.environment()

    assert (given["DATABASE_URL"], given["CELERY_BROKER_URL"]) == (
        "postgres://app@db/harbour",
        "redis://broker/0",
    )
    assert one.superuser_url() is None


def test_half_given_addresses_are_refused(state, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://app@db/harbour")

    with pytest.raises(SetUpError, match="DATABASE_OWNER_URL must be too"), Services(state).in_use():
        pass


@pytest.mark.parametrize("line", ["HARBOUR_MODE=production", "HARBOUR_MODE = production"])
def test_production_settings_are_refused(line, tmp_path, monkeypatch):
    monkeypatch.setattr(services, "VENV", tmp_path / ".venv")
    refuse_production()
    (tmp_path / ".env").write_text(f"SITE_HOST=harbour.example\n{line}\n")

    with pytest.raises(SetUpError, match="HARBOUR_MODE is production"):
        refuse_production()


def test_production_in_the_environment_is_refused(monkeypatch):
    monkeypatch.setenv("HARBOUR_MODE", "production")

    with pytest.raises(SetUpError, match="HARBOUR_MODE is production"):
        refuse_production()
