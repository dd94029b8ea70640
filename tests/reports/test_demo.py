"""The stories told in the demonstration: what is open in them is a caseworker's day, not a forgotten file."""

import datetime as dt

import pytest

from cases.models import Alarm, Deadline, DeadlineReview
from core.clock import today
from reports.demo.clients import NEEDLESS, days_ago, tell
from reports.demo.stories import DEAL, STORIES
from tests.house_context import house

pytestmark = pytest.mark.django_db


def tell_story(name, case, by):
    """Every deadline of the case, in order, once its story is told."""
    with house():
        tell(case, "PAK", STORIES[name], by)
        return list(Deadline.objects.filter(case=case).select_related("limit").order_by("due_on"))


def test_every_story_is_dealt_out_or_kept_for_show():
    assert set(DEAL) <= set(STORIES)


@pytest.mark.parametrize("name", sorted(set(DEAL)))
def test_nothing_in_a_story_is_overdue_by_more_than_a_week(name, case, nadia):
    week_ago = today() - dt.timedelta(days=7)
    stale = [row for row in tell_story(name, case, nadia) if row.state == "open" and row.due_on < week_ago]
    with house():
        late = list(Alarm.objects.filter(case=case, kind="FILED_LATE"))
    assert (stale, late) == ([], [])


def test_the_review_of_a_refusal_is_let_go_once_the_board_has_the_appeal(case, nadia):
    _form, appeal, review = tell_story("appeal pending", case, nadia)
    assert [(row.limit.code, row.state) for row in (appeal, review)] == [
        ("TCAB_NOTICE", "filed"),
        ("JR_LEAVE", "let_go"),
    ]
    assert (review.end_reason, appeal.ended_on) == (NEEDLESS, days_ago(315))


def test_an_appeal_just_filed_leaves_a_question_on_the_desk(case, nadia):
    _form, *rows = tell_story("appeal filed", case, nadia)
    with house():
        asked = DeadlineReview.objects.select_related("deadline").get(deadline__case=case, answered_at=None)
    assert [(row.limit.code, row.state) for row in rows] == [("TCAB_NOTICE", "filed"), ("JR_LEAVE", "open")]
    assert (asked.deadline, asked.cause) == (rows[1], "later_event")
