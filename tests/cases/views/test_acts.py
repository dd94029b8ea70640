"""Recording, correcting, confirming, moving, filing: the walk of a caseworker and a second person."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from accounts.policy import Role
from cases import services
from cases.models import (
    Alarm,
    Assignment,
    Case,
    CaseEvent,
    CaseWall,
    Claim,
    Deadline,
    DeadlineReview,
    Ground,
    Hearing,
    Note,
    Reminder,
    Task,
)
from core.models import Draft, Notice
from tests.cases.conftest import TODAY, decision
from tests.factories import ClientFactory, UserFactory
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db


def boxes(name, on):
    """A date as the three boxes post it."""
    day = dt.date.fromisoformat(on)
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def post(client, who, name, *args, **data):
    return sign_in(client, who).post(reverse(f"cases:{name}", args=args), data)


def served_decision(**changes):
    return {
        **boxes("decided_on", "2026-03-18"),
        **boxes("served_on", "2026-03-20"),
        "result_TORTURE": "NOT_SUBSTANTIATED",
        "how_known": "DOCUMENT",
        "note": "",
        "idempotency_key": str(uuid.uuid4()),
        **changes,
    }


@pytest.fixture
def appeal(case, nadia):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    return the_appeal(case)


def the_appeal(case):
    with house():
        return Deadline.objects.get(case=case, limit__code="TCAB_NOTICE")


def text(answer):
    return " ".join(answer.content.decode().split())


def test_every_kind_of_event_has_a_form_that_asks_only_what_it_needs(client, case, nadia):
    signed = sign_in(client, nadia)
    chosen = text(signed.get(reverse("cases:event_choose", args=[case.reference])))
    assert "Notice of Decision served" in chosen

    briefed = text(signed.get(reverse("cases:event_add", args=[case.reference, "BRIEFED"])))
    assert "Date it happened" in briefed
    assert "Date served" not in briefed
    assert signed.get(reverse("cases:event_add", args=[case.reference, "NO_SUCH"])).status_code == 404


def test_recording_a_decision_leads_to_what_follows(client, case, nadia):
    answer = post(client, nadia, "event_add", case.reference, "DECISION_SERVED", **served_decision())

    assert answer.status_code == 302
    shown = text(client.get(answer.headers["Location"]))
    assert "Notice of Appeal to the Board" in shown
    assert "Leave to apply for judicial review" in shown
    with house():
        assert Case.objects.get(pk=case.pk).stage == "DECIDED_REJECTED"


def test_an_event_has_its_history(client, case, nadia):
    post(client, nadia, "event_add", case.reference, "DECISION_SERVED", **served_decision())
    with house():
        event = CaseEvent.objects.get(case=case)
    assert reverse("core:history", args=["cases.caseevent", event.pk]) in text(
        client.get(reverse("cases:event", args=[case.reference, event.pk]))
    )

    answer = client.get(reverse("core:history", args=["cases.caseevent", event.pk]))

    assert answer.status_code == 200
    assert "cases.record_event" in text(answer)
    assert reverse("cases:event", args=[case.reference, event.pk]) in text(answer)


def test_double_click_records_once(client, case, nadia):
    data = served_decision()
    first = post(client, nadia, "event_add", case.reference, "DECISION_SERVED", **data)
    second = post(client, nadia, "event_add", case.reference, "DECISION_SERVED", **data)

    assert first.headers["Location"] == second.headers["Location"]
    with house():
        assert CaseEvent.objects.filter(case=case).count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            boxes("served_on", "2026-03-17"),
            "It cannot have been served before it was decided, on Wed 18 Mar 2026.",
        ),
        (boxes("served_on", "2026-03-28"), "it cannot be after 27 Mar 2026"),
        ({"result_TORTURE": ""}, "Say how it was decided."),
        ({"how_known": "TELEPATHY"}, "Choose one of the answers listed"),
        ({"decided_on_day": "31", "decided_on_month": "2"}, "there is no such day in the calendar"),
    ],
)
def test_impossible_events_are_refused_in_words_and_keep_what_was_typed(client, case, nadia, changes, said):
    data = served_decision(note="Words that must not be lost", **changes)
    answer = post(client, nadia, "event_add", case.reference, "DECISION_SERVED", **data)

    assert answer.status_code == 422
    assert said in text(answer)
    assert "Words that must not be lost" in text(answer)
    with house():
        assert CaseEvent.objects.count() == 0


def test_a_draft_comes_back_and_goes_when_saved(client, case, nadia):
    signed = sign_in(client, nadia)
    url = reverse("cases:note_add", args=[case.reference])
    signed.post(
        reverse("core:draft", args=["cases.note", case.reference]),
        {"text": "Half a sentence", "kind": "phone"},
    )
    assert "Half a sentence" in text(signed.get(url))

    data = {"kind": "phone", **boxes("day", "2026-03-27"), "time": "09:42", "text": "A whole sentence."}
    assert signed.post(url, data).status_code == 302
    with house():
        assert Note.objects.get(case=case).at == dt.datetime(2026, 3, 27, 1, 42, tzinfo=dt.UTC)
        assert Draft.objects.count() == 0


def test_correction_shows_what_is_listed_for_review(client, case, nadia, appeal):
    with house():
        event = CaseEvent.objects.get(case=case)
    data = served_decision(**boxes("served_on", "2026-03-19"), reason="The stamp says 19 March.", version="1")
    assert post(client, nadia, "event_correct", case.reference, event.pk, **data).status_code == 302

    shown = text(client.get(reverse("cases:deadlines", args=[case.reference])))
    assert "The sum now gives Thu 02 Apr 2026; the deadline says Wed 08 Apr 2026. It has not moved." in shown
    with house():
        review = DeadlineReview.objects.get(deadline=appeal)
    answer = post(
        client,
        nadia,
        "review_answer",
        case.reference,
        appeal.pk,
        review.pk,
        answer="accept",
        reason="Stamp read.",
    )
    assert answer.status_code == 302
    assert the_appeal(case).due_on == dt.date(2026, 4, 2)


def test_two_people_correcting_at_once_lose_neither_text(client, case, nadia, ruth, appeal):
    with house():
        event = CaseEvent.objects.get(case=case)
    with being(ruth):
        services.correct_event(
            event_id=event.pk, version=1, entry=decision(served=dt.date(2026, 3, 19)), reason="x", by=ruth
        )
    data = served_decision(note="Mine", reason="y", version="1")
    answer = post(client, nadia, "event_correct", case.reference, event.pk, **data)

    assert answer.status_code == 409
    assert "19 Mar 2026" in text(answer)
    assert "Mine" in text(answer)


def test_striking_out(client, case, nadia, appeal):
    with house():
        event = CaseEvent.objects.get(case=case)
    answer = post(
        client, nadia, "event_strike", case.reference, event.pk, reason="Another client's.", version="1"
    )

    assert answer.status_code == 302
    assert "Another client" in text(client.get(answer.headers["Location"]))
    assert client.get(reverse("cases:event_correct", args=[case.reference, event.pk])).status_code == 404


def test_the_page_of_a_deadline_shows_its_sum(client, case, nadia, appeal):
    shown = text(sign_in(client, nadia).get(reverse("cases:deadline", args=[case.reference, appeal.pk])))

    for words in (
        "Notice of Appeal to the Board: by Wed 08 Apr 2026",
        "5 working days left",
        "Good Friday: moves on",
        "day 14, Good Friday",
        "Time runs from service, Fri 20 Mar 2026.",
        "You entered it, so somebody else has to confirm it.",
        "Late filing (s.37ZT)",
    ):
        assert words in shown, words


def test_second_person_confirms_and_the_first_cannot(client, case, nadia, ruth, appeal):
    data = {"confirmed_from": "the stamped notice", "version": "1"}
    refused = post(client, nadia, "deadline_confirm", case.reference, appeal.pk, **data)
    assert refused.status_code == 422
    assert "Whoever entered a date cannot confirm it." in text(refused)

    assert post(client, ruth, "deadline_confirm", case.reference, appeal.pk, **data).status_code == 302
    shown = text(client.get(reverse("cases:deadline", args=[case.reference, appeal.pk])))
    assert "Confirmed by" in shown
    assert "the stamped notice" in shown


def test_moving_keeps_the_old_date_on_the_page(client, case, nadia, appeal):
    data = {
        "kind": "extended", **boxes("new_due_on", "2026-04-22"), "granted_by": "The Board", "reason": "Illness.",
        "version": "1",
    }  # fmt: skip
    assert post(client, nadia, "deadline_move", case.reference, appeal.pk, **data).status_code == 302

    shown = text(client.get(reverse("cases:deadline", args=[case.reference, appeal.pk])))
    assert "Extended: 08 Apr 2026 → 22 Apr 2026" in shown
    earlier = {**data, **boxes("new_due_on", "2026-04-01"), "version": "2"}
    assert "An extension ends later" in text(
        post(client, nadia, "deadline_move", case.reference, appeal.pk, **earlier)
    )


def test_filed_stops(client, case, nadia, appeal):
    with house():
        services.raise_reminders(dt.date(2026, 3, 27))
    data = {**boxes("filed_on", "2026-03-27"), "note": "By hand.", "version": "1"}
    assert post(client, nadia, "deadline_file", case.reference, appeal.pk, **data).status_code == 302
    assert the_appeal(case).state == "filed"
    page = sign_in(client, nadia).get(reverse("cases:deadline", args=[case.reference, appeal.pk]))
    assert "I have read it" not in text(page)


@pytest.mark.parametrize(("how", "status"), [("let_go", 302), ("missed", 422)])
def test_ended_without_filing(client, case, nadia, appeal, how, status):
    data = {"how": how, "reason": "She left Hong Kong.", "version": "1"}
    assert post(client, nadia, "deadline_end", case.reference, appeal.pk, **data).status_code == status


def test_deadline_by_rule_and_by_order(client, case, nadia):
    by_rule = {"rule": "DAR_REPLY", **boxes("trigger_on", "2026-03-02"), "idempotency_key": str(uuid.uuid4())}
    by_order = {"title": "Skeleton", **boxes("due_on", "2026-05-04"), "idempotency_key": str(uuid.uuid4())}
    for data in (by_rule, by_order):
        assert post(client, nadia, "deadline_add", case.reference, **data).status_code == 302
    assert post(client, nadia, "deadline_add", case.reference, title="No date").status_code == 422
    with house():
        found = Deadline.objects.filter(case=case).order_by("due_on")
        assert [row.due_on for row in found] == [dt.date(2026, 4, 11), dt.date(2026, 5, 4)]


def test_reminder_is_acknowledged_on_the_deadlines_page(client, case, nadia, appeal):
    with house():
        services.raise_reminders(dt.date(2026, 3, 27))
    url = reverse("cases:deadline", args=[case.reference, appeal.pk])
    assert "I have read it" in text(sign_in(client, nadia).get(url))
    answer = post(client, nadia, "deadline_acknowledge", case.reference, appeal.pk)
    assert answer.headers["Location"] == url
    assert "I have read it" not in text(client.get(url))
    with house():
        assert Reminder.objects.filter(user=nadia, deadline=appeal, acknowledged_at=None).count() == 0
        assert Notice.objects.filter(user=nadia, subject_id=appeal.pk, acknowledged_at=None).count() == 0


def test_of_the_steps_already_passed_only_the_last_is_to_come_and_today(client, nadia, case, appeal):
    shown = text(sign_in(client, nadia).get(reverse("cases:deadline", args=[case.reference, appeal.pk])))
    ladder = shown[shown.index("Reminders") : shown.index("If it is missed")]

    assert "14 working days" not in ladder
    assert "7 working days" in ladder
    assert "Fri 27 Mar (to come)" in ladder


def test_hearing_and_its_notice(client, case, nadia):
    data = {
        "kind": "board", **boxes("day", "2026-06-01"), "time": "09:30", "venue": "The Board", "mode": "in_person",
        **boxes("notice_given_on", "2026-03-27"),
    }  # fmt: skip
    assert post(client, nadia, "hearing_add", case.reference, **data).status_code == 302
    assert "66 days' notice: long enough." in client.get(
        reverse("cases:hearings", args=[case.reference])
    ).content.decode().replace("&#x27;", "'")
    with house():
        hearing = Hearing.objects.get(case=case)
    outcome = {
        "held": "yes",
        "adviser_present": "on",
        "outcome": "Reserved.",
        "next_step": "",
        "version": "1",
    }
    assert post(client, nadia, "hearing_outcome", case.reference, hearing.pk, **outcome).status_code == 302
    with house():
        assert Hearing.objects.get(pk=hearing.pk).held is True


def test_task_alarm_and_representation(client, case, nadia, appeal):
    post(client, nadia, "task_add", case.reference, title="Ask for the transcript")
    with house():
        task, alarm = Task.objects.get(case=case), Alarm.objects.get(case=case)
    assert task.assigned_to_id == nadia.pk
    assert post(client, nadia, "task_done", case.reference, task.pk).status_code == 302
    assert post(client, nadia, "task_done", case.reference, task.pk).status_code == 404
    assert "No one on record" in text(client.get(reverse("cases:detail", args=[case.reference])))
    assert (
        post(client, nadia, "alarm_clear", case.reference, alarm.pk, reason="Firm found.").status_code == 302
    )

    data = {
        "before": "board",
        "scheme": "pro_bono",
        "representative": "A firm",
        **boxes("acting_from", "2026-03-25"),
    }
    assert post(client, nadia, "representation_add", case.reference, **data).status_code == 302
    with house():
        row = case.representations.get()
    ends = {**boxes("ceased_on", "2026-03-26"), "ceased_reason": "Conflict.", "version": "1"}
    assert post(client, nadia, "representation_end", case.reference, row.pk, **ends).status_code == 302
    with house():
        assert Alarm.objects.filter(case=case, cleared_at=None).count() == 1


def test_claim_is_changed_by_its_caseworker(client, case, nadia):
    data = {"grounds": ["TORTURE", "BOR3"], "risk_states": ["SO"], "version": "1"}
    assert post(client, nadia, "claim_edit", case.reference, **data).status_code == 302
    shown = text(client.get(reverse("cases:claim", args=[case.reference])))
    assert "Somalia" in shown
    assert "BOR 3" in shown


def test_a_posted_field_that_is_not_the_users_is_dropped(client, case, ruth):
    """Risk States are the caseworker's to write: a supervisor's post of them changes nothing."""
    data = {"grounds": ["TORTURE"], "risk_states": ["SO"], "on_claim_of_parent": "on", "version": "1"}
    answer = post(client, ruth, "claim_edit", case.reference, **data)
    with house():
        claim = Claim.objects.get(case=case)
    assert (answer.status_code, claim.on_claim_of_parent) == (302, True)


def test_intake_describes_the_claim_without_its_grounds(client, case):
    intake = UserFactory(role=Role.INTAKE)
    with house():
        Ground.objects.create(case=case, code="TORTURE", claimed_on=dt.date(2026, 3, 2))
    url = reverse("cases:claim_edit", args=[case.reference])
    page = text(sign_in(client, intake).get(url))
    assert ("Risk States" in page, "Grounds" in page.split("Claim and grounds")[-1]) == (True, False)

    data = {"risk_states": ["SO"], "on_claim_of_parent": "", "grounds": ["BOR2"], "version": "1"}
    assert post(client, intake, "claim_edit", case.reference, **data).status_code == 302
    with house():
        assert Claim.objects.get(case=case).risk_states == ["SO"]
        assert list(Ground.objects.filter(case=case).values_list("code", flat=True)) == ["TORTURE"]


def test_intake_opens_a_case_and_puts_a_caseworker_on(client, nadia):
    intake, person = UserFactory(role=Role.INTAKE), ClientFactory()
    data = {"kind": "usm", **boxes("opened_on", "2026-03-27"), "idempotency_key": str(uuid.uuid4())}
    answer = post(client, intake, "add", person.pk, **data)
    with house():
        case = Case.objects.get(client=person)
    assert answer.headers["Location"] == reverse("cases:assign", args=[case.reference])

    chosen = {"user": str(nadia.pk), "part": "caseworker", "reason": ""}
    assert post(client, intake, "assign", case.reference, **chosen).status_code == 302
    assert sign_in(client, nadia).get(reverse("cases:detail", args=[case.reference])).status_code == 200
    of_client = sign_in(client, intake).get(reverse("cases:of_client", args=[person.pk]))
    assert case.reference in text(of_client)


def test_nobody_outside_is_offered_for_the_team(client, case, ruth):
    lawyer = UserFactory(role=Role.LAWYER)
    data = {"user": str(lawyer.pk), "part": "support"}
    assert post(client, ruth, "assign", case.reference, **data).status_code == 422


def test_taken_off_the_case_is_out_at_once(client, case, nadia, ruth):
    with house():
        assignment = Assignment.objects.get(case=case, user=nadia)
    assert (
        post(client, ruth, "assignment_end", case.reference, assignment.pk, reason="Away.").status_code == 302
    )
    assert sign_in(client, nadia).get(reverse("cases:detail", args=[case.reference])).status_code == 404


def test_stepping_aside(client, case, ruth):
    url = reverse("cases:step_aside", args=[case.reference])
    assert "shut to you at once" in text(sign_in(client, ruth).get(url))
    assert post(client, ruth, "step_aside", case.reference, reason="I know the family.").status_code == 302
    assert client.get(url).status_code == 404
    with house():
        assert CaseWall.objects.filter(user=ruth, content_object=case).count() == 1


def test_closing_and_opening_again(client, case, nadia, appeal):
    data = {"outcome": "withdrawn", **boxes("closed_on", "2026-03-27"), "version": "1"}
    assert "A deadline is still open" in text(post(client, nadia, "close", case.reference, **data))
    with house():
        for row in Deadline.objects.filter(case=case):
            services.let_deadline_go(deadline_id=row.pk, version=row.version, reason="x", by=nadia)
    assert post(client, nadia, "close", case.reference, **data).status_code == 302
    assert (
        post(client, nadia, "reopen", case.reference, reason="She came back.", version="2").status_code == 302
    )


ACTS = [
    ("event_choose", ()), ("event_add", ("BRIEFED",)), ("deadline_add", ()), ("note_add", ()), ("hearing_add", ()),
    ("task_add", ()), ("representation_add", ()), ("close", ()), ("claim_edit", ()),
]  # fmt: skip


@pytest.mark.parametrize(("name", "args"), ACTS)
def test_acts_are_closed_to_colleagues_elsewhere_and_to_other_roles(client, case, omar, welfare, name, args):
    url = reverse(f"cases:{name}", args=[case.reference, *args])
    assert sign_in(client, omar).get(url).status_code == 404
    assert sign_in(client, welfare).get(url).status_code == 404


@pytest.mark.parametrize(("name", "args"), ACTS)
def test_acts_are_open_to_the_caseworker(client, case, nadia, name, args):
    assert (
        sign_in(client, nadia).get(reverse(f"cases:{name}", args=[case.reference, *args])).status_code == 200
    )


def test_somebody_elses_deadline_in_ones_own_case_is_missing(client, case, nadia, omar, appeal):
    with house():
        other = services.open_case(
            client=ClientFactory(), by=UserFactory(role=Role.SUPERVISOR), opened_on=TODAY
        )
    for name in ("deadline", "deadline_move", "deadline_file", "deadline_confirm", "deadline_end"):
        url = reverse(f"cases:{name}", args=[other.reference, appeal.pk])
        assert sign_in(client, nadia).get(url).status_code == 404
