"""Step 7: the case is placed with a lawyer, who sees it and nothing else, until it ends."""

from tests.walk.arriving import days
from tests.walk.care import WORDS
from tests.walk.casework import APPEAL
from tests.walk.person import Person

SUMMARY = "The client was refused protection and has days left to appeal to the Board."


def place(coordinator: Person, case: str) -> None:
    """Offered without names, cleared of conflicts, placed until a day."""
    coordinator.sign_in()
    coordinator.open(f"/cases/{case}/")
    coordinator.press("Offer to firms")
    coordinator.look("offer-form")
    coordinator.fill(summary=SUMMARY, needed="Written appeal, one hearing", estimated_hours="30")
    coordinator.press_main()
    coordinator.look("offered")
    coordinator.fill(firm="Larkspur Dane", undertaking_by="Conflict team of the firm")
    coordinator.press("Note the request")
    coordinator.press("Clear")
    coordinator.fill(
        lawyer="Paul Thornby", scope="full", supervising_solicitor="A solicitor of the firm",
        insured_entity="Larkspur Dane", started_on=days(0), until_on=days(30),
    )  # fmt: skip
    coordinator.page.get_by_role("button", name="Place", exact=True).click()
    coordinator.settle()
    coordinator.look("desk")
    assert case in coordinator.text


def work_as_lawyer(lawyer: Person, case: str) -> None:
    """Dates and documents of the placed case, hours logged; nothing of care, and no other case."""
    lawyer.sign_in()
    lawyer.look("home")
    assert case in lawyer.text
    lawyer.fill(placement=case, activity="drafting", hours="1.5", worked_on=days(0))
    lawyer.press("Save hours")
    assert "1.5" in lawyer.text or "this month" in lawyer.text
    lawyer.open(f"/probono/my/{case}/")
    lawyer.look("case")
    assert APPEAL in lawyer.text
    assert "Notice of Decision" in lawyer.text
    assert WORDS not in lawyer.page.content()
    for hidden in ("Ines Valmar", "Counselling", "Room until Friday"):
        assert hidden not in lawyer.text


def end_placement(coordinator: Person, lawyer: Person, case: str) -> None:
    """The day it ends the case is a missing page at once."""
    coordinator.open("/probono/desk/")
    coordinator.press(case)
    coordinator.look("placement")
    coordinator.press("End")
    coordinator.look("end-form")
    coordinator.fill(reason="The appeal is lodged")
    coordinator.press_main()
    assert lawyer.open(f"/probono/my/{case}/") == 404
    lawyer.look("ended")
