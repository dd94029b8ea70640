"""Entries are shown to whom they are for, and the page's own entry is marked."""

from types import SimpleNamespace

import pytest

from core import navigation
from core.navigation import Bar, Entry, bars_for, links_for, register, register_bar


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
    shown = links_for(request("accounts:me", "accounts"))
    assert [(link.url, link.is_current) for link in shown["main"]] == [("/access/", False), ("/me/", True)]
    assert shown["oversight"] == []


def test_a_page_without_an_entry_marks_the_first_of_its_room(empty):
    register(entry("accounts:access_matrix", 1), entry("accounts:me", 2), entry("core:openings", 3))
    shown = links_for(request("accounts:code_of_conduct", "accounts"))["main"]
    assert [link.is_current for link in shown] == [True, False, False]
    register(entry("core:jobs", group="oversight"), entry("core:notices", group="bell"))
    assert not any(link.is_current for link in links_for(request("core:parts", "core"))["oversight"])
    assert not any(link.is_current for link in links_for(request("core:notices", "core"))["oversight"])
    assert not any(link.is_current for link in links_for(request("home"))["main"])


def test_counts_are_asked_for_shown_entries_only(empty):
    asked = []
    register(
        entry("accounts:me", count=lambda user: asked.append("me") or 3),
        entry("core:openings", shown=False, count=lambda user: asked.append("openings") or 4),
    )
    assert [link.count for link in links_for(request())["main"]] == [3]
    assert asked == ["me"]


def test_a_visitor_has_no_links_and_no_group_is_invented(empty):
    register(entry("accounts:me"))
    assert links_for(request(signed_in=False))["main"] == []
    with pytest.raises(ValueError, match="attic"):
        register(entry("accounts:me", group="attic"))


def test_only_bars_that_apply_are_shown(empty):
    late = Bar("Reminders are late")
    register_bar(lambda _: late)
    register_bar(lambda _: None)
    assert bars_for(request()) == [late]
