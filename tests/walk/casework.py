"""Steps 3 to 5: a decision is served, its deadlines follow and are reminded of, a letter is made."""

import re

from tests.core.file_samples import pdf
from tests.walk.arriving import days
from tests.walk.person import Person

APPEAL = "Notice of Appeal to the Board"
REVIEW = "Leave to apply for judicial review"


def record_decision(caseworker: Person, case: str) -> None:
    """Both deadlines appear with their sums, from the days on the notice."""
    caseworker.open(f"/cases/{case}/claim/change/")
    caseworker.look("claim-form")
    caseworker.fill(grounds=["TORTURE", "PERSECUTION"])
    caseworker.press_main()
    caseworker.open(f"/cases/{case}/events/add/")
    caseworker.look("event-choose")
    caseworker.press("Notice of Decision served")
    caseworker.look("event-form")
    caseworker.fill(
        decided_on=days(-10), served_on=days(-9), how_known="DOCUMENT",
        result_TORTURE="NOT_SUBSTANTIATED", result_PERSECUTION="NOT_SUBSTANTIATED",
    )  # fmt: skip
    caseworker.press_main()
    caseworker.look("event")
    assert f"{APPEAL}" in caseworker.text and "+ 14 days =" in caseworker.text
    assert f"{REVIEW}" in caseworker.text and "+ 3 months =" in caseworker.text
    assert "Not yet confirmed by a second person" in caseworker.text


def attach_notice(caseworker: Person) -> None:
    """The scanned notice, from the event's page."""
    caseworker.press("Add")
    caseworker.look("notice-form")
    notice = {"name": "notice.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    caseworker.fill(upload=notice, kind="decision", served_on=days(-2))
    caseworker.press_main()
    assert "Notice of Decision" in caseworker.page.locator("#proofs").inner_text()


def correct_event(caseworker: Person, case: str) -> None:
    """A day put right asks whether the deadline moves; it does not move by itself."""
    caseworker.press("Correct")
    caseworker.look("correct-form")
    caseworker.fill(served_on=days(-2), reason="The envelope is stamped a week later.")
    caseworker.press_main()
    caseworker.open(f"/cases/{case}/deadlines/")
    caseworker.look("deadlines")
    assert "It has not moved" in caseworker.text
    caseworker.press("Answer")
    caseworker.look("review")
    caseworker.fill(answer="accept", reason="Stamp on the envelope seen.")
    caseworker.press_main()
    caseworker.look("deadline")
    assert "You entered it, so somebody else has to confirm it." in caseworker.text


def confirm_deadline(supervisor: Person, case: str) -> None:
    """A second person looks at the paper itself."""
    supervisor.sign_in()
    supervisor.look("desk")
    supervisor.open(f"/cases/{case}/deadlines/")
    supervisor.press(APPEAL)
    supervisor.press("Confirm this date")
    supervisor.look("confirm")
    supervisor.fill(confirmed_from="The stamped notice")
    supervisor.press_main()
    supervisor.look("confirmed")
    assert "Ruth Oakes" in supervisor.page.locator("#checks, #two, main").first.inner_text()


def read_reminder(caseworker: Person, case: str) -> None:
    """The reminder stands among the notices until it is acknowledged."""
    caseworker.open("/notices/")
    caseworker.look("notices")
    entry = caseworker.page.get_by_role("button", name=re.compile(rf"Acknowledge\W+{case}, {APPEAL}"))
    assert entry.count() == 1
    caseworker.click(entry)
    assert entry.count() == 0


def issue_letter(caseworker: Person, case: str) -> None:
    """The appointment letter in two languages, made by a worker, kept with the documents."""
    caseworker.open(f"/cases/{case}/")
    caseworker.look("case")
    caseworker.press("Letter")
    caseworker.look("letters")
    caseworker.press("Appointment")
    caseworker.look("letter-form")
    caseworker.fill(
        appointment_on=days(5), appointment_time="11:00", appointment_place_en="Room 2, 8 Pier Road",
        meet_with="Nadia Quill", interpreter_en="Arabic", bring_en="The notice",
    )  # fmt: skip
    caseworker.press_main()
    caseworker.page.get_by_role("link", name="Download the PDF").wait_for(timeout=60_000)
    caseworker.look("letter")
    assert re.search(r"[0-9a-f]{64}", caseworker.text)
    with caseworker.page.expect_download() as download:
        caseworker.page.get_by_role("link", name="Download the PDF").click()
    download.value.save_as(caseworker.album / "letter.pdf")
    assert download.value.path().read_bytes()[:5] == b"%PDF-"


def file_appeal(caseworker: Person, case: str) -> None:
    """Filed, the deadline is closed and reminds nobody."""
    caseworker.open(f"/cases/{case}/deadlines/")
    caseworker.press(APPEAL)
    caseworker.press("Mark as filed")
    caseworker.look("file-form")
    caseworker.fill(filed_on=days(0), note="By hand, stamped copy kept")
    caseworker.press_main()
    caseworker.look("filed")
    caseworker.open(f"/cases/{case}/deadlines/")
    assert APPEAL not in caseworker.page.locator("#deadlines, main").first.inner_text().split("Ended")[0]
