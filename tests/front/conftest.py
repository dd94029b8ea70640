"""The gallery served to a real browser, signed in or not."""

from pathlib import Path

import pytest
from django.conf import settings as configured

from tests.browser import ARGUMENTS, CHROMIUM, WIDE, watched
from tests.factories import UserFactory
from tests.house_context import sign_in

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture(scope="session")
def browser_type_launch_args():
    if not CHROMIUM:
        pytest.skip("no Chromium: set CHROMIUM to its path")
    return {"executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture
def gallery(settings):
    """The gallery's addresses and templates."""
    settings.ROOT_URLCONF = "tests.front.urls"
    templates = [{**configured.TEMPLATES[0], "DIRS": [*configured.TEMPLATES[0]["DIRS"], TEMPLATES]}]
    settings.TEMPLATES = templates


@pytest.fixture
def open_page(gallery, live_server, browser, client):
    """Opens an address of the gallery in a watched page: `open_page("/gallery/file/", user=...)`."""
    opened = []

    def open_it(path, *, user=None, viewport=WIDE, **options):
        context = browser.new_context(base_url=live_server.url, viewport=viewport, **options)
        if user is not None:
            sign_in(client, user)
            cookie = client.cookies[configured.SESSION_COOKIE_NAME]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        watching = watched(page)
        page.watch = watching.__enter__()
        opened.append((page, watching))
        page.goto(path)
        return page

    yield open_it
    for page, watching in opened:
        leave(page)
        watching.__exit__(None, None, None)


def leave(page):
    """Close without a last word to the server: the database is emptied next, and would wait for it."""
    page.evaluate("window.house?.forgetUnsaved?.()")
    page.wait_for_load_state("networkidle")
    page.context.close()


@pytest.fixture
def nadia(transactional_db):
    return UserFactory(full_name="Nadia Quill")
