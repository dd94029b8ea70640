"""What is asked in one statement is what each question gives by itself, and as few statements as rounds."""

import pytest
from django.apps import apps

from accounts.policy import Role
from cases.models import Case
from clients.models import Client
from core.access import attach_many, attaching, following, read, reading
from core.checks import house_models
from core.models import ClosedDay
from core.one_statement import Counted, count_all, fetch
from core.together import ask, once, run, side_by_side, together
from reports.crawl.crawl import planted
from tests.factories import CaseFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db


def values(rows):
    return [{name: value for name, value in vars(row).items() if name != "_state"} for row in rows]


def test_every_column_of_every_table_comes_back_as_django_reads_it():
    models = [*house_models(), apps.get_model("auth.Group"), Client.history.model]
    with planted(seed=11), house():
        asked = [model._default_manager.order_by("pk") for model in models]
        found = fetch(asked)
        assert [values(rows) for rows in found] == [values(rows.all()) for rows in asked]
        assert [len(rows) for rows in found] == count_all(asked)
    filled = {model for model, rows in zip(models, found, strict=True) if rows}
    assert len(filled) > len(models) * 0.8


def test_order_slices_annotations_and_narrow_columns_are_kept(django_assert_num_queries):
    newest = ClosedDay.objects.only("day", "kind").order_by("-day")[:3]
    with house():
        with django_assert_num_queries(1):
            days, none, count, same = fetch([newest, ClosedDay.objects.none(), Counted(newest), newest.all()])
        assert values(days) == values(same) == values(newest)
        assert (none, count) == ([], 3)
        assert "source" not in vars(days[0])


def test_nothing_to_ask_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert fetch([]) == []
        assert fetch([ClosedDay.objects.none(), Counted(ClosedDay.objects.none())]) == [[], 0]


def test_only_rows_and_numbers_are_fetched_together():
    with pytest.raises(TypeError):
        fetch([ClosedDay.objects.values("day"), ClosedDay.objects.all()])


def test_a_round_is_one_statement_however_many_ask(django_assert_num_queries):
    manager = UserFactory(role=Role.MANAGER)
    for _ in range(2):
        CaseFactory()

    def cases():
        return (
            yield from reading(manager, Case.objects.visible_to(manager).order_by("pk"), follow=["client"])
        )

    def clients():
        found = yield from reading(manager, Client.objects.visible_to(manager).order_by("pk"))
        rows = Case.objects.visible_to(manager)
        yield from attaching(manager, found, rows, by="client", name="cases")
        return found

    with being(manager):
        alone = read(manager, Case.objects.visible_to(manager).order_by("pk"), follow=["client"])
        apart = read(manager, Client.objects.visible_to(manager).order_by("pk"))
        attach_many(manager, apart, Case.objects.visible_to(manager), by="client", name="cases")
        # Both rounds, and what is open to the reader of single records was asked above.
        with django_assert_num_queries(2):
            first, second = together(cases(), clients())
        assert [one.client.reference for one in first] == [one.client.reference for one in alone]
        assert [one.cases for one in second] == [one.cases for one in apart]
        assert first[0].client.phone.is_restricted


def test_a_record_out_of_reach_is_the_chip_side_by_side_too():
    worker, case = UserFactory(), CaseFactory()
    put_on(worker, case)
    with being(worker):
        [seen] = read(worker, Case.objects.visible_to(worker))
        run(following(worker, [seen], "client"))
        assert seen.client.is_restricted


def test_readers_that_end_early_do_not_hold_up_the_others():
    def short():
        return "nothing"
        yield

    def long():
        first = yield from ask(ClosedDay.objects.order_by("day")[:1])
        [second] = yield from side_by_side(ask(Counted(ClosedDay.objects.filter(day=first[0].day))))
        return second

    with house():
        assert together(short(), long(), short()) == ["nothing", 1, "nothing"]


def test_what_two_readers_want_is_read_once(django_assert_num_queries):
    read_by = []

    def reader():
        read_by.append("somebody")
        return (yield from ask(Counted(ClosedDay.objects.order_by("day")[:2])))

    with house(), django_assert_num_queries(1):
        assert together(once("days", reader), once("days", reader)) == [2, 2]
        assert run(once("days", reader)) == 2
    assert read_by == ["somebody"]
