"""The main job, end to end: eight people and one claim, in the browser, on a house that bin/run started.

It takes two minutes and has a command of its own, `bin/test -m slow tests/walk`; pictures lie in screenshots/.
HARBOUR_WALK_LANGUAGES=en,zh-hant looks at every page in both languages.
"""

import re

import pytest

from tests.walk import arriving, care, casework, overseeing, placing

pytestmark = [pytest.mark.slow, pytest.mark.stack, pytest.mark.browser, pytest.mark.unwatched]


def test_one_claim_from_referral_to_report(people, running_house):
    partner, intake = people("partner"), people("intake")
    reference = arriving.refer_as_partner(partner)
    arriving.refer_as_visitor(people("visitor"))
    case = arriving.take_in(intake, reference)
    arriving.read_answer(partner, reference)
    for name, part in (
        ("Nadia Quill", "caseworker"),
        ("Wilma Adeyo", "welfare"),
        ("Ines Valmar", "counsellor"),
    ):
        arriving.put_on(intake, case, name, part)

    caseworker, supervisor = people("caseworker").sign_in(), people("supervisor")
    caseworker.look("desk")
    casework.record_decision(caseworker, case)
    casework.attach_notice(caseworker)
    casework.correct_event(caseworker, case)
    casework.confirm_deadline(supervisor, case)
    running_house.manage("remind")
    casework.read_reminder(caseworker, case)
    casework.issue_letter(caseworker, case)

    caseworker.open(f"/cases/{case}/")
    href = caseworker.page.locator("a[href*='/clients/']", has_text=re.compile("P-")).first.get_attribute(
        "href"
    )
    client = href.rstrip("/").rsplit("/", 1)[-1]
    care.keep_session_note(people("counsellor"), client)
    care.see_that_a_session_took_place(caseworker, case)
    care.record_need_and_assistance(people("welfare"), client)

    coordinator, lawyer, manager = people("probono"), people("lawyer"), people("manager")
    placing.place(coordinator, case)
    placing.work_as_lawyer(lawyer, case)
    overseeing.read_report(manager)
    overseeing.export_both(manager, case)
    casework.file_appeal(caseworker, case)
    placing.end_placement(coordinator, lawyer, case)
    overseeing.watch_over(manager, case, client)
