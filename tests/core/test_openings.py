"""What is restricted opens for an hour, on one record, with a reason; a wall holds even then."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from accounts.policy import Role
from clients.models import Client, ClientWall
from core.access import openings, read_one
from core.clock import now
from core.models import FieldGrant
from tests.factories import ClientFactory, UserFactory, put_on
from tests.house_context import being, house

pytestmark = pytest.mark.django_db
REASON = "The hospital rings and nobody answers"


def phone_seen_by(user, client):
    with being(user):
        return read_one(user, Client.objects.visible_to(user).filter(pk=client.pk)).phone


@pytest.fixture
def manager():
    return UserFactory(role=Role.MANAGER)


@pytest.fixture
def record():
    return ClientFactory(phone="+85261234567")


def test_asked_answered_and_shut_again(manager, record):
    supervisor, other = UserFactory(role=Role.SUPERVISOR), ClientFactory(phone="+85261230000")
    asked = openings.ask(model=Client, pk=record.pk, field_class="contact", reason=REASON, by=manager)
    assert phone_seen_by(manager, record).is_restricted

    openings.answer(grant_id=asked.pk, model=Client, allow=True, by=supervisor)

    assert phone_seen_by(manager, record) == "+85261234567"
    assert phone_seen_by(manager, other).is_restricted
    with house():
        FieldGrant.objects.update(until=now() - dt.timedelta(seconds=1))
    assert phone_seen_by(manager, record).is_restricted


def test_a_refused_asking_opens_nothing(manager, record):
    asked = openings.ask(model=Client, pk=record.pk, field_class="contact", reason=REASON, by=manager)
    openings.answer(grant_id=asked.pk, model=Client, allow=False, by=UserFactory(role=Role.SUPERVISOR))
    assert phone_seen_by(manager, record).is_restricted


def test_nobody_answers_their_own_asking(manager, record):
    asked = openings.ask(model=Client, pk=record.pk, field_class="contact", reason=REASON, by=manager)
    with pytest.raises(Http404):
        openings.answer(grant_id=asked.pk, model=Client, allow=True, by=manager)


@pytest.mark.parametrize("field_class", ["clinical", "safeguarding", "identity", "nonsense"])
def test_what_is_not_offered_cannot_be_asked_for(manager, record, field_class):
    with pytest.raises(Http404):
        openings.ask(model=Client, pk=record.pk, field_class=field_class, reason=REASON, by=manager)


def test_breaking_the_glass_opens_named_classes_for_an_hour(record):
    worker = UserFactory()

    rows = openings.break_glass(
        model=Client, pk=record.pk, classes=["contact"], reason=REASON, by=worker, together=[record]
    )

    assert phone_seen_by(worker, record) == "+85261234567"
    assert (rows[0].until - now()) <= dt.timedelta(minutes=60)
    with house():
        assert Client.objects.visible_to(worker).count() == 1
        worker_grants = record.user_grants.get()
    assert worker_grants.source_id == rows[0].pk
    assert worker_grants.until == rows[0].until


@pytest.mark.parametrize(("classes", "reason"), [(["contact"], "urgent"), ([], REASON), (["system"], REASON)])
def test_breaking_the_glass_needs_a_reason_and_a_class(record, classes, reason):
    with pytest.raises(ValidationError):
        openings.break_glass(model=Client, pk=record.pk, classes=classes, reason=reason, by=UserFactory())


def test_a_wall_holds_even_in_an_emergency(record):
    worker = UserFactory()
    with house():
        ClientWall.objects.create(user=worker, content_object=record, made_by=worker, reason="relative")

    with pytest.raises(Http404):
        openings.break_glass(model=Client, pk=record.pk, classes=["contact"], reason=REASON, by=worker)


def test_somebody_else_reviews_an_opening(record, manager):
    worker = UserFactory()
    put_on(worker, record)
    (row,) = openings.break_glass(model=Client, pk=record.pk, classes=["contact"], reason=REASON, by=worker)

    with pytest.raises(ValidationError):
        openings.review(grant_id=row.pk, verdict="right", by=worker)
    with being(manager):
        assert [one.pk for one in openings.to_review(manager)] == [row.pk]
    openings.review(grant_id=row.pk, verdict="right", by=manager)
    with being(manager):
        assert not openings.to_review(manager).exists()
