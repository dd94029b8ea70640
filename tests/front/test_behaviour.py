"""What the scripts add: swaps, focus, drafts, the idle session, keys, quick exit; and that nothing needs them."""

import re

import pytest
from playwright.sync_api import expect

from core.models import Draft
from tests.browser import PHONE
from tests.house_context import house

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press(locator):
    """A click that does not wait for animation frames, which a stopped clock never brings."""
    locator.evaluate("element => element.click()")


def active(page, what="id"):
    return page.evaluate(f"document.activeElement.{what}")


def test_a_panel_is_loaded_later_and_a_wrong_answer_comes_back_into_it(open_page, nadia):
    page = open_page("/gallery/file/", user=nadia)
    page.get_by_role("button", name="Send it").click()
    expect(page.locator("#lazy .err-sum")).to_be_focused()
    assert page.url.endswith("/gallery/file/")
    assert page.locator("#lazy").count() == 1


def test_a_status_leaves_by_itself_and_an_error_stays(open_page, nadia):
    page = open_page("about:blank", user=nadia)
    page.clock.install()
    page.goto("/gallery/file/?told=1")
    assert page.locator(".toast-note").count() == 2
    page.clock.run_for(6000)
    expect(page.locator(".toast-note")).to_have_count(1)
    assert "could not be made" in page.locator(".toast-note").inner_text()
    press(page.get_by_role("button", name="Close this message"))
    expect(page.locator(".toast-note")).to_have_count(0)


def test_words_are_saved_while_typing_and_leaving_unsaved_words_asks(open_page, nadia):
    page = open_page("about:blank", user=nadia)
    page.clock.install()
    page.goto("/gallery/form/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("[name=words]").press_sequentially("Held for nine days")
    page.clock.run_for(5500)
    expect(page.locator("[data-saved-at]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))
    with house():
        assert [(draft.form_key, draft.words) for draft in Draft.objects.all()] == [("gallery.form", 4)]
    page.locator("[name=words]").press_sequentially(" more")
    page.goto("/gallery/file/")
    assert asked == ["beforeunload"]


def test_words_that_could_not_be_saved_say_so(open_page, nadia):
    page = open_page("about:blank", user=nadia)
    page.clock.install()
    page.goto("/gallery/form/")
    page.watch.quiet = True
    page.context.set_offline(True)
    page.locator("[name=words]").press_sequentially("Held")
    page.clock.run_for(5500)
    expect(page.locator("[data-saved-at]")).to_have_text("Not saved yet, keep this page open")
    expect(page.locator("#offline")).to_be_visible()
    page.context.set_offline(False)
    page.clock.run_for(16000)
    expect(page.locator("[data-saved-at]")).to_have_text(re.compile("^Saved"))


def test_an_idle_reader_is_warned_may_stay_and_is_signed_out_with_a_blank_page(open_page, nadia):
    page = open_page("about:blank", user=nadia)
    page.clock.install()
    page.goto("/gallery/file/")
    page.locator("#lazy form").wait_for()
    page.clock.fast_forward("26:59")
    page.clock.run_for(2500)
    dialog = page.locator("#idle")
    expect(dialog).to_be_visible()
    expect(dialog.locator("[data-clock]")).to_have_text(re.compile("^1:5"))
    press(dialog.get_by_role("button", name="Stay signed in"))
    expect(dialog).not_to_be_visible()

    page.clock.fast_forward("30:30")
    page.clock.run_for(2000)
    page.wait_for_url("**/accounts/login/?idle=1&next=%2Fgallery%2Ffile%2F")


def test_keys_open_search_lists_and_places_but_not_while_typing(open_page, nadia):
    page = open_page("/gallery/file/", user=nadia)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).not_to_be_visible()
    page.keyboard.press("j")
    assert active(page, "closest('[data-row]') !== null")
    page.goto("/gallery/form/")
    page.locator("[name=words]").focus()
    page.keyboard.type("g c ? n")
    assert page.locator("#keys").is_visible() is False
    assert page.locator("[name=words]").input_value() == "g c ? n"


def test_a_dialog_gives_the_focus_back(open_page, nadia):
    page = open_page("/gallery/file/", user=nadia)
    opener = page.get_by_role("link", name="I have a conflict: step aside")
    opener.click()
    expect(page.locator("#aside")).to_be_visible()
    page.locator("#aside").get_by_role("button", name="Cancel").click()
    expect(opener).to_be_focused()


def test_a_choice_opens_the_button_it_is_needed_for(open_page, nadia):
    page = open_page("/gallery/form/", user=nadia)
    button = page.get_by_role("button", name="Save my choices")
    expect(button).to_be_disabled()
    page.get_by_label("HL-022").check()
    expect(button).to_be_enabled()


def test_a_file_that_is_too_big_is_refused_before_it_is_sent(open_page, nadia, settings):
    settings.UPLOAD_MAX_BYTES = 10
    page = open_page("/gallery/form/", user=nadia)
    page.locator("[name=paper]").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"x" * 11}
    )
    assert page.locator("[data-files]").inner_text() == "a.pdf is too big. Choose a file of up to 0 MB."
    assert page.locator("[name=paper]").input_value() == ""


@pytest.mark.parametrize("presses", [3])
def test_three_presses_of_shift_leave_a_public_page_for_good(open_page, presses):
    page = open_page("/gallery/public/")
    page.context.route("https://www.hko.gov.hk/", lambda route: route.fulfill(body="Weather"))
    page.keyboard.press("Shift")
    expect(page.locator("#announcer")).to_have_text("Press Shift 2 more times to leave this page")
    for _ in range(presses - 1):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.hko.gov.hk/")
    page.go_back()
    assert "gallery" not in page.url


def test_without_scripts_the_same_page_works(open_page, nadia):
    page = open_page("/gallery/form/", user=nadia, java_script_enabled=False)
    assert page.locator("[name=paper]").is_visible()
    assert page.locator(".needs-js:visible").count() == 0
    page.get_by_role("button", name="Save and continue").click()
    assert page.locator(".err-sum li").count() == 5
    page.goto("/gallery/file/")
    assert page.get_by_role("link", name="Open Loaded later").is_visible()
    page.locator(".menu summary:visible").first.click()
    assert page.locator(".menu[open] .menu-list").is_visible()


def test_a_phone_has_a_menu_and_a_bar(open_page, nadia):
    page = open_page("/gallery/file/", user=nadia, viewport=PHONE)
    assert page.locator(".side").is_visible() is False
    page.locator(".menu-phone > summary").click()
    expect(page.locator(".menu-phone .menu-list")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-phone .menu-list")).not_to_be_visible()
    assert page.locator(".phone-bar").is_visible()
    order = "Array.from(document.querySelectorAll('.two .panel')).sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0].id"
    assert page.evaluate(order) == "deadlines"
