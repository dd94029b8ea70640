"""Entries are shown to whom they are for, and the page's own entry is marked."""

from types import SimpleNamespace

import pytest

from core import navigation
from core.models import ClosedDay
from core.navigation import Bar, Entry, register, register_bar, shown_on
from tests.factories import UserFactory
from tests.house_context import being

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_bars", [])


def entry(url_name, order=1, group="main", shown=True, **more):
    return Entry(
        label=url_name,
        url_name=url_name,
        icon="x",
        group=group,
        order=order,
        shown_to=lambda _: shown,
        **more,
    )


def request(view_name="", namespace="", signed_in=True):
    match = SimpleNamespace(view_name=view_name, namespace=namespace)
    return SimpleNamespace(user=SimpleNamespace(is_authenticated=signed_in), resolver_match=match)


def test_an_entry_the_user_may_not_open_is_absent(empty):
    register(entry("accounts:me", 2), entry("accounts:access_matrix", 1), entry("core:openings", shown=False))
    shown = shown_on(request("accounts:me", "accounts")).links
    assert [(link.url, link.is_current) for link in shown["main"]] == [("/access/", False), ("/me/", True)]
    assert shown["oversight"] == []


def test_a_page_without_an_entry_marks_the_first_of_its_room(empty):
    register(entry("accounts:access_matrix", 1), entry("accounts:me", 2), entry("core:openings", 3))
    shown = shown_on(request("accounts:code_of_conduct", "accounts")).links["main"]
    assert [link.is_current for link in shown] == [True, False, False]
    register(entry("core:jobs", group="oversight"), entry("core:notices", group="bell"))
    assert not any(link.is_current for link in shown_on(request("core:parts", "core")).links["oversight"])
    assert not any(link.is_current for link in shown_on(request("core:notices", "core")).links["oversight"])
    assert not any(link.is_current for link in shown_on(request("home")).links["main"])


def days(count):
    """That many rows; everybody may read closed days."""
    return ClosedDay.objects.order_by("day")[:count]


def test_counts_are_asked_for_shown_entries_only(empty, django_assert_num_queries):
    asked = []
    register(
        entry("accounts:me", 1, counted=lambda user: asked.append("me") or days(3)),
        entry("core:openings", 2, shown=False, counted=lambda user: asked.append("openings") or days(4)),
        entry("core:notices", 3, counted=lambda user: None),
        entry("core:jobs", 4, counted=lambda user: ClosedDay.objects.none()),
        entry("core:parts", 5),
    )
    register_bar(Bar("Days are entered"), when=ClosedDay.objects.all)
    with being(UserFactory()), django_assert_num_queries(1):
        shown = shown_on(request())
    assert [link.count for link in shown.links["main"]] == [3, None, 0, None]
    assert asked == ["me"]
    assert [bar.text for bar in shown.bars] == ["Days are entered"]


def test_a_visitor_has_no_links_and_no_group_is_invented(empty):
    register(entry("accounts:me"))
    assert shown_on(request(signed_in=False)).links["main"] == []
    with pytest.raises(ValueError, match="attic"):
        register(entry("accounts:me", group="attic"))


def test_only_bars_that_apply_are_shown(empty):
    late = Bar("Reminders are late")
    register_bar(late, when=lambda: days(1))
    register_bar(Bar("All is lost"), when=ClosedDay.objects.none)
    with being(UserFactory()):
        assert shown_on(request()).bars == [late]
    assert shown_on(request(signed_in=False)).bars == []
