"""Recording, correcting and striking out events, and what follows in the rows."""

import datetime as dt

import pytest
from django.http import Http404

from cases import services
from cases.models import Alarm, Case, CaseEvent, Deadline, DeadlineChange, DeadlineReview, Decision, StageSpan
from cases.rules.errors import RuleError
from cases.rules.events import Ground, Result
from cases.rules.limits import Basis
from core.access import Conflict, Refused
from tests.cases.conftest import DECIDED, SERVED, TODAY, decision, happened
from tests.factories import CaseFactory
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


def record(case, entry, by, key=None):
    with being(by):
        return services.record_event(case_id=case.pk, entry=entry, by=by, key=key)


def deadlines(case):
    with house():
        rows = Deadline.objects.filter(case=case).select_related("limit").order_by("due_on")
        return {row.limit.code: row for row in rows}


def stage_of(case):
    with house():
        return Case.objects.get(pk=case.pk).stage


def stages(case):
    with house():
        rows = StageSpan.objects.filter(case=case, is_struck=False).order_by("started_on", "created_at")
        return [(row.stage, row.started_on, row.ended_on) for row in rows]


def test_decision_moves_the_stage_and_opens_both_limits(case, nadia):
    event = record(case, decision(), nadia)

    assert stage_of(case) == "DECIDED_REJECTED"
    found = deadlines(case)
    assert {code: row.due_on for code, row in found.items()} == {
        "TCAB_NOTICE": dt.date(2026, 4, 8),
        "JR_LEAVE": dt.date(2026, 6, 18),
    }
    appeal = found["TCAB_NOTICE"]
    assert (appeal.trigger_on, appeal.trigger_basis, appeal.trigger_is_certain) == (SERVED, "SERVED", True)
    assert (appeal.entered_by_id, appeal.confirmed_by_id, appeal.is_critical) == (nadia.pk, None, True)
    assert [step.code for step in appeal.told.steps][-1] == "MOVED"
    assert event.placed_on == SERVED


def test_unknown_service_uses_the_decision_date_and_says_so(case, nadia):
    record(case, decision(served=None), nadia)

    appeal = deadlines(case)["TCAB_NOTICE"]
    assert (appeal.trigger_on, appeal.trigger_is_certain) == (DECIDED, False)
    assert appeal.told.note("DATE_UNKNOWN") == {"wanted": "SERVED", "used": "DECIDED"}


def test_decision_raises_the_gap_only_when_nobody_acts(case, nadia):
    with being(nadia):
        services.record_representation(
            case_id=case.pk, by=nadia, before="board", scheme="duty_lawyer", representative="A duty lawyer",
            acting_from=dt.date(2025, 4, 2),
        )  # fmt: skip
    record(case, decision(), nadia)
    with house():
        assert Alarm.objects.filter(case=case).count() == 0
        row = case.representations.get()

    with being(nadia):
        services.end_representation(
            representation_id=row.pk,
            version=row.version,
            ceased_on=dt.date(2026, 3, 24),
            ceased_reason="",
            by=nadia,
        )
    with house():
        assert [alarm.kind for alarm in Alarm.objects.filter(case=case)] == ["REPRESENTATION_GAP"]

    with being(nadia):
        services.record_representation(
            case_id=case.pk,
            by=nadia,
            before="board",
            scheme="pro_bono",
            representative="A firm",
            acting_from=TODAY,
        )
    with house():
        assert Alarm.objects.filter(case=case, cleared_at=None).count() == 0


def test_filing_ends_the_limit_and_asks_about_the_other(case, nadia):
    record(case, decision(), nadia)
    filing = record(case, happened("NOTICE_OF_APPEAL_FILED", dt.date(2026, 3, 26)), nadia)

    found = deadlines(case)
    assert (found["TCAB_NOTICE"].state, found["TCAB_NOTICE"].ended_on) == ("filed", dt.date(2026, 3, 26))
    assert found["TCAB_NOTICE"].ended_by_event_id == filing.pk
    assert found["JR_LEAVE"].state == "open"
    with house():
        [review] = DeadlineReview.objects.filter(deadline__case=case)
        assert (review.deadline_id, review.cause, review.proposed_on) == (
            found["JR_LEAVE"].pk,
            "later_event",
            None,
        )
    assert [stage for stage, *_ in stages(case)] == ["UNREGISTERED", "DECIDED_REJECTED", "APPEAL_PENDING"]


def test_late_filing_raises_an_alarm(case, nadia):
    record(case, decision(decided=dt.date(2026, 2, 2), served=dt.date(2026, 2, 3)), nadia)
    record(case, happened("LATE_APPEAL_APPLIED", dt.date(2026, 3, 2)), nadia)

    assert deadlines(case)["TCAB_NOTICE"].due_on == dt.date(2026, 2, 20)
    with house():
        assert "FILED_LATE" in {alarm.kind for alarm in Alarm.objects.filter(case=case)}


def test_order_of_entry_does_not_matter(case, nadia):
    record(case, happened("NOTICE_OF_APPEAL_FILED", dt.date(2026, 3, 26)), nadia)
    record(case, decision(), nadia)

    assert deadlines(case)["TCAB_NOTICE"].state == "filed"
    assert stages(case) == [
        ("UNREGISTERED", dt.date(2025, 2, 3), SERVED),
        ("DECIDED_REJECTED", SERVED, dt.date(2026, 3, 26)),
        ("APPEAL_PENDING", dt.date(2026, 3, 26), None),
    ]


def test_cfi_refusal_shows_the_risk_of_removal(case, nadia):
    entry = services.EventEntry("CFI_LEAVE_REFUSED", {Basis.DECIDED: DECIDED}, "DOCUMENT")
    record(case, entry, nadia)

    with house():
        kinds = {alarm.kind for alarm in Alarm.objects.filter(case=case)}
    assert kinds == {"REMOVAL_RISK", "REPRESENTATION_GAP"}
    assert deadlines(case)["CA_LEAVE_REFUSAL"].due_on == dt.date(2026, 4, 1)


def test_printed_date_overrides_the_sum(case, nadia):
    entry = services.EventEntry(
        "CLAIM_FORM_REQUESTED",
        {Basis.ISSUED: dt.date(2026, 3, 6)},
        "DOCUMENT",
        printed_on=dt.date(2026, 3, 30),
    )
    record(case, entry, nadia)

    row = deadlines(case)["NCF_RETURN"]
    assert (row.due_on, row.told.note("PRINTED_EARLIER")) == (
        dt.date(2026, 3, 30),
        {"printed_on": "2026-03-30", "computed_on": "2026-04-08"},
    )


def test_result_per_ground(case, nadia):
    grounds = {Ground.TORTURE: Result.NOT_SUBSTANTIATED, Ground.PERSECUTION: Result.SUBSTANTIATED}
    entry = services.EventEntry("DECISION_SERVED", {Basis.DECIDED: DECIDED}, "DOCUMENT", grounds)
    record(case, entry, nadia)

    assert stage_of(case) == "DECIDED_SUBSTANTIATED"
    with house():
        assert {row.ground: row.result for row in Decision.objects.filter(case=case)} == {
            "TORTURE": "NOT_SUBSTANTIATED",
            "PERSECUTION": "SUBSTANTIATED",
        }
        assert "UNHCR_REFERRAL" in {alarm.kind for alarm in Alarm.objects.filter(case=case)}


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (decision(decided=SERVED, served=DECIDED), "SERVED_BEFORE_DECIDED"),
        (decision(served=TODAY + dt.timedelta(days=1)), "IN_THE_FUTURE"),
        (decision(grounds=()), "RESULT_MISSING"),
        (happened("NO_SUCH_EVENT", SERVED), "UNKNOWN_EVENT"),
    ],
)
def test_impossible_event_leaves_nothing(case, nadia, entry, code):
    with pytest.raises(RuleError) as refused:
        record(case, entry, nadia)

    assert refused.value.code == code
    with house():
        assert CaseEvent.objects.filter(case=case).count() == 0


def test_posting_twice_records_once(case, nadia):
    key = "7e3f0f0e-5f0e-4a7e-9a53-0a8f0e6c2a11"
    first = record(case, decision(), nadia, key)
    second = record(case, decision(), nadia, key)

    assert first.pk == second.pk
    assert len(deadlines(case)) == 2


def test_colleague_elsewhere_cannot_record(case, omar):
    with pytest.raises(Http404):
        record(case, decision(), omar)


def test_correction_is_listed_for_review_and_moves_nothing(case, nadia):
    event = record(case, decision(), nadia)
    with being(nadia):
        services.correct_event(
            event_id=event.pk, version=event.version, entry=decision(served=dt.date(2026, 3, 19)),
            reason="The stamp says 19 March.", by=nadia,
        )  # fmt: skip

    appeal = deadlines(case)["TCAB_NOTICE"]
    assert appeal.due_on == dt.date(2026, 4, 8)
    assert appeal.remind_by_on == dt.date(2026, 4, 2)
    with house():
        [review] = DeadlineReview.objects.filter(deadline=appeal)
        assert (review.cause, review.proposed_on) == ("event_corrected", dt.date(2026, 4, 2))
        past = CaseEvent.history.filter(id=event.pk).order_by("history_id")
        assert [row.served_on for row in past] == [SERVED, dt.date(2026, 3, 19)]


def test_accepted_review_moves_and_wants_confirming_again(case, nadia, ruth):
    event = record(case, decision(), nadia)
    appeal = deadlines(case)["TCAB_NOTICE"]
    with being(ruth):
        services.confirm_deadline(
            deadline_id=appeal.pk, version=appeal.version, confirmed_from="the stamped notice", by=ruth
        )
    with being(nadia):
        services.correct_event(
            event_id=event.pk,
            version=event.version,
            entry=decision(served=dt.date(2026, 3, 19)),
            reason="x",
            by=nadia,
        )
    with house():
        review = DeadlineReview.objects.get(deadline=appeal)
    with being(nadia):
        services.answer_review(review_id=review.pk, accept=True, reason="Stamp read again.", by=nadia)

    appeal = deadlines(case)["TCAB_NOTICE"]
    assert (appeal.due_on, appeal.confirmed_by, appeal.remind_by_on) == (
        dt.date(2026, 4, 2),
        None,
        dt.date(2026, 4, 2),
    )
    with house():
        [change] = DeadlineChange.objects.filter(deadline=appeal)
        assert (change.kind, change.old_due_on, change.new_due_on) == (
            "recalculated",
            dt.date(2026, 4, 8),
            dt.date(2026, 4, 2),
        )


def test_correction_that_leaves_the_date_asks_nothing(case, nadia):
    event = record(case, decision(served=dt.date(2026, 3, 20)), nadia)
    with being(nadia):
        services.correct_event(
            event_id=event.pk,
            version=event.version,
            entry=decision(served=dt.date(2026, 3, 21)),
            reason="x",
            by=nadia,
        )

    appeal = deadlines(case)["TCAB_NOTICE"]
    assert (appeal.trigger_on, appeal.due_on) == (dt.date(2026, 3, 21), dt.date(2026, 4, 8))
    with house():
        assert DeadlineReview.objects.filter(deadline=appeal).count() == 0


def test_correcting_an_old_version_is_a_conflict(case, nadia):
    event = record(case, decision(), nadia)
    with being(nadia):
        services.correct_event(event_id=event.pk, version=1, entry=decision(), reason="x", by=nadia)

    with pytest.raises(Conflict), being(nadia):
        services.correct_event(event_id=event.pk, version=1, entry=decision(), reason="y", by=nadia)


def test_striking_out_a_filing_opens_the_limit_again(case, nadia):
    record(case, decision(), nadia)
    filing = record(case, happened("NOTICE_OF_APPEAL_FILED", dt.date(2026, 3, 26)), nadia)
    with being(nadia):
        services.strike_out_event(
            event_id=filing.pk, version=filing.version, reason="Another client's.", by=nadia
        )

    appeal = deadlines(case)["TCAB_NOTICE"]
    assert (appeal.state, appeal.ended_on, appeal.ended_by_event_id) == ("open", None, None)
    assert [stage for stage, *_ in stages(case)] == ["UNREGISTERED", "DECIDED_REJECTED"]
    with house():
        assert DeadlineChange.objects.get(deadline=appeal).kind == "reopened"


def test_striking_out_a_decision_asks_about_its_limits(case, nadia):
    event = record(case, decision(), nadia)
    with being(nadia):
        services.strike_out_event(
            event_id=event.pk, version=event.version, reason="Another client's.", by=nadia
        )

    assert stage_of(case) == "UNREGISTERED"
    with house():
        assert {row.cause for row in DeadlineReview.objects.filter(deadline__case=case)} == {"event_struck"}
        assert Alarm.objects.filter(case=case, cleared_at=None).count() == 0
    assert {row.state for row in deadlines(case).values()} == {"open"}


def test_first_event_before_the_opening_replaces_it(nadia, ruth):
    case = CaseFactory(stage="UNREGISTERED", opened_on=TODAY)
    with house():
        StageSpan.objects.create(case=case, stage="UNREGISTERED", started_on=TODAY)
    record(case, happened("WRITTEN_SIGNIFICATION", dt.date(2025, 1, 6)), ruth)

    assert stages(case) == [("WS_SUBMITTED", dt.date(2025, 1, 6), None)]


def test_welfare_officer_cannot_record(case, welfare):
    with pytest.raises(Refused):
        record(case, decision(), welfare)
