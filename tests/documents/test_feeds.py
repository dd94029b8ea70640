"""Papers in a case's chronology."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.policy import Role
from cases.models import Case
from core.access import read_one
from core.clock import now
from core.together import run
from documents.feeds import paper_entries
from documents.models import Document
from tests.documents.factories import caseworker_on_case, paper_in
from tests.documents.test_papers import colleague, event_in
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


def told(user, case, before=None, limit=10):
    with being(user):
        seen = read_one(user, Case.objects.visible_to(user).filter(pk=case.pk))
        return run(paper_entries(user, seen, before, limit))


def test_papers_are_told_newest_first_with_what_they_prove():
    worker, case = caseworker_on_case()
    event = event_in(case, worker)
    paper_in(case, worker, served_on=dt.date(2026, 3, 20), from_whom="the office", proves=event.pk)
    paper_in(case, worker, title="Later")

    later, notice = told(worker, case)

    assert (later.title, notice.title, notice.by) == ("Later", "Notice of Decision", "from the office")
    assert notice.texts == ("Served 20 Mar 2026.", "Proves: Notice of Decision served.")
    assert notice.on == timezone.localtime(now()).date()


def test_restricted_paper_tells_only_that_it_is():
    worker, case = caseworker_on_case()
    paper_in(case, worker, title="Canary", is_sensitive=True)
    (entry,) = told(colleague(Role.MANAGER, case, case.client), case)
    assert (entry.title, entry.texts[0].is_restricted, entry.links) == ("One restricted document", True, ())
    assert told(colleague(Role.WELFARE, case, case.client), case) == []


def test_earlier_pages_go_on_where_the_last_one_ended():
    worker, case = caseworker_on_case()
    paper_in(case, worker, title="Old")
    with house():
        Document.objects.update(created_at=now() - dt.timedelta(days=3))
    paper_in(case, worker, title="New")
    today = timezone.localtime(now()).date()
    assert [entry.title for entry in told(worker, case, before=today)] == ["Old"]
    assert [entry.title for entry in told(worker, case, limit=1)] == ["New"]


def test_feed_takes_the_same_queries_at_one_and_three_papers(django_assert_max_num_queries):
    worker, case = caseworker_on_case()
    counts = []
    for number in (1, 2):
        for _paper in range(number):
            paper_in(case, worker)
        with django_assert_max_num_queries(40) as captured:
            told(worker, case)
        counts.append(len(captured))
    assert counts[0] == counts[1]
