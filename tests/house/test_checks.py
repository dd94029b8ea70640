"""The house refuses to start with anything nobody classified."""

import pytest
from django.core import checks
from django.db import models
from django.urls import path

from clients.models import Client
from core import checks as house_checks
from core.access import policy_of
from core.access.policy import _policies


def test_the_house_as_it_stands_passes():
    assert [error for error in checks.run_checks() if not error.is_silenced()] == []


def test_an_undeclared_column_is_an_error(monkeypatch):
    policy = policy_of(Client)
    monkeypatch.setattr(policy, "fields", {k: v for k, v in policy.fields.items() if k != "reference"})
    assert [error.id for error in house_checks.every_column_is_declared(None)] == ["core.E002"]


def test_a_model_without_policy_is_an_error(monkeypatch):
    monkeypatch.delitem(_policies, Client)
    assert "core.E001" in [error.id for error in house_checks.every_column_is_declared(None)]


def test_an_unclassified_address_is_an_error(settings):
    settings.ROOT_URLCONF = type(
        "urls", (), {"urlpatterns": [path("x/", lambda request: None, name="nobodys")]}
    )
    assert "URL nobodys is not classified." in [
        error.msg for error in house_checks.every_url_is_classified(None)
    ]


def test_an_untracked_model_is_an_error(monkeypatch):
    monkeypatch.setattr(house_checks, "UNTRACKED", {})
    assert "core.E005" in [error.id for error in house_checks.every_model_is_tracked(None)]


@pytest.mark.parametrize("model", house_checks.house_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down_or_sideways_and_protect(model):
    floors = {
        "core": 0,
        "accounts": 1,
        "clients": 2,
        "cases": 3,
        "documents": 4,
        "referrals": 5,
        "reports": 7,
    }
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model._meta.app_label in floors:
            label = field.related_model._meta.label
            here, there = (floors.get(m._meta.app_label, 6) for m in (model, field.related_model))
            assert there <= here or label == "accounts.User", f"{model._meta.label}.{field.name} points up"
