"""Lists over all files, the rule book, the closed days and the calculator."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.policy import Role
from cases import services
from cases.models import Deadline, TimeLimit
from core.models import ClosedDay
from tests.cases.conftest import decision
from tests.cases.views.test_acts import boxes, text
from tests.cases.views.test_files import asked
from tests.factories import ClientFactory, UserFactory
from tests.house_context import being, house, sign_in

pytestmark = pytest.mark.django_db


def more_cases(nadia, ruth, count):
    with house():
        for n in range(count):
            case = services.open_case(client=ClientFactory(display_name=f"Client {n}"), by=ruth)
            services.assign_user(case_id=case.pk, user=nadia, part="caseworker", by=ruth)
            services.record_event(case_id=case.pk, entry=decision(), by=nadia)


def test_list_of_cases(client, case, nadia, ruth):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    shown = text(sign_in(client, nadia).get(reverse("cases:list")))

    for words in (
        case.reference,
        "Amina DOREH",
        "Decided: not substantiated",
        "Nadia Quill",
        "No one on record",
        "08 Apr 2026",
    ):
        assert words in shown, words


def test_list_holds_only_ones_own(client, case, omar):
    assert case.reference not in text(sign_in(client, omar).get(reverse("cases:list")))


@pytest.mark.parametrize(
    "query", ["alarm=any", "is_open=open", "mine=mine", "stage=DECIDED_REJECTED", "kind=usm", "sort=next_due"]
)
def test_filters_of_cases(client, case, nadia, query):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    assert case.reference in text(sign_in(client, nadia).get(f"{reverse('cases:list')}?{query}"))


@pytest.mark.parametrize("role", [Role.PROBONO, Role.MANAGER, Role.INTAKE, Role.LAWYER, Role.WELFARE])
def test_every_role_with_cases_has_the_list(client, case, role):
    assert sign_in(client, UserFactory(role=role)).get(reverse("cases:list")).status_code == 200


def test_list_of_deadlines(client, case, nadia):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    signed = sign_in(client, nadia)
    shown = text(signed.get(reverse("cases:deadline_list")))

    assert "Notice of Appeal to the Board" in shown
    assert "5 working days left" in shown
    waiting = text(signed.get(f"{reverse('cases:deadline_list')}?check=waiting&due_on=14"))
    assert "Notice of Appeal to the Board" in waiting
    assert "Leave to apply" not in waiting


@pytest.mark.parametrize("name", ["list", "deadline_list"])
def test_lists_ask_as_often_for_three_rows_as_for_one(client, nadia, ruth, name):
    more_cases(nadia, ruth, 1)
    signed, url = sign_in(client, nadia), reverse(f"cases:{name}")
    signed.get(url)
    one = asked(signed, url)
    more_cases(nadia, ruth, 2)

    assert asked(signed, url) == one


def test_calculator(client, nadia):
    start = boxes("start", "2026-03-20")
    signed = sign_in(client, nadia)
    shown = text(
        signed.get(reverse("cases:due_date"), {**start, "period": "14", "unit": "days", "forum": "STATUTORY"})
    )

    assert "Wed 08 Apr 2026" in shown
    assert "day 14, Good Friday" in shown
    far = text(
        signed.get(
            reverse("cases:due_date"),
            {**boxes("start", "2031-06-01"), "period": "14", "unit": "days", "forum": "STATUTORY"},
        )
    )
    assert "The general holidays of 2031 are not loaded." in far


@pytest.mark.parametrize("period", ["0", "99999", "x", ""])
def test_calculator_refuses_in_words(client, nadia, period):
    data = {**boxes("start", "2026-03-20"), "period": period, "unit": "years", "forum": "STATUTORY"}
    assert sign_in(client, nadia).get(reverse("cases:due_date"), data).status_code == 422


def test_long_calculation_is_told_by_its_end(client, nadia):
    data = {**boxes("start", "2024-02-28"), "period": "6", "unit": "years", "forum": "COURT_OFFICE"}
    assert "Thu 28 Feb 2030" in text(sign_in(client, nadia).get(reverse("cases:due_date"), data))


def test_rule_book(client, nadia, ruth):
    shown = text(sign_in(client, nadia).get(reverse("cases:time_limits")))
    assert "s.37ZS(1) Cap.115" in shown
    assert "New version" not in shown
    assert (
        sign_in(client, nadia).get(reverse("cases:time_limit_change", args=["TCAB_NOTICE"])).status_code
        == 404
    )

    data = {
        **boxes("effective_from", "2026-03-27"), "period": "7", "unit": "days", "source": "A new ordinance",
        "is_verified": "on",
    }  # fmt: skip
    answer = sign_in(client, ruth).post(reverse("cases:time_limit_change", args=["TCAB_NOTICE"]), data)
    assert answer.status_code == 302
    with house():
        assert TimeLimit.objects.get(code="TCAB_NOTICE", number=2).period == 7


def test_typhoon_day_lists_the_deadlines_it_would_move(client, case, nadia, ruth):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    url = reverse("cases:closed_days")
    data = {
        **boxes("day", "2026-04-08"),
        "kind": "GALE",
        "name_en": "Signal 8",
        "source": "Observatory, 10:40",
    }
    answer = sign_in(client, ruth).post(url, data, follow=True)
    assert "1 open deadline is listed for review" in text(answer)
    again = client.post(url, data)
    assert again.status_code == 422
    with house():
        assert ClosedDay.objects.filter(day="2026-04-08").count() == 1
        assert Deadline.objects.filter(case=case, due_on=dt.date(2026, 4, 8)).count() == 1


def test_caseworker_reads_the_closed_days_and_enters_none(client, nadia):
    signed = sign_in(client, nadia)
    assert "Good Friday" in text(signed.get(reverse("cases:closed_days")))
    data = {**boxes("day", "2026-04-08"), "kind": "GALE", "name_en": "x", "source": "x"}
    assert signed.post(reverse("cases:closed_days"), data).status_code == 200
    with house():
        assert ClosedDay.objects.filter(day="2026-04-08").count() == 0
