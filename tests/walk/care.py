"""Step 6: counselling and welfare, each behind its own wall."""

from tests.walk.arriving import days
from tests.walk.person import Person

WORDS = "Zebrafinch: slept through the night."


def keep_session_note(counsellor: Person, client: str) -> None:
    """An episode is opened and a session noted; only the counsellor reads its words."""
    counsellor.sign_in()
    counsellor.look("desk")
    counsellor.open(f"/counselling/clients/{client}/open/")
    counsellor.look("open-form")
    counsellor.fill(counsellor="Ines Valmar", opened_on=days(0))
    counsellor.press_main()
    if "/episodes/" not in counsellor.page.url:
        counsellor.press("E-")
    counsellor.press("Write note")
    counsellor.look("session-form")
    counsellor.fill(
        held_on=days(0), attendance="ATTENDED", start_time="10:00", duration_minutes="50",
        note=WORDS, risk_level="LOW",
    )  # fmt: skip
    counsellor.press_main()
    counsellor.look("episode")
    counsellor.press(f"{days(0):%d %b %Y}")
    counsellor.look("session")
    assert WORDS in counsellor.text


def see_that_a_session_took_place(caseworker: Person, case: str) -> None:
    """The day and the counsellor's name, and no word of the note."""
    caseworker.open(f"/cases/{case}/")
    caseworker.look("case-with-session")
    assert "Counselling session" in caseworker.text
    assert "Zebrafinch" not in caseworker.page.content()


def record_need_and_assistance(officer: Person, client: str) -> None:
    """A need, and an amount that waits for a second person."""
    officer.sign_in()
    officer.look("desk")
    officer.open(f"/welfare/clients/{client}/needs/add/")
    officer.look("need-form")
    officer.fill(category="HOUSING", severity="HIGH", words="Room until Friday only")
    officer.press_main()
    officer.look("needs")
    assert "Room until Friday only" in officer.text
    officer.open(f"/welfare/clients/{client}/assistance/ask/")
    officer.look("ask-form")
    officer.fill(
        fund="Emergency fund", kind="RENT", purpose="Deposit for a room", paid_to="Landlord", amount="1500"
    )
    officer.press_main()
    officer.look("assistance")
    assert "needs a second person" in officer.text
