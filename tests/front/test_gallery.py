"""Every part, on every kind of page: nothing for axe, nothing in the console, nothing sideways."""

import pytest

from accounts.policy import Role
from tests.browser import PHONE, WIDE, settle, sideways, violations
from tests.factories import UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIGNED_IN = {
    "/gallery/file/": "Amina DOREH",
    "/gallery/form/": "A form",
    "/gallery/outside/": "Your cases",
    "/me/": "My account",
    "/access/": "Who can see what",
    "/gone/": "We cannot show this page",
}


# Colours depend on the scheme, places on the width: two of the four pairs meet all of both.
@pytest.mark.parametrize(("scheme", "viewport"), [("light", WIDE), ("dark", PHONE)], ids=["light", "dark"])
def test_pages_of_signed_in_people_are_accessible(open_page, nadia, viewport, scheme):
    page = open_page("/gallery/file/", user=nadia, viewport=viewport, color_scheme=scheme)
    page.context.add_cookies([{"name": "look", "value": "auto", "url": page.url}])
    found = {}
    for path in SIGNED_IN:
        page.goto(path)
        settle(page)
        found[path] = (page.locator("h1").inner_text(), violations(page, page.watch), sideways(page))
    assert found == {path: (heading, [], 0) for path, heading in SIGNED_IN.items()}


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/gallery/public/", "Agreement and safe contact"),
        ("/accounts/login/", "Sign in"),
        ("/accounts/password/reset/", "Ask for a new password"),
    ],
)
def test_pages_of_visitors_are_accessible(open_page, path, heading, viewport):
    page = open_page(path, viewport=viewport)
    assert page.locator("h1").inner_text() == heading
    assert (violations(page, page.watch), sideways(page)) == ([], 0)


def test_a_form_with_errors_is_accessible_and_leads_to_them(open_page, nadia):
    page = open_page("/gallery/form/", user=nadia)
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_selector(".err-sum")
    assert violations(page, page.watch) == []
    assert page.evaluate("document.activeElement.className") == "err-sum"
    page.locator(".err-sum a").nth(1).click()
    assert page.evaluate("document.activeElement.id") == "id_agreed_on_day"


def test_the_page_speaks_the_readers_language(open_page, nadia):
    page = open_page("/gallery/file/", user=nadia)
    assert page.get_attribute("html", "lang") == "en"
    page.get_by_role("button", name="中文").click()
    page.wait_for_url("**/gallery/file/")
    assert page.get_attribute("html", "lang") == "zh-Hant-HK"
    assert violations(page, page.watch) == []


def test_outsiders_get_their_own_frame(open_page):
    lawyer = UserFactory(role=Role.LAWYER, full_name="Paul Thornby")
    page = open_page("/gone/", user=lawyer)
    assert page.locator(".side").count() == 0
    assert page.locator(".top.is-outside").count() == 1
