"""Welfare's verbs; the maker is never the checker, and a fund never goes below zero."""

import datetime as dt
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum
from django.http import Http404

from accounts.policy import Role
from core.access import Conflict, Refused
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import house
from tests.welfare.factories import AssistanceFactory, FundFactory, NeedFactory, PlanStepFactory
from welfare import services
from welfare.models import Assistance, Fund, NeedsAssessment, PlanStep

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 27)


def worker_on(client, role=Role.WELFARE):
    user = UserFactory(role=role)
    put_on(user, client)
    return user


ASKING = {
    "kind": "FOOD",
    "purpose": "Food parcel voucher",
    "paid_to": "given in person",
    "amount": Decimal("400.00"),
}


def state_of(line):
    with house():
        line.refresh_from_db()
        line.fund.refresh_from_db()
    return line.state, line.fund.committed


def test_an_assessment_is_recorded_with_its_needs():
    client = ClientFactory()
    by = worker_on(client)
    pk = services.record_assessment(
        client_id=client.pk,
        answers={"assessed_on": DAY, "review_on": None, "situation": "", "health_text": "asthma"},
        needs=[
            {"category": "HOUSING", "severity": "HIGH", "words": "notice to leave"},
            {"category": "MEDICAL", "severity": "LOW", "words": "fee waiver ends"},
        ],
        by=by,
    )
    with house():
        assessment = NeedsAssessment.objects.get(pk=pk)
        needs = [
            (need.category, need.text, need.health_text, need.noted_on)
            for need in assessment.needs.order_by("category")
        ]
    assert assessment.assessed_by_id == by.pk
    assert needs == [("HOUSING", "notice to leave", "", DAY), ("MEDICAL", "", "fee waiver ends", DAY)]


def test_the_database_keeps_words_about_health_apart():
    with pytest.raises(IntegrityError):
        NeedFactory(category="MEDICAL", text="asthma")


def test_a_need_is_recorded_and_closed():
    client = ClientFactory()
    by = worker_on(client)
    pk = services.record_need(client_id=client.pk, category="FOOD", severity="LOW", words="", by=by)
    services.end_need(need_id=pk, version=1, state="MET", by=by)
    with pytest.raises(ValidationError):
        services.end_need(need_id=pk, version=2, state="UNMET", by=by)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.MANAGER])
def test_others_record_no_need(role):
    client = ClientFactory()
    by = worker_on(client, role)
    with pytest.raises(Refused):
        services.record_need(client_id=client.pk, category="FOOD", severity="LOW", words="", by=by)


def test_nothing_is_recorded_on_a_client_one_is_not_on():
    with pytest.raises(Http404):
        services.record_need(
            client_id=ClientFactory().pk,
            category="FOOD",
            severity="LOW",
            words="",
            by=UserFactory(role=Role.WELFARE),
        )


def test_a_step_of_the_plan_is_added_and_done():
    step = PlanStepFactory()
    by = worker_on(step.client)
    services.add_plan_step(client_id=step.client.pk, owner_id=by.pk, action="Visit", due_on=DAY, by=by)
    services.finish_plan_step(step_id=step.pk, version=1, result="Agreed", by=by)
    with house():
        assert PlanStep.objects.filter(done_on=None).count() == 1


def test_assistance_is_asked_for_approved_by_another_and_given():
    client, fund = ClientFactory(), FundFactory()
    maker, checker = worker_on(client), UserFactory(role=Role.MANAGER)
    pk = services.request_assistance(client_id=client.pk, fund_id=fund.pk, answers=ASKING, by=maker)
    with house():
        line = Assistance.objects.get(pk=pk)
    assert state_of(line) == ("REQUESTED", 0)

    services.approve_assistance(assistance_id=pk, version=1, by=checker)
    assert state_of(line) == ("APPROVED", 400)
    services.give_assistance(assistance_id=pk, version=2, given_on=DAY, receipt_number="R-17", by=maker)
    assert state_of(line) == ("GIVEN", 400)
    assert (line.approved_by_id, line.receipt_number) == (checker.pk, "R-17")


@pytest.mark.parametrize("decide", ["approve", "refuse"])
def test_who_asked_does_not_decide(decide):
    client, fund = ClientFactory(), FundFactory()
    supervisor = worker_on(client, Role.SUPERVISOR)
    pk = services.request_assistance(client_id=client.pk, fund_id=fund.pk, answers=ASKING, by=supervisor)
    with pytest.raises(ValidationError):
        if decide == "approve":
            services.approve_assistance(assistance_id=pk, version=1, by=supervisor)
        else:
            services.refuse_assistance(assistance_id=pk, version=1, reason="no", by=supervisor)


def test_the_database_refuses_a_maker_who_checks():
    line = AssistanceFactory()
    with pytest.raises(IntegrityError), house():
        Assistance.objects.filter(pk=line.pk).update(
            state="APPROVED", approved_by=line.requested_by, decided_on=DAY
        )


@pytest.mark.parametrize("role", [Role.WELFARE, Role.CASEWORKER])
def test_who_may_not_approve_is_refused(role):
    line = AssistanceFactory()
    with pytest.raises(Refused):
        services.approve_assistance(assistance_id=line.pk, version=1, by=worker_on(line.client, role))
    assert state_of(line) == ("REQUESTED", 0)


def test_a_refusal_commits_nothing_and_letting_go_frees_the_fund():
    refused, cancelled = AssistanceFactory(), AssistanceFactory()
    checker = UserFactory(role=Role.SUPERVISOR)
    services.refuse_assistance(assistance_id=refused.pk, version=1, reason="other source", by=checker)
    assert state_of(refused) == ("REFUSED", 0)

    services.approve_assistance(assistance_id=cancelled.pk, version=1, by=checker)
    services.cancel_assistance(assistance_id=cancelled.pk, version=2, by=worker_on(cancelled.client))
    assert state_of(cancelled) == ("CANCELLED", 0)


def test_what_is_decided_is_not_decided_again():
    line = AssistanceFactory()
    services.approve_assistance(assistance_id=line.pk, version=1, by=UserFactory(role=Role.MANAGER))
    with pytest.raises(Conflict):
        services.refuse_assistance(
            assistance_id=line.pk, version=1, reason="", by=UserFactory(role=Role.SUPERVISOR)
        )
    with pytest.raises(ValidationError):
        services.refuse_assistance(
            assistance_id=line.pk, version=2, reason="", by=UserFactory(role=Role.SUPERVISOR)
        )


def test_a_fund_gives_no_more_than_it_has():
    fund = FundFactory(budget=Decimal("1000.00"))
    lines = [AssistanceFactory(fund=fund, amount=Decimal("600.00")) for _ in range(2)]
    checker = UserFactory(role=Role.MANAGER)
    services.approve_assistance(assistance_id=lines[0].pk, version=1, by=checker)
    with pytest.raises(ValidationError) as refusal:
        services.approve_assistance(assistance_id=lines[1].pk, version=1, by=checker)
    assert refusal.value.messages == ["The fund has HK$400.00 left: not enough for this."]
    assert state_of(lines[1]) == ("REQUESTED", 600)


def test_the_database_refuses_a_fund_below_zero():
    fund = FundFactory(budget=Decimal("10.00"))
    with pytest.raises(IntegrityError), house():
        Fund.objects.filter(pk=fund.pk).update(committed=Decimal("10.01"))


def test_the_manager_alone_opens_and_changes_funds():
    answers = {"code": "SCHOOL", "name_en": "School", "name_zh": "就學", "budget": Decimal(500)}
    pk = services.open_fund(answers=answers, by=UserFactory(role=Role.MANAGER))
    changed = services.change_fund(
        fund_id=pk, version=1, changes={"budget": Decimal(900)}, by=UserFactory(role=Role.MANAGER)
    )
    assert changed == {"budget"}
    with pytest.raises(Refused):
        services.change_fund(
            fund_id=pk, version=2, changes={"budget": Decimal(9)}, by=UserFactory(role=Role.WELFARE)
        )


def test_a_replayed_request_makes_one_line():
    client, fund = ClientFactory(), FundFactory()
    by, key = worker_on(client), "4a7a2c52-3d5f-4c35-8f0e-0a6a1a0f4a11"
    first, second = (
        services.request_assistance(client_id=client.pk, fund_id=fund.pk, answers=ASKING, by=by, key=key)
        for _ in range(2)
    )
    assert first == second


def test_a_need_of_another_client_is_not_closed():
    need = NeedFactory()
    with pytest.raises(Http404):
        services.end_need(need_id=need.pk, version=1, state="MET", by=worker_on(ClientFactory()))


@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_never_spend_what_the_fund_has_not():
    """20 approvals of 100 at the same instant from a fund of 1,000: ten pass, ten are told there is no more."""
    fund = FundFactory(budget=Decimal("1000.00"))
    lines = [AssistanceFactory(fund=fund, amount=Decimal("100.00")) for _ in range(20)]
    checkers = [UserFactory(role=Role.MANAGER) for _ in range(20)]
    start, answers = Barrier(20), []

    def approve(line, checker):
        try:
            start.wait()
            with transaction.atomic():
                services.approve_assistance(assistance_id=line.pk, version=1, by=checker)
            answers.append("approved")
        except ValidationError:
            answers.append("no more")
        finally:
            connection.close()

    threads = [Thread(target=approve, args=pair) for pair in zip(lines, checkers, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with house():
        fund.refresh_from_db()
        spent = Assistance.objects.filter(state="APPROVED").aggregate(sum=Sum("amount"))["sum"]
    assert (answers.count("approved"), answers.count("no more")) == (10, 10)
    assert (fund.committed, spent, fund.left) == (Decimal("1000.00"), Decimal("1000.00"), Decimal("0.00"))
