"""Tests run as the app's own login; only making, migrating and emptying the test database is the owner's work."""

import os

import hypothesis
import pytest
from django.conf import settings
from django.db import connections
from django.test.testcases import TransactionTestCase

# A loaded machine draws slowly; that is no fault of the rule under test.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")
os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # the browser's driver keeps a loop in the test thread


def pytest_collection_modifyitems(items):
    """The longest first: a whole stack at the end would leave the other worker with nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("stack") is None)


def _become_owner() -> dict:
    """Turn the default connection into the owner's, in maintenance mode; what it was, for `_become_app`."""
    import environ

    connection = connections["default"]
    connection.close()
    config = connection.settings_dict
    before = {"USER": config["USER"], "PASSWORD": config["PASSWORD"], "OPTIONS": dict(config["OPTIONS"])}
    owner = environ.Env.db_url_config(settings.DATABASE_OWNER_URL)
    config.update({"USER": owner["USER"], "PASSWORD": owner["PASSWORD"]})
    config["OPTIONS"]["options"] = settings.OWNER_OPTIONS
    return before


def _become_app(before: dict) -> None:
    connection = connections["default"]
    connection.close()
    connection.settings_dict.update({"USER": before["USER"], "PASSWORD": before["PASSWORD"]})
    connection.settings_dict["OPTIONS"] = before["OPTIONS"]


@pytest.fixture(scope="session")
def _owner_makes_database(request):
    before = _become_owner()
    yield before


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, _owner_makes_database):
    """The database is created by the owner."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, _owner_makes_database):
    """From here on tests are the app; at the end the owner drops the database."""
    with django_db_blocker.unblock():
        _become_app(_owner_makes_database)
    yield
    with django_db_blocker.unblock():
        _become_owner()


@pytest.fixture(autouse=True, scope="session")
def _owner_empties_tables():
    """Transactional tests are flushed by the owner: nobody else may truncate a tracked table."""
    original = TransactionTestCase._fixture_teardown

    def teardown(self):
        before = _become_owner()
        try:
            original(self)
        finally:
            _become_app(before)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = original


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path_factory):
    """Mail to memory, files to a directory of the test run's own."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    files = tmp_path_factory.getbasetemp() / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "core.files.DurableStorage", "OPTIONS": {"location": files}},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def owner_cursor(transactional_db):
    """A connection of the owner in maintenance mode: what an administrator of the host could do."""
    import environ
    import psycopg

    owner = environ.Env.db_url_config(settings.DATABASE_OWNER_URL)
    config = connections["default"].settings_dict
    with (
        psycopg.connect(
            host=owner["OPTIONS"].get("host") or owner["HOST"] or None,
            port=owner["PORT"] or None,
            user=owner["USER"],
            password=owner["PASSWORD"] or None,
            dbname=config["NAME"],
            options=settings.OWNER_OPTIONS,
            autocommit=True,
        ) as connection,
        connection.cursor() as cursor,
    ):
        yield cursor


@pytest.fixture(autouse=True)
def _the_house_is_watched(request):
    """No template ever gets a raw record, and nobody compares a hidden value."""
    if request.node.get_closest_marker("unwatched"):
        yield
        return
    from tests.house.watchers import watched_comparisons, watched_templates

    with watched_templates() as raw, watched_comparisons() as compared:
        yield
    assert raw == []
    assert compared == []
