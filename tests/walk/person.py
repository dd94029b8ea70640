"""One of the eight people: a browser window, signed in with password and code, watched and photographed."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Response

from reports.demo.accounts import PASSWORD, account_of, code_now
from tests.browser import PHONE, WIDE, Watch, settle, sideways, violations

MAIN = "main"


class Person:
    """A person at work in the browser; `look` checks the page and keeps it as pictures."""

    def __init__(self, browser: Browser, address: str, role: str, album: Path, languages: list[str]) -> None:
        self.address, self.role, self.album, self.languages = address, role, album, languages
        context = browser.new_context(viewport=WIDE, locale="en-GB")
        self.page: Page = context.new_page()
        self.watch = Watch(self.page)
        self.faults: list[str] = []

    def sign_in(self) -> "Person":
        """Password, then the second factor of this half minute."""
        account = account_of(self.role)
        assert account is not None
        self.open("/accounts/login/")
        self.fill(login=account.email, password=PASSWORD)
        self.press_main()
        self.page.locator("input[name=code]").fill(code_now(account))
        self.press_main()
        self.page.wait_for_url(lambda address: "/accounts/" not in address)
        return self

    def open(self, path: str) -> int:
        """Go to a page of the house; the status of its answer."""
        answer = self.page.goto(path if path.startswith("http") else self.address + path)
        self.settle()
        return answer.status if answer else 0

    def settle(self) -> None:
        settle(self.page)

    def fill(self, **answers: Any) -> None:
        """Answer fields of the page by their names, whatever they look like."""
        for name, value in answers.items():
            _answer(self.page.locator(MAIN), name, value)

    def press(self, words: str) -> None:
        """Press a button or follow a link of the page by its words."""
        place = self.page.locator(MAIN)
        pattern = re.compile(rf"^\s*{re.escape(words)}\b", re.IGNORECASE)
        self.click(
            place.get_by_role("button", name=pattern).or_(place.get_by_role("link", name=pattern)).first
        )

    def press_main(self) -> None:
        """Press the page's main button."""
        self.click(self.page.locator(f"{MAIN} button.btn-primary").first)

    def click(self, target: Locator) -> None:
        """Click, and wait for what the house answers in the end: the page before is idle at once."""
        with self.page.expect_response(_is_answer) as answer:
            target.click()
        answer.value.finished()
        self.settle()

    def offers(self, words: str) -> bool:
        """Whether the page has a button of these words."""
        return self.page.locator(MAIN).get_by_role("button", name=words).count() > 0

    @property
    def text(self) -> str:
        """What the page says, in one line."""
        return " ".join(self.page.locator(MAIN).inner_text().split())

    def read(self, pattern: str) -> str:
        """The first match of a pattern in what the page says."""
        found = re.search(pattern, self.text)
        assert found, f"{pattern} is not in: {self.text[:400]}"
        return found.group()

    def look(self, name: str) -> None:
        """Photograph the page, wide and on a phone, in every language of the walk; note what is wrong with it.

        A page is loaded anew for a second language: look before typing, not after.
        """
        for language in self.languages:
            if len(self.languages) > 1:
                self._speak(language)
            self._photograph(f"{self.role}-{name}-{language}")
        if len(self.languages) > 1:
            self._speak("en")

    def _speak(self, language: str) -> None:
        self.page.context.add_cookies([{"name": "django_language", "value": language, "url": self.address}])
        self.open(self.page.url)

    def _photograph(self, name: str) -> None:
        self.faults += [f"{name}: {one}" for one in violations(self.page, self.watch)]
        for size in (PHONE, WIDE):
            self.page.set_viewport_size(size)
            if sideways(self.page) > 0:
                self.faults.append(f"{name}: wider than the window at {size['width']}")
            self.page.screenshot(path=self.album / f"{name}-{size['width']}.png", full_page=True)


def _is_answer(response: Response) -> bool:
    kind = response.request.resource_type
    return kind in {"document", "fetch", "xhr"} and not 300 <= response.status < 400


def _answer(place: Locator, name: str, value: Any) -> None:
    if isinstance(value, dt.date):
        for part in ("day", "month", "year"):
            place.locator(f"[name={name}_{part}]").fill(str(getattr(value, part)))
        return
    field = place.locator(f"input[name={name}], select[name={name}], textarea[name={name}]")
    kind = field.first.evaluate("element => element.type")
    if kind == "select-multiple" or kind == "select-one":
        _choose(field.first, value)
    elif kind in {"radio", "checkbox"}:
        for one in [value] if isinstance(value, str | bool) else value:
            (field.first if one is True else place.locator(f"[name={name}][value='{one}']")).check()
    elif kind == "file":
        field.first.set_input_files(value)
    else:
        field.first.fill(str(value))


def _choose(field: Locator, value: str) -> None:
    """By the option's key, or by its words."""
    keys = field.locator("option").evaluate_all("options => options.map(one => one.value)")
    field.select_option(value) if value in keys else field.select_option(label=value)
