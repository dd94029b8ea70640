"""Welfare's pages: allowed, refused by row, refused by field, and no more queries for more rows."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.policy import Role
from cases.models import Case
from cases.timeline import chronology
from core.access import read_one
from core.desk import desk_of
from core.models import Notice
from core.together import run
from tests.factories import CaseFactory, ClientFactory, UserFactory, put_on
from tests.house_context import being, house, sign_in
from tests.welfare.factories import (
    CANARY,
    AssistanceFactory,
    FundFactory,
    NeedFactory,
    NeedsAssessmentFactory,
    PlanStepFactory,
)
from welfare import services
from welfare.models import Assistance, Fund, Need, NeedsAssessment, PlanStep

pytestmark = pytest.mark.django_db

TODAY = {"day": "02", "month": "03", "year": "2026"}
ASKING = {"kind": "FOOD", "purpose": "Food parcel", "paid_to": "in person", "amount": "400.00"}


def page(client, user, name, *args, query=""):
    return sign_in(client, user).get(reverse(f"welfare:{name}", args=args) + query)


def post(client, user, name, *args, **data):
    return sign_in(client, user).post(reverse(f"welfare:{name}", args=args), data)


def text(response):
    return response.content.decode()


def dated(name, **date):
    return {f"{name}_{part}": value for part, value in (TODAY | date).items()}


def only(model):
    with house():
        return model.objects.get()


@pytest.fixture
def line(db):
    """A client with an assessment, two needs, a step, and assistance asked for."""
    line = AssistanceFactory()
    person = line.client
    assessment = NeedsAssessmentFactory(client=person)
    NeedFactory(client=person, assessment=assessment)
    NeedFactory(client=person, assessment=assessment, category="MEDICAL", text="", health_text=CANARY)
    PlanStepFactory(client=person)
    return line


def on(line, role):
    user = UserFactory(role=role)
    put_on(user, line.client)
    return user


def addresses(line):
    """Every page of a client's welfare file: name and argument."""
    yield from ((name, line.client_id) for name in ("needs", "of_client", "assess", "need_add", "step_add"))
    yield from ((name, line.client_id) for name in ("assistance", "ask"))
    yield from ((name, line.pk) for name in ("line", "give", "cancel"))
    with house():
        yield "need_end", Need.objects.filter(category="HOUSING").get().pk
        yield "step_done", PlanStep.objects.get().pk


def test_the_welfare_officer_on_the_client_opens_every_page(client, line):
    user = on(line, Role.WELFARE)
    found = [(name, page(client, user, name, key).status_code) for name, key in addresses(line)]
    assert found == [(name, 200) for name, _ in found]
    for name in ("list", "waiting", "funds"):
        assert page(client, user, name).status_code == 200


@pytest.mark.parametrize("role", [Role.WELFARE, Role.CASEWORKER, Role.COUNSELLOR, Role.INTAKE, Role.LAWYER])
def test_off_the_client_every_page_is_the_404_of_a_missing_one(client, line, role):
    user = UserFactory(role=role)
    for name, key in addresses(line):
        assert page(client, user, name, key).status_code == 404, name
        assert post(client, user, name, key, **ASKING).status_code == 404, name


@pytest.mark.parametrize(
    ("role", "opened"),
    [
        (Role.CASEWORKER, {"needs", "of_client", "assistance", "line"}),
        (Role.COUNSELLOR, {"needs", "of_client", "assess", "need_add", "step_add", "need_end", "step_done"}),
        (Role.MANAGER, {"needs", "of_client", "assistance", "line", "ask", "give", "cancel"}),
        (Role.PROBONO, set()),
        (Role.INTAKE, set()),
    ],
)
def test_on_the_client_each_role_opens_what_its_policy_says(client, line, role, opened):
    user = on(line, role)
    found = {name for name, key in addresses(line) if page(client, user, name, key).status_code == 200}
    assert found == opened


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.MANAGER])
@pytest.mark.parametrize("name", ["needs", "of_client"])
def test_health_is_a_chip_and_health_needs_are_not_there(client, line, role, name):
    shown = text(page(client, on(line, role), name, line.client_id))
    assert "written notice to leave" in shown
    assert "Restricted" in shown
    assert [word for word in (CANARY, "Medical") if word in shown] == []
    ask = reverse("core:ask", args=["welfare.needsassessment", only(NeedsAssessment).pk, "health"])
    assert (ask in shown) is (role == Role.CASEWORKER)


def test_a_reason_that_says_nothing_is_sent_back(client, line):
    url = reverse("core:ask", args=["welfare.needsassessment", only(NeedsAssessment).pk, "health"])
    answer = sign_in(client, on(line, Role.CASEWORKER)).post(url, {"reason": "ok"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])


def test_the_care_team_reads_health(client, line):
    shown = text(page(client, on(line, Role.COUNSELLOR), "needs", line.client_id))
    assert shown.count(CANARY) == 2
    assert "2,300.00" not in shown


def test_the_counsellor_sees_no_money_in_the_panel(client, line):
    assert "HK$" not in text(page(client, on(line, Role.COUNSELLOR), "of_client", line.client_id))
    assert "HK$2,300.00" in text(page(client, on(line, Role.CASEWORKER), "of_client", line.client_id))


def test_an_assessment_is_recorded_by_its_form(client):
    person = ClientFactory()
    user = UserFactory(role=Role.WELFARE)
    put_on(user, person)
    answers = dated("assessed_on") | {
        "situation": "Shares a room",
        "severity_HOUSING": "HIGH",
        "words_HOUSING": "notice",
        "severity_MEDICAL": "LOW",
        "words_MEDICAL": "asthma",
        "words_FOOD": "no severity: no need",
    }
    assert post(client, user, "assess", person.pk, **answers).status_code == 302
    with house():
        found = [(n.category, n.text, n.health_text) for n in Need.objects.order_by("category")]
    assert found == [("HOUSING", "notice", ""), ("MEDICAL", "", "asthma")]


def test_impossible_dates_are_said_and_what_was_typed_stays(client):
    person = ClientFactory()
    user = UserFactory(role=Role.WELFARE)
    put_on(user, person)
    answers = dated("assessed_on") | dated("review_on", year="2025") | {"situation": "Shares a room"}
    answer = post(client, user, "assess", person.pk, **answers)
    assert answer.status_code == 422
    assert "must be after the assessment" in text(answer)
    assert "Shares a room" in text(answer)


def test_needs_and_steps_by_their_forms(client, line):
    user = on(line, Role.WELFARE)
    answer = post(
        client, user, "need_add", line.client_id, category="FOOD", severity="LOW", words="card empty"
    )
    assert answer.status_code == 302
    with house():
        need = Need.objects.get(category="FOOD")
    assert post(client, user, "need_end", need.pk, state="MET", version=1).status_code == 302
    step = dated("due_on") | {"action": "Visit", "owner": str(user.pk)}
    assert post(client, user, "step_add", line.client_id, **step).status_code == 302
    with house():
        made = PlanStep.objects.get(action="Visit")
    assert post(client, user, "step_done", made.pk, result="Went", version=1).status_code == 302
    shown = text(page(client, user, "needs", line.client_id))
    assert [word for word in ("Food: Met", "Went") if word not in shown] == []


def test_the_ledger_shows_sums_as_text_and_filters(client, line):
    user = on(line, Role.CASEWORKER)
    today = dt.date.today()
    given = {"fund": line.fund, "client": line.client, "state": "GIVEN", "given_on": today}
    given |= {"approved_by": UserFactory(role=Role.MANAGER), "decided_on": today}
    AssistanceFactory(amount=Decimal("1180.00"), receipt_number="R-1", purpose="School uniform", **given)
    AssistanceFactory(amount=Decimal("294.00"), purpose="Phone data", **given)

    every = text(page(client, user, "assistance", line.client_id))
    assert "HK$1,474.00" in every
    assert "HK$2,300.00" in every
    assert every.count("needs a second person") == 1
    missing = text(page(client, user, "assistance", line.client_id, query="?show=no-receipt"))
    assert ("Phone data" in missing, "School uniform" in missing, ">294.00<" in missing) == (
        True,
        False,
        True,
    )


def test_asking_deciding_and_giving_by_their_forms(client):
    person, fund = ClientFactory(), FundFactory()
    maker, checker = UserFactory(role=Role.WELFARE), UserFactory(role=Role.SUPERVISOR)
    put_on(maker, person)
    key = "4a7a2c52-3d5f-4c35-8f0e-0a6a1a0f4a11"
    for _ in range(2):
        asked = post(client, maker, "ask", person.pk, fund=str(fund.pk), idempotency_key=key, **ASKING)
        assert asked.status_code == 302
    line = only(Assistance)
    assert "You asked for this" in text(page(client, maker, "line", line.pk))
    assert post(client, maker, "approve", line.pk, version=1).status_code == 404

    assert "Approve" in text(page(client, checker, "waiting"))
    assert "left" in text(page(client, checker, "approve", line.pk))
    assert post(client, checker, "approve", line.pk, version=1).status_code == 302
    given = dated("given_on") | {"receipt_number": "R-17", "version": 2}
    assert post(client, maker, "give", line.pk, **given).status_code == 302
    assert (only(Assistance).state, only(Fund).committed) == ("GIVEN", Decimal("400.00"))
    with house():
        assert [one.user_id for one in Notice.objects.filter(kind="welfare.assistance_decided")] == [maker.pk]


def test_a_stale_page_does_not_approve_what_it_did_not_show(client, line):
    checker = UserFactory(role=Role.MANAGER)
    services.cancel_assistance(assistance_id=line.pk, version=1, by=on(line, Role.WELFARE))
    answer = sign_in(client, checker).post(
        reverse("welfare:approve", args=[line.pk]), {"version": 1}, follow=True
    )
    assert (answer.status_code, "Somebody changed this meanwhile" in text(answer)) == (409, True)
    assert only(Assistance).state == "CANCELLED"


def test_one_who_asked_cannot_approve_even_by_a_forged_post(client):
    fund = FundFactory()
    supervisor, person = UserFactory(role=Role.SUPERVISOR), ClientFactory()
    post(client, supervisor, "ask", person.pk, fund=str(fund.pk), **ASKING)
    line = only(Assistance)
    answer = sign_in(client, supervisor).post(
        reverse("welfare:approve", args=[line.pk]), {"version": 1}, follow=True
    )
    refused = "You asked for this, so you cannot decide about it." in text(answer)
    assert (answer.status_code, refused) == (422, True)
    assert only(Assistance).state == "REQUESTED"


def test_who_approves_from_the_queue_goes_on_with_the_queue(client, line):
    checker = UserFactory(role=Role.MANAGER)
    answer = post(client, checker, "approve", line.pk, version=1, **{"from": "waiting"})
    assert (answer.status_code, answer.url) == (302, reverse("welfare:waiting"))


def test_refusing_needs_a_reason_and_the_asker_reads_it(client, line):
    checker = UserFactory(role=Role.SUPERVISOR)
    assert post(client, checker, "refuse", line.pk, version=1).status_code == 422
    assert post(client, checker, "refuse", line.pk, version=1, reason="other source").status_code == 302
    assert "other source" in text(page(client, on(line, Role.WELFARE), "line", line.pk))


def test_the_manager_keeps_the_funds(client):
    manager, welfare = UserFactory(role=Role.MANAGER), UserFactory(role=Role.WELFARE)
    answers = {"code": "SCHOOL", "name_en": "School", "name_zh": "就學", "budget": "500"}
    assert post(client, manager, "fund_add", **answers).status_code == 302
    fund = only(Fund)
    assert (
        post(client, manager, "fund", fund.pk, **{**answers, "budget": "900", "version": 1}).status_code
        == 302
    )
    conflict = post(client, manager, "fund", fund.pk, **{**answers, "budget": "700", "version": 1})
    assert (conflict.status_code, "900" in text(conflict), "700" in text(conflict)) == (409, True, True)
    assert page(client, welfare, "fund", fund.pk).status_code == 404
    assert "900.00" in text(page(client, welfare, "funds"))


def test_a_budget_below_what_is_committed_is_refused(client):
    manager, fund = UserFactory(role=Role.MANAGER), FundFactory(committed=Decimal("100.00"))
    answers = {"code": fund.code, "name_en": "E", "name_zh": "緊", "budget": "99", "version": 1}
    answer = post(client, manager, "fund", fund.pk, **answers)
    assert (answer.status_code, "cannot be less than what is committed" in text(answer)) == (422, True)


def test_the_list_shows_needs_of_reachable_clients_and_no_health_to_the_manager(client, line):
    NeedFactory(client=ClientFactory(), category="PREGNANCY", text="")
    shown = text(page(client, UserFactory(role=Role.MANAGER), "list"))
    assert "Housing (High)" in shown
    assert [word for word in ("Medical", "Pregnancy") if word in shown] == []
    assert shown.count("P-2") == 1
    assert "Medical" in text(page(client, on(line, Role.WELFARE), "list"))


def test_the_desk_tells_what_to_approve_and_which_steps_are_due(line):
    checker, officer = UserFactory(role=Role.SUPERVISOR), on(line, Role.WELFARE)
    with house():
        PlanStep.objects.update(owner=officer)
    today = dt.date(2026, 4, 2)
    with being(checker):
        assert [item.title for item in desk_of(checker, today)["waiting"]] == [
            "Approve assistance: HK$2,300.00"
        ]
    with being(officer):
        desk = desk_of(officer, today)
    assert ([item.title for item in desk["overdue"]], desk["waiting"]) == (["Write to the landlord"], [])


@pytest.mark.parametrize(
    ("role", "told"), [(Role.CASEWORKER, True), (Role.COUNSELLOR, False), (Role.INTAKE, False)]
)
def test_a_cases_chronology_tells_of_money_given_to_whom_it_concerns(line, role, told):
    case, user = CaseFactory(client=line.client), on(line, role)
    put_on(user, case)
    services.approve_assistance(assistance_id=line.pk, version=1, by=UserFactory(role=Role.MANAGER))
    services.give_assistance(
        assistance_id=line.pk,
        version=2,
        given_on=dt.date(2026, 3, 27),
        receipt_number="",
        by=on(line, Role.WELFARE),
    )
    with being(user):
        seen = read_one(user, Case.objects.visible_to(user).filter(pk=case.pk))
        entries = [str(entry.title) for entry in run(chronology(user, seen)).entries]
    assert ("Assistance given: HK$2,300.00" in entries) is told


@pytest.mark.parametrize("name", ["list", "needs", "assistance", "waiting", "funds", "of_client"])
def test_pages_take_as_many_queries_for_three_rows_as_for_one(
    client, django_assert_max_num_queries, name, line
):
    user = on(line, Role.WELFARE)
    args = [line.client_id] if name in {"needs", "assistance", "of_client"} else []
    sign_in(client, user)

    def count():
        with django_assert_max_num_queries(200) as queries:
            assert client.get(reverse(f"welfare:{name}", args=args)).status_code == 200
        return len(queries)

    count()  # the session's own first visit
    first = count()
    for _ in range(2):
        NeedFactory(client=line.client)
        PlanStepFactory(client=line.client)
        NeedsAssessmentFactory(client=line.client)
        AssistanceFactory(client=line.client)
        put_on(user, NeedFactory().client)
    assert count() == first
