"""Steps 1 and 2: somebody is referred, and taken in."""

import datetime as dt

from core.clock import today
from tests.walk.person import Person

NAME, ORIGINAL = "Nooriya", "نورية"
ANSWER = "We have taken this on. A caseworker will call."


def days(number: int) -> dt.date:
    """A day that many days from today in Hong Kong."""
    return today() + dt.timedelta(days=number)


def refer(person: Person, **referrer: str) -> str:
    """The legal form, step by step, for one name, an estimated year, a phone without texts; its reference."""
    answers: list[tuple[str, dict]] = [
        ("who", referrer),
        (
            "person",
            {
                "name": NAME,
                "name_original": ORIGINAL,
                "birth_year": "1996",
                "birth_estimated": True,
                "language": "ar",
            },
        ),
        ("family", {}),
        ("contact", {"phone": "+85261110000", "ways": ["may_call"]}),
        (
            "situation",
            {"stage": "decided", "next_kind": "appeal_due", "next_on": days(9), "is_detained": "no"},
        ),
        ("help", {"asked_for": "A lawyer for the appeal."}),
        (
            "consent",
            {
                "consent": "yes",
                "consent_on": days(-1),
                "consent_how": "spoken",
                "consent_language": "ar",
                "consent_interpreter": "present",
            },
        ),
        ("check", {}),
    ]
    person.open("/referrals/new/")
    person.look("start")
    person.press_main()
    for step, typed in answers:
        person.look(f"form-{step}")
        person.fill(**typed)
        person.press_main()
    person.look("receipt")
    return person.read(r"R-\d{4}-\d{4}")


def refer_as_partner(partner: Person) -> str:
    """A partner's referral stands among the organisation's own."""
    partner.sign_in()
    reference = refer(partner, referrer_phone="+85261110001")
    partner.open("/referrals/mine/")
    partner.look("mine")
    assert reference in partner.text
    return reference


def refer_as_visitor(visitor: Person) -> None:
    """Somebody without an account does the same, and looks the status up by reference and code."""
    reference = refer(visitor, sender="self", referrer_name=NAME, referrer_phone="+85261110002")
    code = visitor.read(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")
    visitor.open("/referrals/status/")
    visitor.look("look-up")
    visitor.fill(reference=reference, code=code)
    visitor.press_main()
    visitor.look("status")
    assert reference in visitor.text
    assert NAME not in visitor.text


def take_in(intake: Person, reference: str) -> str:
    """The intake officer decides the matches and accepts; the case's reference."""
    intake.sign_in()
    intake.look("desk")
    intake.open("/referrals/")
    intake.look("inbox")
    intake.press(reference)
    intake.look("triage")
    assert not intake.offers("Accept")
    while intake.offers("Different person"):
        intake.press("Different person")
    intake.press("Accept")
    intake.look("accept")
    intake.fill(words=ANSWER)
    intake.press_main()
    intake.look("accepted")
    return intake.read(r"C-\d{4}-\d{4}")


def put_on(intake: Person, case: str, name: str, part: str) -> None:
    """Put a colleague on the case."""
    intake.open(f"/cases/{case}/team/add/")
    intake.fill(user=name, part=part)
    intake.press_main()


def read_answer(partner: Person, reference: str) -> None:
    """The referrer reads the answer, and nothing of the case."""
    partner.open("/referrals/mine/")
    partner.press(reference)
    partner.look("answered")
    assert ANSWER in partner.text
    assert "C-" not in partner.text
