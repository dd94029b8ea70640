"""A watched page: any console error, page error, missing asset or policy report fails the test that met it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Watch:
    """What went wrong on a page; `quiet` while a tool of ours, not the page, is at work."""

    def __init__(self, page: Any) -> None:
        self.found: list[str] = []
        self.quiet = False
        page.on("console", lambda message: self._note(message.type in {"error", "warning"}, message.text))
        page.on("pageerror", lambda error: self._note(True, str(error)))
        page.on("response", lambda answer: self._note(self._is_lost(answer), f"{answer.status} {answer.url}"))

    def _is_lost(self, answer: Any) -> bool:
        return answer.status >= 400 and answer.request.resource_type in {
            "stylesheet",
            "script",
            "font",
            "image",
        }

    def _note(self, is_bad: bool, text: str) -> None:
        # The browser reports our own 422 and 404 pages as failed loads of the document.
        is_page_status = "status of 422" in text or "status of 404" in text or "status of 409" in text
        if is_bad and not self.quiet and not is_page_status:
            self.found.append(text)


@contextmanager
def watched(page: Any) -> Iterator[Watch]:
    """Watch a page; fails at the end when anything was found."""
    watch = Watch(page)
    yield watch
    assert watch.found == []


def settle(page: Any) -> None:
    """Wait until the page and the panels that come later are there."""
    page.wait_for_load_state("load")
    expect(page.locator(".is-loading, .htmx-request")).to_have_count(0, timeout=20_000)


def violations(page: Any, watch: Watch) -> list[str]:
    """What axe finds: rule and the first place of each."""
    watch.quiet = True
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
    watch.quiet = False
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def sideways(page: Any) -> int:
    """Pixels by which the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
