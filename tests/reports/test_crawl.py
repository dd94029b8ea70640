"""The crawl sees what it is there to see, and finds nothing where there is nothing."""

import datetime as dt

import pytest
from django.core import mail

from reports.crawl.canaries import Canary, found_in, spellings
from reports.crawl.crawl import crawl
from tests.reports import leaky_urls

pytestmark = pytest.mark.unwatched
SLICE = {
    "clients:list",
    "clients:detail",
    "cases:list",
    "cases:detail",
    "core:history",
    "accounts:me",
    "home",
}


@pytest.mark.django_db
@pytest.mark.urls("tests.reports.leaky_urls")
@pytest.mark.parametrize("hole", leaky_urls.HOLES)
def test_every_hole_is_found(hole):
    mail.outbox = []
    report = crawl(seed=7, viewers={"administrator-off"}, only={f"hole:{hole}"}, twins=1)
    assert report.leaks != []


@pytest.mark.django_db
def test_the_files_leak_nothing_to_those_who_may_see_some_of_them():
    report = crawl(
        seed=3, viewers={"caseworker-on", "lawyer-revoked", "manager-off", "visitor"}, only=SLICE, twins=1
    )
    assert report.leaks == []
    assert report.failures == []
    assert sum(report.probes.values()) >= 5_000
    assert report.statuses[200] >= 5


def a_canary(token):
    return Canary("clients.Client", 1, "phone", token)


@pytest.mark.parametrize(
    "body",
    [
        b"zq00007x",
        b"ZQ00007X",
        b"%7aq00007x",
        b"&#122;q00007x",
        b"eHh4enEwMDAwN3h4eHh4",
        "ｚq00007x".encode(),
    ],
)
def test_a_canary_is_found_in_every_dress(body):
    assert found_in(b"before " + body + b" after", [a_canary("zq00007x")]) != []


def test_dates_are_found_as_the_house_prints_them():
    day = dt.date(1931, 3, 14)
    for shown in (b"1931-03-14", b"14 Mar 1931", b"Sat 14 Mar 1931", b"14/03/1931", "1931年3月14日".encode()):
        assert found_in(shown, [a_canary(day.isoformat())]) != []
    assert b"14 Mar 1931" in spellings("1931-03-14")
