"""The books: loaded once, kept by staff; a change lists deadlines and moves none."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from cases import services
from cases.models import Deadline, DeadlineReview, TimeLimit
from core.access import Refused
from core.models import ClosedDay
from tests.cases.conftest import decision
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(case, nadia):
    with being(nadia):
        services.record_event(case_id=case.pk, entry=decision(), by=nadia)
    with house():
        return Deadline.objects.get(case=case, limit__code="TCAB_NOTICE")


def reviews():
    with house():
        return [
            (row.deadline.limit.code, row.cause, row.proposed_on)
            for row in DeadlineReview.objects.filter(answered_at=None)
        ]


def storm(by, day=dt.date(2026, 4, 8)):
    with being(by):
        return services.add_closed_day(day=day, kind="GALE", name_en="Gale", source="Observatory", by=by)


def test_books_are_loaded_and_loading_again_changes_nothing(db):
    with house():
        ClosedDay.objects.filter(day="2026-12-25").update(name_en="Christmas, as staff wrote it")
        services.load_books()

        assert (ClosedDay.objects.count(), TimeLimit.objects.count()) == (68, 21)
        assert ClosedDay.objects.get(day="2026-12-25").name_en == "Christmas, as staff wrote it"


def test_a_typhoon_lists_the_deadline_it_would_move(case, appeal, ruth, nadia):
    _, asked = storm(ruth)

    assert asked == 1
    assert reviews() == [("TCAB_NOTICE", "closed_day", dt.date(2026, 4, 9))]
    with house():
        row = Deadline.objects.get(pk=appeal.pk)
        assert (row.due_on, row.remind_by_on) == (dt.date(2026, 4, 8), dt.date(2026, 4, 8))
        review = DeadlineReview.objects.get(deadline=row)
    with being(nadia):
        services.answer_review(review_id=review.pk, accept=True, reason="Signal 8 from noon.", by=nadia)
    with house():
        assert Deadline.objects.get(pk=appeal.pk).due_on == dt.date(2026, 4, 9)


def test_a_typhoon_elsewhere_lists_nothing(appeal, ruth):
    assert storm(ruth, dt.date(2026, 4, 1))[1] == 0
    assert reviews() == []


def test_kept_review_is_answered_and_not_asked_twice(appeal, ruth, nadia):
    storm(ruth)
    with house():
        review = DeadlineReview.objects.get()
    with being(nadia):
        services.answer_review(
            review_id=review.pk, accept=False, reason="Filed before noon anyway.", by=nadia
        )

    assert reviews() == []
    with pytest.raises(ValidationError), being(nadia):
        services.answer_review(review_id=review.pk, accept=True, reason="x", by=nadia)


def test_a_changed_rule_is_a_new_version_and_lists_what_it_governs(appeal, ruth):
    with being(ruth):
        new, asked = services.change_time_limit(
            code="TCAB_NOTICE", effective_from=dt.date(2026, 3, 1), changes={"period": 7}, by=ruth
        )

    assert (new.number, asked) == (2, 1)
    assert reviews() == [("TCAB_NOTICE", "rule_changed", dt.date(2026, 3, 27))]
    with house():
        old = TimeLimit.objects.get(code="TCAB_NOTICE", number=1)
        assert (old.period, old.effective_to) == (14, dt.date(2026, 2, 28))
        assert Deadline.objects.get(pk=appeal.pk).remind_by_on == dt.date(2026, 3, 27)


def test_a_rule_changed_for_later_events_lists_nothing(appeal, ruth):
    with being(ruth):
        _, asked = services.change_time_limit(
            code="TCAB_NOTICE", effective_from=dt.date(2026, 4, 1), changes={"period": 7}, by=ruth
        )
    assert asked == 0


def test_a_new_version_begins_after_the_one_before(db, ruth):
    with pytest.raises(ValidationError), being(ruth):
        services.change_time_limit(
            code="TCAB_NOTICE", effective_from=dt.date(2012, 12, 3), changes={}, by=ruth
        )


def test_a_caseworker_keeps_no_books(nadia):
    with pytest.raises(Refused):
        storm(nadia)
