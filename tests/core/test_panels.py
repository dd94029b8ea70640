"""Panels of upper floors on lower floors' pages."""

from types import SimpleNamespace

import pytest

from core import panels
from core.models import ClosedDay
from core.panels import Panel, ShownPanel, panels_for, register
from tests.house_context import house


@pytest.fixture(autouse=True)
def _empty(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})


def panel(key, on="cases.case", **more):
    fields = {"title": key, "url_name": "core:openings", "shown_to": lambda user, record: True}
    return Panel(on=on, key=key, url_args=lambda record: (), **{**fields, **more})


@pytest.mark.django_db
def test_panels_come_in_order_for_their_page_and_their_reader():
    register(
        panel(
            "late", order=2, counted=lambda user, record: ClosedDay.objects.order_by("day")[: record.count]
        ),
        panel("early", order=1, area="side", tab=False),
        panel("hidden", shown_to=lambda user, record: user == "Ruth"),
        panel("elsewhere", on="clients.client"),
    )
    with house():
        assert panels_for("cases.case", "Nadia", SimpleNamespace(count=4)) == [
            ShownPanel("early", "early", "/openings/", None, "side", False),
            ShownPanel("late", "late", "/openings/", 4, "main", True),
        ]


def test_no_page_has_an_attic():
    with pytest.raises(ValueError, match="attic"):
        register(panel("x", area="attic"))
